package io.hirelay.server.http.unified;

import io.hirelay.operation.FilterField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON Schema of what a filter may be set to. */
public final class FilterSchema {
    private FilterSchema() {}

    /** The schema of one value, with the words there are and the default where there is one. */
    public static Map<String, Object> of(FilterField<?, ?> filter) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        List<String> words = new ArrayList<>(filter.type().words());
        if (filter.takesAll()) {
            words.add(FilterField.ALL);
        }
        if (!words.isEmpty()) {
            schema.put("enum", List.copyOf(words));
        }
        switch (filter.type().name()) {
            case "time" -> schema.put("format", "date-time");
            case "local_time" -> schema.put("format", "date-time-local");
            case "email" -> schema.put("format", "email");
            default -> {}
        }
        filter.unlessAsked().ifPresent(preset -> schema.put("default", String.valueOf(preset)));
        return schema;
    }
}
