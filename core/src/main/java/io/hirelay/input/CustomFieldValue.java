package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Candidate;
import io.hirelay.model.Change;
import io.hirelay.model.CustomField;
import io.hirelay.model.Doc;
import io.hirelay.model.Id;
import io.hirelay.model.ObjectForm;
import io.hirelay.model.Personal;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;
import java.util.Optional;

/** The value of a custom field of a candidate. */
@Doc("The value of a custom field of a candidate.")
@ObjectForm(in = "value", is = "file")
public record CustomFieldValue(
        @Required @Doc("Which field.") Id<CustomField> id,
        @Required @Doc("Whose.") Id<Candidate> candidateId,

        @Personal @Doc("Text, number, true or false, a date, or choices by id or text; null clears.")
        Change<AnswerValue> value,

        @Personal @Doc("The value of a field for a file.") Optional<FileInput> file,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public static CustomFieldValue of(String field, String candidate, AnswerValue value) {
        return new CustomFieldValue(Id.of(field), Id.of(candidate), Change.set(value), Optional.empty(), RawJson.NULL);
    }

    @Override
    public void check(Findings findings) {
        if (value instanceof Change.Keep == file.isEmpty()) {
            findings.add("value", "either value or file is needed, and not both");
        }
        file.ifPresent(given -> given.check(findings.under("file")));
    }
}
