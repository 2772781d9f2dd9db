package io.hirelay.server.token;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.server.http.Admission;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What a token may do in its environment.
 *
 * @param readOnly whether it may make only calls that change nothing
 * @param allow the calls it may make; none means every call
 * @param requestsPerMinute how many calls it may make; empty for as many as the server allows any token
 */
public record TokenPolicy(boolean readOnly, List<AllowedCall> allow, OptionalInt requestsPerMinute) {
    /** Whatever the environment has. */
    public static final TokenPolicy EVERYTHING = new TokenPolicy(false, List.of(), OptionalInt.empty());

    public TokenPolicy {
        allow = List.copyOf(allow);
        Objects.requireNonNull(requestsPerMinute, "requestsPerMinute");
    }

    /**
     * Lets a call pass that the token may make.
     *
     * @throws InvalidRequestException naming what the token may do, when it may not make this call
     */
    void check(String tokenId, Admission.Call call) {
        if (readOnly && !call.reads()) {
            throw forbidden(
                    "the token " + tokenId + " may not call " + call + ", which changes something; it may " + words());
        }
        if (!allows(call.method(), call.path()) || !allows(call.method(), call.alsoReadAs())) {
            throw forbidden("the token " + tokenId + " may not call " + call + "; it may " + words());
        }
    }

    private boolean allows(String method, List<String> path) {
        return allow.isEmpty() || allow.stream().anyMatch(each -> each.allows(method, path));
    }

    /** What it may do, in words. */
    public String words() {
        String calls = allow.stream().map(AllowedCall::toString).collect(Collectors.joining(", "));
        if (readOnly) {
            return allow.isEmpty() ? "call what changes nothing" : "call what changes nothing of " + calls;
        }
        return allow.isEmpty() ? "call everything" : "call " + calls;
    }

    private static InvalidRequestException forbidden(String message) {
        return new InvalidRequestException(ErrorCode.REQUEST_FORBIDDEN, message, List.of(), List.of());
    }
}
