package io.hirelay.http;

import java.util.Objects;

/**
 * A provider's link to its next page without scheme and host: fit for a cursor.
 *
 * @param path relative to the connection's base, without a leading slash
 * @param query encoded, without a leading question mark; empty when there is none
 */
public record NextLink(String path, String query) {
    public NextLink {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(query, "query");
    }

    /** What a Retrofit method takes as {@code @Url}. */
    public String reference() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** The path alone: a query may hold what a caller filtered by. */
    @Override
    public String toString() {
        return "NextLink[" + path + "]";
    }
}
