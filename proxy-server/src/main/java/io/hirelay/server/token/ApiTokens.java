package io.hirelay.server.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.RateLimitedException;
import io.hirelay.server.http.Admission;
import io.hirelay.server.http.Authenticator;
import io.hirelay.server.http.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentMap;

/**
 * Knows callers by their tokens, of which it holds the hashes alone. What is kept is looked up at every call, so that a
 * token that is revoked anywhere is refused from the next call on. Thread-safe.
 */
final class ApiTokens implements Authenticator {
    private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);
    private static final int MOST_NOTED = 10_000;

    private final List<ApiToken> fixed;
    private final TokenStore store;
    private final CallLimits limits;
    private final OptionalInt requestsPerMinute;
    private final InstantSource clock;
    private final Cache<String, Instant> noted =
            Caffeine.newBuilder().maximumSize(MOST_NOTED).build();

    /**
     * @param fixed tokens that hold as long as the process lives
     * @param requestsPerMinute for tokens that have no limit of their own; empty for no limit
     */
    ApiTokens(
            List<ApiToken> fixed,
            TokenStore store,
            CallLimits limits,
            OptionalInt requestsPerMinute,
            InstantSource clock) {
        this.fixed = List.copyOf(fixed);
        this.store = store;
        this.limits = limits;
        this.requestsPerMinute = requestsPerMinute;
        this.clock = clock;
    }

    @Override
    public Optional<Caller> authenticate(String bearer) {
        byte[] hash = ApiToken.hash(bearer);
        Optional<ApiToken> known = fixed(hash);
        if (known.isEmpty()) {
            Instant now = clock.instant();
            known = store.find(hash).filter(token -> token.hasHash(hash) && !token.expired(now));
            known.ifPresent(token -> note(token, now));
        }
        return known.map(token -> new Caller(token.environment(), token.id(), token.connection(), admission(token)));
    }

    /** All are compared, so that the time tells nothing about which one it was. */
    private Optional<ApiToken> fixed(byte[] hash) {
        return fixed.stream().filter(token -> token.hasHash(hash)).reduce((first, second) -> first);
    }

    private Admission admission(ApiToken token) {
        OptionalInt perMinute =
                token.policy().requestsPerMinute().isPresent() ? token.policy().requestsPerMinute() : requestsPerMinute;
        return perMinute.isEmpty() && token.policy().equals(TokenPolicy.EVERYTHING)
                ? Admission.EVERYTHING
                : new OfToken(token, perMinute);
    }

    /** What a token's policy says, and how often it may be used. */
    private final class OfToken implements Admission {
        private final ApiToken token;
        private final OptionalInt perMinute;

        OfToken(ApiToken token, OptionalInt perMinute) {
            this.token = token;
            this.perMinute = perMinute;
        }

        @Override
        public void check(Admission.Call call) {
            if (perMinute.isPresent()) {
                limits.count(token.countedAs(), perMinute.getAsInt()).ifPresent(wait -> {
                    throw new RateLimitedException(
                            ErrorCode.REQUEST_RATE_LIMITED,
                            "the token " + token.id() + " may make " + perMinute.getAsInt()
                                    + " requests in a minute, and has; Retry-After tells when it may make the next one",
                            wait,
                            null);
                });
            }
            token.policy().check(token.id(), call);
        }

        @Override
        public boolean mayBlock() {
            return perMinute.isPresent() && limits.mayBlock();
        }
    }

    /** One of the calls that come at the same time notes it for all. */
    private void note(ApiToken token, Instant now) {
        Instant before = now.minus(BETWEEN_NOTES);
        if (token.connection().isPresent()
                || token.lastUsedAt().filter(before::isBefore).isPresent()) {
            return;
        }
        ConcurrentMap<String, Instant> seen = noted.asMap();
        Instant last = seen.putIfAbsent(token.id(), now);
        if (last == null || !last.isAfter(before) && seen.replace(token.id(), last, now)) {
            store.used(token.id(), now);
        }
    }
}
