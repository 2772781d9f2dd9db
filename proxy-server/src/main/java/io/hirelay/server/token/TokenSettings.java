package io.hirelay.server.token;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * What holds for tokens.
 *
 * @param fixed API tokens that hold as long as the process lives, beside those that are kept
 * @param requestsPerMinute how many calls tokens may make that have no number of their own; empty for any number
 */
public record TokenSettings(List<ApiToken> fixed, OptionalInt requestsPerMinute) {
    public TokenSettings {
        fixed = List.copyOf(fixed);
        Objects.requireNonNull(requestsPerMinute, "requestsPerMinute");
    }
}
