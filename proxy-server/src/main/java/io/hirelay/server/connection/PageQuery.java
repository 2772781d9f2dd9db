package io.hirelay.server.connection;

import io.hirelay.connection.ConnectionEvent;
import io.hirelay.connection.ConnectionQuery;
import io.hirelay.connection.StoredConnection;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.server.http.Query;
import io.hirelay.server.http.Spec;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads the parameters of lists of the server's own objects. */
final class PageQuery {
    static final String CURSOR = "next_cursor";

    private PageQuery() {}

    static Optional<ConnectionQuery.Place> after(Query query) {
        return query.one(CURSOR).map(PageQuery::place);
    }

    /** Where the next page begins, as a caller hands it back. */
    static String cursor(StoredConnection last) {
        return encoded(last.createdAt() + " " + last.id());
    }

    private static ConnectionQuery.Place place(String cursor) {
        try {
            String[] parts = parts(cursor);
            if (parts.length == 2) {
                return new ConnectionQuery.Place(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Told below.
        }
        throw foreign();
    }

    /** The event of this account at which the page before ended. */
    static Optional<UUID> afterEvent(Query query, UUID account) {
        return query.one(CURSOR).map(cursor -> event(cursor, account));
    }

    /** Where the next page begins, as a caller hands it back. */
    static String cursor(ConnectionEvent last) {
        return encoded(last.connection() + " " + last.id());
    }

    private static UUID event(String cursor, UUID account) {
        try {
            String[] parts = parts(cursor);
            if (parts.length == 2 && parts[0].equals(account.toString())) {
                return UUID.fromString(parts[1]);
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw foreign();
    }

    private static String encoded(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static String[] parts(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
    }

    private static InvalidRequestException foreign() {
        return InvalidRequestException.of(
                ErrorCode.REQUEST_INVALID_CURSOR,
                CURSOR,
                "is not one that this list has given; take it from the answer before, or leave it out to begin anew");
    }

    /** How {@link Query#limit} is described. */
    static Spec.Parameter limitParameter() {
        return Spec.Parameter.query(
                Query.LIMIT,
                Map.of("type", "integer", "minimum", 1, "maximum", Query.MOST_ROWS, "default", Query.DEFAULT_ROWS),
                "At most as many.");
    }
}
