package io.hirelay.server.http;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import java.util.List;
import java.util.Optional;

/** Knows whose token a bearer token is. Thread-safe; may block. */
@FunctionalInterface
public interface Authenticator {

    /** The caller; empty when there is no such token. */
    Optional<Caller> authenticate(String bearer);

    /**
     * The caller whose token a request shows.
     *
     * @param authorization values of its headers of that name
     * @throws InvalidRequestException 401, when the caller is nobody
     */
    default Caller known(List<String> authorization) {
        return authenticate(bearer(authorization))
                .orElseThrow(() -> unauthenticated("the API token is not known, or no longer valid"));
    }

    /**
     * The token that a request shows.
     *
     * @param authorization values of its headers of that name
     * @throws InvalidRequestException 401, when it shows none
     */
    static String bearer(List<String> authorization) {
        if (authorization.size() != 1) {
            throw unauthenticated(
                    authorization.isEmpty()
                            ? "an API token is missing; send the header 'Authorization: Bearer <api token>'"
                            : "there must be one Authorization header, not several");
        }
        String header = authorization.get(0).strip();
        int space = header.indexOf(' ');
        if (space < 0 || !header.substring(0, space).equalsIgnoreCase("bearer")) {
            throw unauthenticated("the Authorization header must read 'Bearer <api token>'");
        }
        return header.substring(space + 1).strip();
    }

    private static InvalidRequestException unauthenticated(String message) {
        return new InvalidRequestException(ErrorCode.REQUEST_UNAUTHENTICATED, message, List.of(), List.of());
    }
}
