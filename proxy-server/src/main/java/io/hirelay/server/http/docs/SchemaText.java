package io.hirelay.server.http.docs;

import io.hirelay.json.Schemas;
import io.hirelay.model.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A JSON Schema in words. */
final class SchemaText {
    private SchemaText() {}

    /** The type of a field's values. */
    static String of(Shape.Field field) {
        String one = of(new Schemas().of(field.valueType()));
        return field.arity() == Shape.Arity.LIST
                ? "list of " + one
                : field.format().orElse(one);
    }

    /** What values of this schema are; that they may be null is not said. */
    static String of(Map<?, ?> schema) {
        if (schema.get("$ref") instanceof String reference) {
            return reference.substring(reference.lastIndexOf('/') + 1);
        }
        if (schema.get("anyOf") instanceof List<?> alternatives) {
            return alternatives.stream()
                    .map(alternative -> (Map<?, ?>) alternative)
                    .filter(alternative -> !"null".equals(alternative.get("type")))
                    .map(SchemaText::of)
                    .distinct()
                    .collect(Collectors.joining(" or "));
        }
        if (schema.get("enum") instanceof List<?> words) {
            return words.stream()
                    .filter(word -> word != null)
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (schema.get("format") instanceof String format) {
            return format;
        }
        String type = type(schema.get("type"));
        if (type.equals("array")) {
            return "list of " + (schema.get("items") instanceof Map<?, ?> items ? of(items) : "anything");
        }
        return type;
    }

    private static String type(Object type) {
        if (type instanceof List<?> several) {
            return several.stream()
                    .map(String::valueOf)
                    .filter(name -> !name.equals("null"))
                    .findFirst()
                    .orElse("null");
        }
        return type == null ? "anything" : String.valueOf(type);
    }
}
