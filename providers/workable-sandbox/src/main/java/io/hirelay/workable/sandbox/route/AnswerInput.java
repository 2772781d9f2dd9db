package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.hirelay.workable.sandbox.row.Answer;
import io.hirelay.workable.sandbox.row.CustomAttribute;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Question;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers to questions and values of custom attributes as clients send them: choices by id, unlike what comes back. */
final class AnswerInput {
    private static final int SHORT = 128;

    private final Uploads uploads;

    AnswerInput(Uploads uploads) {
        this.uploads = uploads;
    }

    /**
     * An answer for every question that has one, in the order of the form.
     *
     * @param insist whether required questions must have one
     */
    List<Answer> answers(Body candidate, List<Question> questions, boolean insist) {
        Map<String, Body> given = new HashMap<>();
        for (Body answer : candidate.objects("answers")) {
            String key = answer.required("question_key");
            if (questions.stream().noneMatch(question -> Ids.text(question.id()).equals(key))) {
                throw Refusal.invalid("answers", "refer to the unknown question " + key);
            }
            given.put(key, answer);
        }
        List<Answer> answers = new ArrayList<>();
        for (Question question : questions) {
            Body answer = given.get(Ids.text(question.id()));
            if (answer == null && question.required() && insist) {
                throw Refusal.invalid("answers", "are missing for the required question " + Ids.text(question.id()));
            }
            if (answer != null) {
                answers.add(new Answer(
                        question.body(),
                        value(question.type(), "body", answer, question.single(), question.choices())));
            } else if (!given.isEmpty()) {
                answers.add(new Answer(question.body(), null));
            }
        }
        return answers;
    }

    /** The value that is to be set for an attribute. */
    Answer.Value attribute(CustomAttribute attribute, Body body) {
        return value(attribute.type(), "value", body, attribute.single(), attribute.choices());
    }

    private Answer.Value value(String type, String textKey, Body body, boolean single, List<Question.Choice> choices) {
        return switch (type) {
            case "free_text" -> new Answer.Text(body.required(textKey));
            case "short_text" -> shortText(textKey, body);
            case "boolean" -> checked(body);
            case "multiple_choice", "dropdown" -> chosen(body, single || type.equals("dropdown"), choices);
            case "date" -> day(body);
            case "numeric" -> amount(body.get(textKey.equals("value") ? "value" : "number"));
            case "file" -> new Answer.Upload(uploads.answer(body));
            default -> throw new IllegalArgumentException("no answer to a question of type " + type);
        };
    }

    private static Answer.Value shortText(String key, Body body) {
        String text = body.required(key);
        if (text.length() > SHORT) {
            throw Refusal.invalid(key, "is too long (maximum is " + SHORT + " characters)");
        }
        return new Answer.Text(text);
    }

    private static Answer.Value checked(Body body) {
        if (!body.get("checked").isBoolean()) {
            throw Refusal.invalid("checked", "must be true or false");
        }
        return new Answer.Checked(body.get("checked").asBoolean());
    }

    private static Answer.Value chosen(Body body, boolean single, List<Question.Choice> choices) {
        List<String> ids = body.texts("choices");
        if (ids.isEmpty() || (single && ids.size() > 1)) {
            throw Refusal.invalid("choices", single ? "must hold one id" : "can't be blank");
        }
        return new Answer.Choices(ids.stream()
                .map(id -> choices.stream()
                        .filter(choice -> Ids.text(choice.id()).equals(id))
                        .findFirst()
                        .map(Question.Choice::body)
                        .orElseThrow(() -> Refusal.invalid("choices", "refer to the unknown choice " + id)))
                .toList());
    }

    private static Answer.Value day(Body body) {
        try {
            return new Answer.Day(LocalDate.parse(body.required("date")).toString());
        } catch (DateTimeException e) {
            throw Refusal.invalid("date", "must be YYYY-MM-DD");
        }
    }

    private static Answer.Value amount(JsonNode value) {
        Optional<Double> number = Optional.empty();
        if (value.isNumber()) {
            number = Optional.of(value.asDouble());
        } else if (value.isTextual() && value.asText().matches("-?\\d+(\\.\\d+)?")) {
            number = Optional.of(Double.valueOf(value.asText()));
        }
        return new Answer.Amount(number.orElseThrow(() -> Refusal.invalid("number", "is not a number")));
    }
}
