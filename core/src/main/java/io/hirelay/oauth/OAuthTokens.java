package io.hirelay.oauth;

import io.hirelay.spi.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a grant gave.
 *
 * @param accessToken what requests are made with
 * @param refreshToken what the next tokens are got with; a server that gives none grants no longer than the access token
 * @param expiresAt when the access token ends, on the safe side; empty when the server does not say
 * @param scopes what was granted, where the server says so; empty otherwise
 */
public record OAuthTokens(
        Secret accessToken, Optional<Secret> refreshToken, Optional<Instant> expiresAt, List<String> scopes) {
    public OAuthTokens {
        Objects.requireNonNull(accessToken, "accessToken");
        Objects.requireNonNull(refreshToken, "refreshToken");
        Objects.requireNonNull(expiresAt, "expiresAt");
        scopes = List.copyOf(scopes);
    }
}
