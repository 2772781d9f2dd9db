package io.hirelay.workable.mapping;

import io.hirelay.error.Choice;
import io.hirelay.error.Findings;
import io.hirelay.model.AnswerValue;
import io.hirelay.workable.wire.ChoiceDto;
import io.hirelay.workable.wire.QuestionDto;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Answers in Workable's own words, the way back of {@link AnswerMapping}: under a key that depends on the question's type,
 * choices by id. A choice may be given by id or by its text, several as a list.
 */
public final class AnswerWriter {
    /** What a short text holds at most. */
    private static final int SHORT = 128;

    private static final String FIELD = "value";

    private AnswerWriter() {}

    /**
     * What is sent as the answer, beside the question's id.
     *
     * @param findings about the answer, whose value they are told of
     * @return empty when something is wrong with it
     */
    public static Optional<Map<String, Object>> answer(QuestionDto question, AnswerValue value, Findings findings) {
        return switch (Objects.requireNonNullElse(question.type(), "")) {
            case "short_text" -> text(value, SHORT, findings);
            case "free_text" -> text(value, Integer.MAX_VALUE, findings);
            case "boolean" -> flag(value, findings);
            case "numeric" -> number(value, findings);
            case "date" -> date(value, findings);
            case "dropdown" -> choices(question, value, true, findings);
            case "multiple_choice" -> choices(question, value, Boolean.TRUE.equals(question.singleAnswer()), findings);
            case "file" ->
                wrong("must be given as file {file_name, data} or {file_url}: the question is for one", findings);
            default -> wrong("is for a question of a type that is not known here; answer it by remote_data", findings);
        };
    }

    private static Optional<Map<String, Object>> text(AnswerValue value, int most, Findings findings) {
        if (!(value instanceof AnswerValue.Text text) || text.json().isBlank()) {
            return wrong("must be a text", findings);
        }
        return text.json().length() > most
                ? wrong("must not be longer than " + most + " characters", findings)
                : Optional.of(Map.of("body", text.json()));
    }

    private static Optional<Map<String, Object>> flag(AnswerValue value, Findings findings) {
        return value instanceof AnswerValue.Flag flag
                ? Optional.of(Map.of("checked", flag.json()))
                : wrong("must be true or false", findings);
    }

    private static Optional<Map<String, Object>> number(AnswerValue value, Findings findings) {
        if (value instanceof AnswerValue.Number number) {
            return Optional.of(Map.of("number", number.json()));
        }
        if (value instanceof AnswerValue.Text text && text.json().strip().matches("-?\\d{1,30}(\\.\\d{1,30})?")) {
            return Optional.of(Map.of("number", new BigDecimal(text.json().strip())));
        }
        return wrong("must be a number such as 5 or 2.5", findings);
    }

    private static Optional<Map<String, Object>> date(AnswerValue value, Findings findings) {
        try {
            if (value instanceof AnswerValue.Text text) {
                return Optional.of(
                        Map.of("date", LocalDate.parse(text.json().strip()).toString()));
            }
        } catch (DateTimeException e) {
            // Told as any other value that is no date.
        }
        return wrong("must be a date such as 2026-01-31", findings);
    }

    private static Optional<Map<String, Object>> choices(
            QuestionDto question, AnswerValue value, boolean single, Findings findings) {
        List<ChoiceDto> known = Present.in(question.choices());
        List<String> given = value instanceof AnswerValue.Choices several
                ? several.json()
                : value instanceof AnswerValue.Text text ? List.of(text.json()) : List.of();
        if (given.isEmpty()) {
            findings.add(FIELD, "must be one of the question's choices, by id or text", choices(known));
            return Optional.empty();
        }
        Set<String> ids = new LinkedHashSet<>();
        for (String each : given) {
            List<String> meant = meant(each.strip(), known);
            if (meant.size() != 1) {
                findings.add(
                        FIELD,
                        meant.isEmpty()
                                ? "is none of the question's choices"
                                : "may mean several of the question's choices; name one by its id",
                        choices(known));
                return Optional.empty();
            }
            ids.addAll(meant);
        }
        if (single && ids.size() > 1) {
            return wrong("must be one choice: the question takes no more", findings);
        }
        return Optional.of(Map.of("choices", List.copyOf(ids)));
    }

    private static List<String> meant(String given, List<ChoiceDto> known) {
        List<String> ids = new ArrayList<>();
        for (ChoiceDto choice : known) {
            if (choice.id() != null && choice.id().equalsIgnoreCase(given)) {
                return List.of(choice.id());
            }
            if (choice.id() != null
                    && choice.body() != null
                    && choice.body().strip().equalsIgnoreCase(given)) {
                ids.add(choice.id());
            }
        }
        return ids;
    }

    private static List<Choice> choices(List<ChoiceDto> known) {
        List<Choice> choices = new ArrayList<>();
        for (ChoiceDto choice : known) {
            if (choice.id() != null) {
                choices.add(new Choice(choice.id(), Objects.requireNonNullElse(choice.body(), choice.id())));
            }
        }
        return choices;
    }

    private static Optional<Map<String, Object>> wrong(String message, Findings findings) {
        findings.add(FIELD, message);
        return Optional.empty();
    }

    /** The answer with the question's id in front, as Workable takes it. */
    public static Map<String, Object> to(QuestionDto question, Map<String, Object> answer) {
        Map<String, Object> element = new LinkedHashMap<>();
        element.put("question_key", question.id());
        element.putAll(answer);
        return element;
    }
}
