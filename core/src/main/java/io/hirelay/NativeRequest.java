package io.hirelay;

import io.hirelay.model.RawJson;
import io.hirelay.page.Cursor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is asked of a native resource. Holds what a caller asks for: not for logs.
 *
 * @param id of the record, where the method needs one
 * @param query parameters: those that the method requires, and any in the provider's own words, in order
 * @param limit how many records of a list at most, 1 to 100
 * @param after where a list goes on; the query must be as it was when the cursor was given
 * @param body what is sent
 */
public record NativeRequest(
        Optional<String> id,
        Map<String, List<String>> query,
        OptionalInt limit,
        Optional<Cursor> after,
        Optional<RawJson> body) {
    /** Nothing but the method itself. */
    public static final NativeRequest NONE =
            new NativeRequest(Optional.empty(), Map.of(), OptionalInt.empty(), Optional.empty(), Optional.empty());

    public NativeRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(body, "body");
        Map<String, List<String>> copy = new LinkedHashMap<>();
        query.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        query = Collections.unmodifiableMap(copy);
    }

    /** The same for the record of this id. */
    public NativeRequest withId(String one) {
        return new NativeRequest(Optional.of(one), query, limit, after, body);
    }

    /** The same with one more parameter. */
    public NativeRequest with(String name, String... values) {
        Map<String, List<String>> more = new LinkedHashMap<>(query);
        more.put(name, List.of(values));
        return new NativeRequest(id, more, limit, after, body);
    }

    /** The same with pages of this length. */
    public NativeRequest limit(int most) {
        return new NativeRequest(id, query, OptionalInt.of(most), after, body);
    }

    /** The same from where a page ended. */
    public NativeRequest after(Optional<Cursor> cursor) {
        return new NativeRequest(id, query, limit, cursor, body);
    }

    /** The same with this body. */
    public NativeRequest withBody(RawJson json) {
        return new NativeRequest(id, query, limit, after, Optional.of(json));
    }

    /** Names without values. */
    @Override
    public String toString() {
        return "NativeRequest" + query.keySet();
    }
}
