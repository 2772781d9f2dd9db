package io.hirelay.workable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.model.AnswerValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Random definitions of fields and random records, as Workable writes them, with what must be found again of each value.
 * The same seed gives the same.
 */
final class RandomEmployees {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> PLAIN = List.of(
            "text",
            "paragraph",
            "email",
            "phone",
            "date",
            "dropdown",
            "country",
            "location",
            "numeric",
            "percentage",
            "currency",
            "payRate",
            "boolean",
            "file",
            "employee",
            "department",
            "legalEntity",
            "workSchedule",
            "mood");
    private static final List<String> TEXTS = List.of(
            "Zoë \"Z\" O'Brien",
            "x",
            "0",
            "true",
            "2021-12-17",
            "<b>bold</b> & more\nline",
            "日本語",
            " spaced ",
            "1e5",
            "null");
    private static final List<String> CODES = List.of("US", "GB", "GR", "JP");

    private final Random random;
    private final List<Definition> definitions;

    RandomEmployees(long seed) {
        this.random = new Random(seed);
        List<Definition> all = new ArrayList<>();
        for (String type : PLAIN) {
            all.add(new Definition("plain_" + type, type, false, random.nextBoolean(), choices(type), List.of()));
            all.add(new Definition("several_" + type, type, true, random.nextBoolean(), choices(type), List.of()));
        }
        for (int i = 0; i < 4; i++) {
            List<Part> parts = new ArrayList<>();
            for (String type : PLAIN) {
                if (random.nextInt(3) > 0) {
                    parts.add(new Part("group" + i + "_" + type, type, choices(type)));
                }
            }
            all.add(new Definition("group" + i, "composite", i % 2 == 0, i > 1, List.of(), parts));
        }
        this.definitions = List.copyOf(all);
    }

    record Definition(
            String id, String type, boolean multiple, boolean history, List<String> choices, List<Part> parts) {}

    record Part(String id, String type, List<String> choices) {}

    /** A value as Workable writes it, and the plain value it is; null where it has none. */
    record Value(JsonNode json, @Nullable AnswerValue plain) {}

    /**
     * Where a value must be found again.
     *
     * @param row its place among the rows of its field; -1 when it has none
     * @param part the part it is; empty when it is none
     */
    record Place(String field, int row, String part) {}

    /** A record and all its values by their places. */
    record Generated(ObjectNode json, Map<Place, Value> values) {}

    /** What {@code /employee_fields} answers. */
    ArrayNode fields() {
        ArrayNode fields = JSON.arrayNode();
        for (Definition definition : definitions) {
            ObjectNode field = fields.addObject()
                    .put("id", definition.id())
                    .put("label", label(definition.id()))
                    .putNull("hint")
                    .put("type", definition.type())
                    .put("keep_history", definition.history())
                    .put("is_multiple", definition.multiple());
            choices(field, definition.choices());
            if (!definition.parts().isEmpty()) {
                ArrayNode parts = field.putArray("subfields");
                for (Part part : definition.parts()) {
                    ObjectNode json = parts.addObject()
                            .put("id", part.id())
                            .put("label", label(part.id()))
                            .put("type", part.type());
                    choices(json, part.choices());
                }
            }
        }
        return fields;
    }

    static String label(String id) {
        return "Label of " + id;
    }

    Definition definition(String id) {
        return definitions.stream()
                .filter(definition -> definition.id().equals(id))
                .findFirst()
                .orElse(new Definition(id, "", false, false, List.of(), List.of()));
    }

    /** A record with some of the fields, and one that nobody has defined. */
    Generated employee(String id) {
        ObjectNode record = JSON.objectNode().put("id", id);
        Map<Place, Value> values = new LinkedHashMap<>();
        for (Definition definition : definitions) {
            if (random.nextInt(4) == 0) {
                if (definition.multiple()) {
                    record.putArray(definition.id());
                }
                continue;
            }
            record.set(definition.id(), definition.multiple() ? rows(definition, values) : one(definition, -1, values));
        }
        Value stranger = random.nextBoolean() ? number(false) : text();
        record.set("undefined_" + random.nextInt(1_000), stranger.json());
        values.put(
                new Place(
                        record.propertyStream()
                                .reduce((a, b) -> b)
                                .orElseThrow()
                                .getKey(),
                        -1,
                        ""),
                stranger);
        return new Generated(record, values);
    }

    private ArrayNode rows(Definition definition, Map<Place, Value> values) {
        ArrayNode rows = JSON.arrayNode();
        for (int i = 0; i < random.nextInt(4); i++) {
            String rowId = Integer.toHexString(0x3d00000 + random.nextInt(0xffff));
            rows.addObject()
                    .put("row_id", rowId)
                    .put("history_of", rowId)
                    .put("is_primary", i == 0)
                    .set("value", one(definition, i, values));
        }
        return rows;
    }

    private JsonNode one(Definition definition, int row, Map<Place, Value> values) {
        if (definition.parts().isEmpty()) {
            Value value = value(definition.type(), definition.choices());
            values.put(new Place(definition.id(), row, ""), value);
            return value.json();
        }
        ObjectNode object = JSON.objectNode();
        for (Part part : definition.parts()) {
            if (random.nextInt(4) > 0) {
                Value value = value(part.type(), part.choices());
                object.set(part.id(), value.json());
                values.put(new Place(definition.id(), row < 0 ? 0 : row, part.id()), value);
            }
        }
        return object;
    }

    private Value value(String type, List<String> choices) {
        return switch (type) {
            case "date" -> date();
            case "dropdown" -> choice(choices);
            case "country" -> country();
            case "location" -> location();
            case "numeric", "percentage" -> number(random.nextBoolean());
            case "currency" -> random.nextBoolean() ? number(random.nextBoolean()) : money(false);
            case "payRate" -> money(true);
            case "boolean" -> {
                boolean yes = random.nextBoolean();
                yield new Value(JSON.booleanNode(yes), new AnswerValue.Flag(yes));
            }
            case "file" -> {
                String url = "https://files.example/" + random.nextInt(1_000);
                yield new Value(
                        JSON.objectNode().put("filename", "a.pdf").put("url", url), new AnswerValue.FileUrl(url));
            }
            case "mood" -> random.nextBoolean() ? text() : number(false);
            default -> text();
        };
    }

    private Value text() {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return new Value(JSON.textNode(text), new AnswerValue.Text(text));
    }

    private Value date() {
        LocalDate day = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(30_000));
        String zoned =
                List.of("", "T00:00:00.000Z", "T00:00:00Z", "T00:00:00.000").get(random.nextInt(4));
        return new Value(JSON.textNode(day + zoned), new AnswerValue.Text(day.toString()));
    }

    /** Now and then one that has no label. */
    private Value choice(List<String> choices) {
        int at = random.nextInt(choices.size() + 1);
        String id = at == choices.size() ? "choice_since_gone" : choices.get(at);
        return new Value(JSON.textNode(id), new AnswerValue.Text(at == choices.size() ? id : label(id)));
    }

    private Value country() {
        String code = CODES.get(random.nextInt(CODES.size()));
        return new Value(
                JSON.objectNode().put("display", "Land of " + code).put("value", code), new AnswerValue.Text(code));
    }

    private Value location() {
        String whole = random.nextInt(180) + " Example Street, Boston";
        ObjectNode place = JSON.objectNode()
                .put("id", "place" + random.nextInt(100))
                .put("city", "Boston")
                .put("country_code", "US")
                .put("location_string", whole)
                .put("coords", "42.3492, -71.0499002");
        place.putObject("bounds").put("northeast", "1,2").put("southwest", "3,4");
        return new Value(place, new AnswerValue.Text(whole));
    }

    private Value number(boolean asText) {
        BigDecimal number = new BigDecimal(random.nextInt(2_000_000) - 1_000_000).movePointLeft(random.nextInt(4));
        return new Value(
                asText ? JSON.textNode(number.toPlainString()) : JSON.numberNode(number),
                new AnswerValue.Number(number));
    }

    private Value money(boolean rate) {
        Value amount = number(random.nextBoolean());
        ObjectNode money = JSON.objectNode().put("currency", "EUR");
        money.set("amount", amount.json());
        if (rate) {
            money.put("frequency", "month");
        }
        return new Value(money, amount.plain());
    }

    private List<String> choices(String type) {
        return type.equals("dropdown")
                ? IntStream.range(0, 1 + random.nextInt(4))
                        .mapToObj(i -> "employement_typo_" + i)
                        .toList()
                : List.of();
    }

    private static void choices(ObjectNode json, List<String> choices) {
        if (!choices.isEmpty()) {
            ArrayNode array = json.putArray("choices");
            choices.forEach(choice -> array.addObject()
                    .put("id", choice)
                    .put("label", label(choice))
                    .put("position", array.size() - 1));
        }
    }
}
