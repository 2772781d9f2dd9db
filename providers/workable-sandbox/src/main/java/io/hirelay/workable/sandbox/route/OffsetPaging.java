package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.render.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The HR service's paging: rows from an offset on, with the number of all, and only some lengths of a page. */
final class OffsetPaging {
    private static final Set<Integer> LIMITS = Set.of(10, 20, 50, 100);

    private OffsetPaging() {}

    static <T> Reply page(
            Query query, String plural, int standard, List<T> rows, Function<T, ? extends JsonNode> shape) {
        int limit = number(query, "limit", standard);
        int offset = number(query, "offset", 0);
        if (!LIMITS.contains(limit)) {
            throw Refusal.hr(400, "pagination.invalidLimit", "limit must be one of 10, 20, 50, 100");
        }
        if (offset < 0) {
            throw Refusal.hr(400, "pagination.invalidOffset", "offset must not be negative");
        }
        ObjectNode page = Json.object().put("total_count", rows.size());
        ArrayNode array = page.putArray(plural);
        rows.stream().skip(offset).limit(limit).forEach(row -> array.add(shape.apply(row)));
        return Reply.ok(page);
    }

    private static int number(Query query, String name, int standard) {
        return query.get(name).map(text -> parse(name, text)).orElse(standard);
    }

    private static int parse(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Refusal.hr(400, "pagination.notANumber", name + " must be a whole number");
        }
    }
}
