package io.hirelay.workable.mapping;

import io.hirelay.error.Choice;
import io.hirelay.error.Findings;
import io.hirelay.model.AnswerValue;
import io.hirelay.workable.mapping.EmployeeSchema.Choices;
import io.hirelay.workable.mapping.EmployeeSchema.Field;
import io.hirelay.workable.mapping.EmployeeSchema.Part;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Single values as Workable's fields of employees take them, by the type of the field. */
final class FieldEncoder {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** The choices of an account whose fields are not known. */
    private static final Choices UNKNOWN = new Choices(Map.of());

    private FieldEncoder() {}

    static Choices choices(EmployeeSchema schema, String field) {
        return schema == EmployeeSchema.UNKNOWN
                ? UNKNOWN
                : schema.field(field).map(Field::choices).orElse(UNKNOWN);
    }

    static Choices choices(EmployeeSchema schema, String field, String part) {
        return schema == EmployeeSchema.UNKNOWN
                ? UNKNOWN
                : schema.field(field)
                        .flatMap(known -> known.part(part))
                        .map(Part::choices)
                        .orElseGet(() -> new Choices(Map.of()));
    }

    /** A day. */
    static String day(LocalDate day) {
        return day + StoredValues.MIDNIGHT;
    }

    /** A country by its code of two letters. */
    static Optional<Object> country(String path, String given, Findings findings) {
        String code = given.strip().toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(code)) {
            findings.add(path, "must be the code of a country in two letters, such as GR");
            return Optional.empty();
        }
        Map<String, Object> country = new LinkedHashMap<>();
        country.put("display", new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH));
        country.put("value", code);
        return Optional.of(country);
    }

    /**
     * The id of a choice.
     *
     * @param choices where nobody knows them, the first guess is as good as any
     * @param given an id, a label, or a word of ours
     * @param guesses Workable's usual ids for what is given
     */
    static Optional<Object> choice(
            String path, Choices choices, String given, List<String> guesses, Findings findings) {
        Optional<String> usual = guesses.stream()
                .filter(guess -> choices.byId(guess).isPresent())
                .findFirst();
        if (usual.isPresent()) {
            return Optional.of(usual.get());
        }
        List<String> meant = choices.meant(given);
        if (meant.isEmpty()) {
            meant = choices.labels().entrySet().stream()
                    .filter(choice -> letters(choice.getValue()).equals(letters(given)))
                    .map(Map.Entry::getKey)
                    .toList();
        }
        if (meant.size() == 1) {
            return Optional.of(meant.get(0));
        }
        if (choices == UNKNOWN && !guesses.isEmpty()) {
            return Optional.of(guesses.get(0));
        }
        findings.add(
                path,
                meant.isEmpty()
                        ? "is not one of the account's choices; an id or a label of one would be right"
                        : "is the label of several choices: use the id of one",
                choices.labels().entrySet().stream()
                        .filter(choice -> meantOrAny(choice.getKey(), choices.meant(given)))
                        .map(choice -> new Choice(choice.getKey(), choice.getValue()))
                        .toList());
        return Optional.empty();
    }

    private static boolean meantOrAny(String id, List<String> meant) {
        return meant.isEmpty() || meant.contains(id);
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** A plain value by the type of its field; empty when it is of another kind, which is found wrong. */
    static Optional<Object> value(String path, String type, Choices choices, AnswerValue given, Findings findings) {
        return switch (type) {
            case FieldTypes.DROPDOWN -> choice(path, choices, given, findings);
            case FieldTypes.DATE -> date(path, given, findings);
            case FieldTypes.NUMERIC, FieldTypes.PERCENTAGE ->
                given instanceof AnswerValue.Number number
                        ? Optional.of(number.json())
                        : wrong(path, "must be a number", findings);
            case FieldTypes.BOOLEAN ->
                given instanceof AnswerValue.Flag flag
                        ? Optional.of(flag.json())
                        : wrong(path, "must be true or false", findings);
            case FieldTypes.COUNTRY -> {
                String code = text(given);
                yield code == null
                        ? wrong(path, "must be the code of a country in two letters, such as GR", findings)
                        : country(path, code, findings);
            }
            case FieldTypes.LOCATION, FieldTypes.FILE, FieldTypes.CURRENCY, FieldTypes.PAY_RATE ->
                wrong(
                        path,
                        "is a field of the type " + type + ", whose values are given as Workable writes them: as a JSON"
                                + " object",
                        findings);
            default -> {
                String words = text(given);
                yield words == null ? wrong(path, "must be text", findings) : Optional.of(words);
            }
        };
    }

    private static Optional<Object> choice(String path, Choices choices, AnswerValue given, Findings findings) {
        String words =
                given instanceof AnswerValue.Choices several && several.json().size() == 1
                        ? several.json().get(0)
                        : text(given);
        return words == null
                ? wrong(path, "must be one choice, by its id or its label", findings)
                : choice(path, choices, words, List.of(), findings);
    }

    private static Optional<Object> date(String path, AnswerValue given, Findings findings) {
        String words = text(given);
        try {
            if (words != null) {
                return Optional.of(day(LocalDate.parse(words.strip())));
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        return wrong(path, "must be a date such as 2026-01-31", findings);
    }

    private static @Nullable String text(AnswerValue given) {
        return given instanceof AnswerValue.Text text && !text.json().isBlank() ? text.json() : null;
    }

    private static Optional<Object> wrong(String path, String message, Findings findings) {
        findings.add(path, message);
        return Optional.empty();
    }

    /** A whole number of digits alone, such as the extension of a telephone. */
    static Optional<Object> digits(String path, String given, Findings findings) {
        return given.strip().matches("\\d{1,15}")
                ? Optional.of(new BigDecimal(given.strip()))
                : wrong(path, "must be digits alone", findings);
    }
}
