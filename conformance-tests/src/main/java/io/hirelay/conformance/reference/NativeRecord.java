package io.hirelay.conformance.reference;

import io.hirelay.model.RawJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record as the system sent it: its fields by name, and the bytes of its line. A field of another type than it should
 * have is as good as missing; the bytes still tell.
 */
record NativeRecord(Map<String, @Nullable Object> fields, RawJson raw) {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    @Nullable String text(String name) {
        return fields.get(name) instanceof String text ? text : null;
    }

    @Nullable Boolean flag(String name) {
        return fields.get(name) instanceof Boolean flag ? flag : null;
    }

    @Nullable Integer number(String name) {
        return fields.get(name) instanceof Long number ? number.intValue() : null;
    }

    /** A time in milliseconds. */
    @Nullable Instant millis(String name) {
        return fields.get(name) instanceof Long millis ? Instant.ofEpochMilli(millis) : null;
    }

    /** A time written without an offset, which means UTC here. */
    @Nullable Instant local(String name) {
        String text = text(name);
        return text == null ? null : LocalDateTime.parse(text, LOCAL).toInstant(ZoneOffset.UTC);
    }

    @Nullable BigDecimal decimal(String name) {
        Object value = fields.get(name);
        return value instanceof BigDecimal decimal
                ? decimal
                : value instanceof Long whole ? BigDecimal.valueOf(whole) : null;
    }

    /** An object inside; null when it is not there. */
    @Nullable NativeRecord part(String name) {
        return fields.get(name) instanceof Map<?, ?> map ? part(map) : null;
    }

    /** The objects of a list inside. */
    List<NativeRecord> parts(String name) {
        List<NativeRecord> parts = new ArrayList<>();
        if (fields.get(name) instanceof List<?> list) {
            list.forEach(item -> {
                if (item instanceof Map<?, ?> map) {
                    parts.add(part(map));
                }
            });
        }
        return parts;
    }

    List<String> texts(String name) {
        return fields.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Parts have no line of their own. */
    private static NativeRecord part(Map<?, ?> map) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), value));
        return new NativeRecord(fields, RawJson.NULL);
    }
}
