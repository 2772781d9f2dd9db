package io.hirelay.server.http.docs;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.server.http.Query;
import java.util.List;

/** Refuses parameters that would otherwise be overlooked in silence. */
final class KnownParameters {
    private KnownParameters() {}

    static void check(Query query, List<String> known) {
        List<Failure> unknown = query.names().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Failure(
                        name,
                        "is not a parameter here; "
                                + (known.isEmpty() ? "there is none" : "there is " + String.join(", ", known))))
                .toList();
        if (!unknown.isEmpty()) {
            throw InvalidRequestException.of(ErrorCode.REQUEST_UNKNOWN_PARAMETER, unknown);
        }
    }
}
