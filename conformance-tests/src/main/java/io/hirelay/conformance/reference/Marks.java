package io.hirelay.conformance.reference;

import io.hirelay.error.Findings;
import io.hirelay.input.FieldInput;
import io.hirelay.json.Json;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Change;
import io.hirelay.model.FieldPart;
import io.hirelay.model.FieldRow;
import io.hirelay.model.FieldValue;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Marks of hands: values that only their definitions tell the kind of, and the ids of whose choices nobody can read. */
final class Marks {
    private static final Json JSON = new Json();

    private Marks() {}

    /** @param defined the definitions by id */
    static List<FieldValue> shown(NativeRecord hand, Map<String, NativeRecord> defined) {
        List<FieldValue> values = new ArrayList<>();
        Optional.ofNullable(hand.part("marks"))
                .ifPresent(marks -> marks.fields().forEach((mark, value) -> {
                    if (value != null) {
                        values.add(shown(mark, Optional.ofNullable(defined.get(mark)), value));
                    }
                }));
        return values;
    }

    private static FieldValue shown(String mark, Optional<NativeRecord> definition, Object value) {
        List<FieldRow> rows = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(item -> {
                if (item instanceof Map<?, ?> card) {
                    rows.add(row(card, definition));
                }
            });
        }
        return new FieldValue(
                Id.of(mark),
                definition.map(field -> field.text("label")),
                definition.flatMap(field -> RosterWords.coded(RosterWords.MARKS, field.text("kind"))),
                rows.isEmpty() ? plain(definition, value) : Optional.empty(),
                rows,
                raw(value));
    }

    private static FieldRow row(Map<?, ?> card, Optional<NativeRecord> definition) {
        List<FieldPart> parts = new ArrayList<>();
        if (card.get("says") instanceof Map<?, ?> says) {
            says.forEach((name, value) -> {
                Optional<NativeRecord> part = definition.flatMap(field -> field.parts("parts").stream()
                        .filter(each -> name.equals(each.text("part")))
                        .findFirst());
                parts.add(new FieldPart(
                        Optional.of(String.valueOf(name)),
                        part.map(each -> each.text("label")),
                        part.flatMap(each -> RosterWords.coded(RosterWords.MARKS, each.text("kind"))),
                        value == null ? Optional.empty() : plain(part, value),
                        raw(value)));
            });
        }
        return new FieldRow(
                Optional.ofNullable(card.get("card")).map(String::valueOf),
                Optional.ofNullable(card.get("before")).map(String::valueOf),
                Optional.of(Boolean.TRUE.equals(card.get("first"))),
                Optional.empty(),
                parts);
    }

    private static RawJson raw(@Nullable Object value) {
        return RawJson.of(new String(JSON.write(value), StandardCharsets.UTF_8));
    }

    private static Optional<AnswerValue> plain(Optional<NativeRecord> definition, Object value) {
        if (value instanceof Boolean flag) {
            return Optional.of(new AnswerValue.Flag(flag));
        }
        if (value instanceof Number number) {
            return Optional.of(new AnswerValue.Number(new BigDecimal(number.toString())));
        }
        if (value instanceof List<?> list) {
            return Optional.of(new AnswerValue.Choices(list.stream()
                    .map(item -> choice(definition, String.valueOf(item)))
                    .toList()));
        }
        if (value instanceof Map<?, ?> map) {
            return map.containsKey("sum")
                    ? Optional.of(new AnswerValue.Text(map.get("sum") + " " + map.get("coin")))
                    : map.containsKey("link")
                            ? Optional.of(new AnswerValue.FileUrl(String.valueOf(map.get("link"))))
                            : Optional.empty();
        }
        String text = String.valueOf(value);
        return Optional.of(new AnswerValue.Text(
                isKind(definition, "day")
                        ? LocalDate.parse(text, RosterSeed.DAY).toString()
                        : choice(definition, text)));
    }

    private static boolean isKind(Optional<NativeRecord> definition, String kind) {
        return definition.filter(field -> kind.equals(field.text("kind"))).isPresent();
    }

    private static String choice(Optional<NativeRecord> definition, String id) {
        return definition.stream()
                .flatMap(field -> field.parts("choices").stream())
                .filter(choice -> id.equals(choice.text("choice")))
                .map(choice -> String.valueOf(choice.text("says")))
                .findFirst()
                .orElse(id);
    }

    /** What is to be sent for these values; null for one that is cleared. What is wrong with them is found. */
    static Map<String, @Nullable Object> sent(
            List<FieldInput> inputs, Map<String, NativeRecord> defined, Findings findings) {
        Map<String, @Nullable Object> sent = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            FieldInput input = inputs.get(i);
            String at = "custom_fields[" + i + "].";
            NativeRecord mark = defined.get(input.id().value().strip());
            if (mark == null) {
                findings.add(at + "id", "names no field of employees here");
            } else if (!input.raw().equals(RawJson.NULL)) {
                sent.put(HiringMappers.id(mark, "mark"), JSON.read(input.raw().toBytes()));
            } else if (input.value() instanceof Change.Set<AnswerValue> set) {
                Optional<Object> value = said(mark, set.value());
                if (value.isEmpty()) {
                    findings.add(at + "value", "must be a value as its definition says, of kind " + mark.text("kind"));
                }
                sent.put(HiringMappers.id(mark, "mark"), value.orElse(null));
            } else {
                sent.put(HiringMappers.id(mark, "mark"), null);
            }
        }
        return sent;
    }

    private static Optional<Object> said(NativeRecord mark, AnswerValue value) {
        return switch (Objects.requireNonNullElse(mark.text("kind"), "")) {
            case "count", "share" ->
                value instanceof AnswerValue.Number number ? Optional.of(number.json()) : Optional.empty();
            case "yes_no" -> value instanceof AnswerValue.Flag flag ? Optional.of(flag.json()) : Optional.empty();
            case "day" -> text(value).flatMap(Marks::day);
            case "one_of" -> text(value).flatMap(text -> chosen(mark, text));
            case "some_of" ->
                value instanceof AnswerValue.Choices choices
                        ? Optional.of(choices.json().stream()
                                        .map(text -> chosen(mark, text))
                                        .flatMap(Optional::stream)
                                        .toList())
                                .filter(known -> known.size() == choices.json().size())
                                .map(known -> known)
                        : Optional.empty();
            case "word", "prose", "mail", "phone", "link", "land", "hand", "gang" ->
                text(value).map(text -> text);
            default -> Optional.empty(); // in the provider's own words only
        };
    }

    private static Optional<String> text(AnswerValue value) {
        return value instanceof AnswerValue.Text text ? Optional.of(text.json()) : Optional.empty();
    }

    private static Optional<Object> day(String text) {
        try {
            return Optional.of(RosterSeed.day(LocalDate.parse(text)));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private static Optional<Object> chosen(NativeRecord mark, String text) {
        return mark.parts("choices").stream()
                .filter(choice -> text.equals(choice.text("choice")) || text.equals(choice.text("says")))
                .<Object>map(choice -> HiringMappers.id(choice, "choice"))
                .findFirst();
    }
}
