package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.render.Json;
import io.hirelay.workable.sandbox.render.Links;
import io.hirelay.workable.sandbox.row.Ids;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Cursor paging: {@code limit} rows, and when there are more a {@code paging.next} that names the first row of the next
 * page.
 */
final class Paging {
    private final Links links;

    Paging(Links links) {
        this.links = links;
    }

    /**
     * A page of rows.
     *
     * @param path where the next page is, after {@code /spi/v3}
     * @param inPath filters that the path already says
     * @param rows those that match, ascending, from {@code since_id} on
     */
    <T> Reply page(
            Call call,
            String path,
            Set<String> inPath,
            String plural,
            Iterator<T> rows,
            ToLongFunction<T> id,
            Function<T, ? extends JsonNode> shape) {
        Query query = call.query();
        int limit = query.limit();
        long maxId = query.maxId();
        ObjectNode page = Json.object();
        ArrayNode array = page.putArray(plural);
        while (rows.hasNext()) {
            T row = rows.next();
            if (id.applyAsLong(row) > maxId) {
                break;
            }
            if (array.size() == limit) {
                page.putObject("paging").put("next", next(query, path, inPath, limit, id.applyAsLong(row)));
                break;
            }
            array.add(shape.apply(row));
        }
        return Reply.ok(page);
    }

    private String next(Query query, String path, Set<String> inPath, int limit, long first) {
        Set<String> said = new HashSet<>(inPath);
        said.add("limit");
        said.add("since_id");
        return links.api(path + "?limit=" + limit + "&since_id=" + Ids.text(first) + query.without(said));
    }
}
