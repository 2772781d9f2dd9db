package io.hirelay.server.token;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.server.http.Caller;
import io.hirelay.spi.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes the short-lived tokens of single accounts. Thread-safe. */
final class AccountTokens {
    static final Duration LIFE = Duration.ofMinutes(15);

    private final List<ApiToken> fixed;
    private final TokenStore store;
    private final InstantSource clock;
    private final SecureRandom random;

    AccountTokens(List<ApiToken> fixed, TokenStore store, InstantSource clock, SecureRandom random) {
        this.fixed = List.copyOf(fixed);
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /** A token just made, the only time it is seen. */
    record Issued(Secret token, Instant expiresAt) {}

    /**
     * A token for this account, which may do what the caller may and does not outlive the caller's own token.
     *
     * @throws InvalidRequestException when the caller's token, or the account, has just gone
     */
    Issued issue(Caller caller, UUID account) {
        Optional<ApiToken> made = store.find(caller.tokenId());
        ApiToken parent = made.or(() -> fixed.stream()
                        .filter(token -> token.id().equals(caller.tokenId()))
                        .findFirst())
                .orElseThrow(AccountTokens::gone);
        Instant now = clock.instant();
        Instant end = now.plus(LIFE);
        Instant expiresAt = parent.expiresAt().filter(end::isAfter).orElse(end);
        Secret token = ApiToken.generate(random);
        ApiToken kept = ApiToken.of(
                        token, parent.name(), parent.environment(), parent.policy(), now, Optional.of(expiresAt))
                .forAccount(account, made.map(ApiToken::id));
        if (!store.insert(kept)) {
            throw gone();
        }
        return new Issued(token, expiresAt);
    }

    private static InvalidRequestException gone() {
        return new InvalidRequestException(
                ErrorCode.REQUEST_UNAUTHENTICATED,
                "the API token was revoked, or the account removed, while this token was made",
                List.of(),
                List.of());
    }
}
