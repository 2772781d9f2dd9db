package io.hirelay.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing about a connection.
 *
 * @param name stable, lower snake case, such as {@code token} or {@code scope_r_jobs}
 * @param ok whether it is as it should be; empty when that cannot be told without writing
 * @param essential whether a connection without it is of no use
 * @param message what was found and, if it is wrong, what to do about it and where
 * @param missingScope the scope to be granted
 */
public record Check(
        String name, Optional<Boolean> ok, boolean essential, String message, Optional<String> missingScope) {
    /** The name by which every provider tells whether it answers at all: a fault of it says nothing about the credential. */
    public static final String REACHABLE = "reachable";

    /** The name by which every provider tells whether it accepts the credential. */
    public static final String TOKEN = "token";

    public Check {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(ok, "ok");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(missingScope, "missingScope");
    }

    /** Whether the connection cannot be used because of it. */
    public boolean fatal() {
        return essential && ok.isPresent() && !ok.get();
    }
}
