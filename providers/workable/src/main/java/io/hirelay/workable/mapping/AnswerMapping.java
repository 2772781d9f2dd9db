package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.model.Answer;
import io.hirelay.model.AnswerValue;
import io.hirelay.workable.wire.AnswerDto;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers. Workable says by the key that is there how a question was answered, but not of which type the question was:
 * short and long texts share one key, dropdowns and multiple choices another.
 */
public final class AnswerMapping {
    /** What a short text holds at most. */
    private static final int SHORT = 128;

    private AnswerMapping() {}

    public static Answer answer(AnswerDto answer) {
        Optional<String> question = Optional.ofNullable(
                answer.question() == null ? null : text(answer.question().body()));
        Map<String, @Nullable Object> said = answer.answer();
        if (said == null) {
            return new Answer(question, Optional.empty(), Optional.empty(), Optional.empty());
        }
        return new Answer(
                question, Optional.empty(), Optional.ofNullable(type(said)), Optional.ofNullable(value(said)));
    }

    private static @Nullable String type(Map<String, @Nullable Object> said) {
        if (said.get("body") instanceof String body) {
            return body.length() > SHORT || body.contains("</") || body.contains("\n") ? "free_text" : "short_text";
        } else if (said.containsKey("checked")) {
            return "boolean";
        } else if (said.containsKey("choices")) {
            return "multiple_choice";
        } else if (said.containsKey("date")) {
            return "date";
        } else if (said.containsKey("number")) {
            return "numeric";
        }
        return said.containsKey("file_url") ? "file" : null;
    }

    private static @Nullable AnswerValue value(Map<String, @Nullable Object> said) {
        if (said.get("body") instanceof String body) {
            return new AnswerValue.Text(body);
        } else if (said.get("checked") instanceof Boolean checked) {
            return new AnswerValue.Flag(checked);
        } else if (said.get("choices") instanceof List<?> choices) {
            return new AnswerValue.Choices(choices.stream()
                    .map(choice -> choice instanceof Map<?, ?> map ? map.get("body") : choice)
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .toList());
        } else if (said.get("date") instanceof String date) {
            return new AnswerValue.Text(date);
        } else if (said.get("number") != null) {
            return number(String.valueOf(said.get("number")));
        } else if (said.get("file_url") instanceof String url) {
            return new AnswerValue.FileUrl(url);
        }
        return null;
    }

    private static @Nullable AnswerValue number(String text) {
        try {
            return new AnswerValue.Number(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return text.isBlank() ? null : new AnswerValue.Text(text);
        }
    }
}
