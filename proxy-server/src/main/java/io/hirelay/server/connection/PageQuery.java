package io.hirelay.server.connection;

import io.hirelay.connection.ConnectionQuery;
import io.hirelay.connection.StoredConnection;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.server.http.Query;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
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
        String place = last.createdAt() + " " + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static ConnectionQuery.Place place(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
            if (parts.length == 2) {
                return new ConnectionQuery.Place(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Told below.
        }
        throw InvalidRequestException.of(
                ErrorCode.REQUEST_INVALID_CURSOR,
                CURSOR,
                "is not one that this list has given; take it from the answer before, or leave it out to begin anew");
    }
}
