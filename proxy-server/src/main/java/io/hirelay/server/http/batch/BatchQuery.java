package io.hirelay.server.http.batch;

import io.hirelay.error.Failure;
import io.hirelay.server.http.unified.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters given as JSON: a list is {@code name[]=…} for each of its items, an object {@code name[key]=…}. */
final class BatchQuery {
    private static final int DEEPEST = 4;

    private BatchQuery() {}

    static void check(Map<String, ?> query, String at, List<Failure> failures) {
        if (query.containsKey(Target.ACCOUNT)) {
            failures.add(new Failure(at + Target.ACCOUNT, "is named once, for the whole batch"));
        }
        query.forEach((name, value) -> check(value, at + name, DEEPEST, failures));
    }

    private static void check(@Nullable Object value, String at, int levels, List<Failure> failures) {
        if (levels == 0) {
            failures.add(new Failure(at, "lies deeper than any parameter"));
        } else if (value instanceof Map<?, ?> object) {
            object.forEach((name, inner) -> check(inner, at + "." + name, levels - 1, failures));
        } else if (value instanceof List<?> items && items.stream().anyMatch(BatchQuery::isNoValue)) {
            failures.add(new Failure(at, "must be a list of texts, numbers, or true and false"));
        }
    }

    private static boolean isNoValue(@Nullable Object item) {
        return item == null || item instanceof List || item instanceof Map;
    }

    /** As they are written in an address; what is null is left out. */
    static Map<String, List<String>> flat(Map<String, ?> query) {
        Map<String, List<String>> flat = new LinkedHashMap<>();
        query.forEach((name, value) -> add(flat, name, value));
        return flat;
    }

    private static void add(Map<String, List<String>> flat, String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((key, inner) -> add(flat, name + "[" + key + "]", inner));
        } else if (value instanceof List<?> items) {
            String each = name.endsWith("[]") ? name : name + "[]";
            items.forEach(item -> add(flat, each, item));
        } else if (value != null) {
            String text = value instanceof java.math.BigDecimal number ? number.toPlainString() : value.toString();
            flat.computeIfAbsent(name, key -> new ArrayList<>()).add(text);
        }
    }
}
