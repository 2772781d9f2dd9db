package io.hirelay.server.passthrough;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnavailableException;
import java.util.List;
import java.util.Optional;

/** What callers are told whose calls the transport itself refuses. */
final class Refusals {
    private Refusals() {}

    static InvalidRequestException methodNeverPassedOn() {
        return invalid(
                ErrorCode.REQUEST_NOT_SUPPORTED,
                "no call is passed on with TRACE, whose answer would show the credential, nor with CONNECT");
    }

    static InvalidRequestException tooLong(TransportSettings settings) {
        return invalid(
                ErrorCode.REQUEST_TOO_LARGE,
                "the body must have at most " + settings.largestBody().orElse(0) + " bytes");
    }

    static InvalidRequestException malformedBody() {
        return invalid(ErrorCode.REQUEST_INVALID, "the request's body is not well-formed HTTP/1.1");
    }

    static InvalidRequestException bodyTooSlow() {
        return invalid(ErrorCode.REQUEST_INVALID, "the rest of the request's body did not come in time");
    }

    static UnavailableException tooManyCalls() {
        return overloaded("the server has as many calls as it can bear; the call can be made again");
    }

    static UnavailableException notLetInInTime() {
        return overloaded("the call could not be let in in time; it can be made again");
    }

    private static InvalidRequestException invalid(ErrorCode code, String message) {
        return new InvalidRequestException(code, message, List.of(), List.of());
    }

    private static UnavailableException overloaded(String message) {
        return new UnavailableException(ErrorCode.PLATFORM_OVERLOADED, message, Optional.empty(), null, null);
    }
}
