package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.model.AnswerValue;
import io.hirelay.workable.mapping.EmployeeSchema.Choices;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Single values of employees' fields by the field's type. A choice becomes its label, a day is told without the midnight
 * behind it, a country is its code, a place its text, a rate of pay its amount; what else such a value says is in the raw
 * value. One of another kind than its type has is told as the kind it is.
 */
final class PlainValues {
    private static final String MIDNIGHT = "T00:00(?::00(?:\\.0+)?)?(?:Z|[+-]00:?00)?";

    private PlainValues() {}

    /**
     * @param type in Workable's words; empty when nobody knows
     * @return null when it is made of something that no plain value can tell
     */
    static @Nullable AnswerValue of(String type, Choices choices, @Nullable Object value) {
        if (value instanceof List<?> several) {
            return several(type, choices, several);
        }
        if (value instanceof Map<?, ?> object) {
            return ofObject(type, object);
        }
        if (value instanceof String written) {
            return switch (type) {
                case FieldTypes.DROPDOWN ->
                    new AnswerValue.Text(choices.byId(written).orElse(written));
                case FieldTypes.DATE -> new AnswerValue.Text(day(written));
                case FieldTypes.NUMERIC, FieldTypes.PERCENTAGE, FieldTypes.CURRENCY, FieldTypes.PAY_RATE ->
                    Objects.requireNonNullElseGet(number(written), () -> new AnswerValue.Text(written));
                case FieldTypes.BOOLEAN ->
                    written.equals("true") || written.equals("false")
                            ? new AnswerValue.Flag(Boolean.valueOf(written))
                            : new AnswerValue.Text(written);
                case FieldTypes.FILE ->
                    written.startsWith("http") ? new AnswerValue.FileUrl(written) : new AnswerValue.Text(written);
                default -> new AnswerValue.Text(written);
            };
        }
        if (value instanceof Boolean flag) {
            return new AnswerValue.Flag(flag);
        }
        return number(value);
    }

    /** The day alone of what is written as a day's midnight; anything else as it is written. */
    static String day(String written) {
        return isDay(written) ? written.substring(0, "2026-01-31".length()) : written;
    }

    /** Whether it tells a day and no time of it. */
    static boolean isDay(String written) {
        return WireTimes.date(written) != null
                && (written.length() == "2026-01-31".length()
                        || written.substring("2026-01-31".length()).matches(MIDNIGHT));
    }

    private static @Nullable AnswerValue several(String type, Choices choices, List<?> values) {
        List<String> texts = values.stream()
                .filter(value -> !(value instanceof Map<?, ?> || value instanceof List<?>))
                .filter(Objects::nonNull)
                .map(value -> type.equals(FieldTypes.DROPDOWN)
                        ? choices.byId(String.valueOf(value)).orElse(String.valueOf(value))
                        : String.valueOf(value))
                .toList();
        return texts.size() == values.size() ? new AnswerValue.Choices(texts) : null;
    }

    private static @Nullable AnswerValue ofObject(String type, Map<?, ?> object) {
        return switch (type) {
            case FieldTypes.COUNTRY -> firstText(object, "value", "display");
            case FieldTypes.LOCATION -> firstText(object, "location_string", "label", "city", "country");
            case FieldTypes.PAY_RATE, FieldTypes.CURRENCY ->
                Stream.of("amount", "value")
                        .map(name -> number(object.get(name)))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
            case FieldTypes.FILE ->
                Stream.of("url", "file_url", "download_url", "filepath")
                        .map(object::get)
                        .filter(address -> address instanceof String written && written.startsWith("http"))
                        .findFirst()
                        .<AnswerValue>map(address -> new AnswerValue.FileUrl(String.valueOf(address)))
                        .orElseGet(() -> firstText(object, "filename", "name", "id"));
            default -> null;
        };
    }

    private static @Nullable AnswerValue firstText(Map<?, ?> object, String... names) {
        for (String name : names) {
            if (object.get(name) instanceof String written && text(written) != null) {
                return new AnswerValue.Text(written);
            }
        }
        return null;
    }

    private static AnswerValue.@Nullable Number number(@Nullable Object value) {
        BigDecimal number = Decimals.of(value);
        return number == null ? null : new AnswerValue.Number(number);
    }
}
