package io.hirelay.server.token;

import io.hirelay.server.http.Authenticator;
import io.hirelay.server.http.Caller;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Knows callers by their tokens, of which it holds the hashes alone. Thread-safe. */
final class ApiTokens implements Authenticator {
    private final List<ApiToken> fixed;
    private final Supplier<List<ApiToken>> made;

    /**
     * @param fixed tokens that hold as long as the process lives
     * @param made tokens that come and go, asked for at every call
     */
    ApiTokens(List<ApiToken> fixed, Supplier<List<ApiToken>> made) {
        this.fixed = List.copyOf(fixed);
        this.made = made;
    }

    @Override
    public Optional<Caller> authenticate(String bearer) {
        byte[] hash = ApiToken.hash(bearer);
        // All are compared, so that the time tells nothing about which one it was.
        return Stream.concat(fixed.stream(), made.get().stream())
                .filter(token -> token.hasHash(hash))
                .reduce((first, second) -> first)
                .map(token -> new Caller(token.environment(), token.id(), Optional.empty()));
    }
}
