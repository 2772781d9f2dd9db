package io.hirelay.server.token;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The tokens there are.
 *
 * @param fixed API tokens that hold as long as the process lives
 * @param made API tokens that come and go, asked for at every call
 */
public record TokenSettings(List<ApiToken> fixed, Supplier<List<ApiToken>> made) {
    public TokenSettings {
        fixed = List.copyOf(fixed);
        Objects.requireNonNull(made, "made");
    }
}
