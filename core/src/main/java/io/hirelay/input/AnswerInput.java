package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Doc;
import io.hirelay.model.ObjectForm;
import io.hirelay.model.Personal;
import java.util.Optional;

/** An answer to a question of the job's form. */
@Doc("An answer to a question of the job's form.")
@ObjectForm(in = "value", is = "file")
public record AnswerInput(
        @Doc("The question's id; this or question is needed.")
        Optional<String> questionId,

        @Doc("The question's text as it stands in the form.")
        Optional<String> question,

        @Personal @Doc("Text, number, true or false, a date, or choices by id or text; an array for several.")
        Optional<AnswerValue> value,

        @Personal @Doc("The answer to a question for a file.")
        Optional<FileInput> file) {

    public static AnswerInput of(String questionId, AnswerValue value) {
        return new AnswerInput(Optional.of(questionId), Optional.empty(), Optional.of(value), Optional.empty());
    }

    public static AnswerInput of(String questionId, FileInput file) {
        return new AnswerInput(Optional.of(questionId), Optional.empty(), Optional.empty(), Optional.of(file));
    }

    void check(Findings findings) {
        if (questionId.isPresent() == question.isPresent()) {
            findings.add("question_id", "either question_id or question is needed, and not both");
        }
        if (value.isPresent() == file.isPresent()) {
            findings.add("value", "either value or file is needed, and not both");
        }
        file.ifPresent(given -> given.check(findings.under("file")));
    }
}
