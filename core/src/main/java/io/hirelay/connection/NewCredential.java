package io.hirelay.connection;

import io.hirelay.oauth.OAuthTokens;
import io.hirelay.spi.Secret;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A credential that is given to a connection. Prints nothing of its secrets, which stay the caller's.
 *
 * @param fields the secrets, by the names of {@link CredentialKind#fields}; for a connection that holds a credential of the
 *     same kind, what is not here stays as it is
 * @param expiresAt when it ends by itself
 */
public record NewCredential(CredentialKind kind, Map<String, Secret> fields, Optional<Instant> expiresAt) {
    public NewCredential {
        Objects.requireNonNull(kind, "kind");
        fields = Map.copyOf(fields);
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** A token that the account's administrator made by hand. */
    public static NewCredential apiKey(Secret key) {
        return new NewCredential(CredentialKind.API_KEY, Map.of("api_key", key), Optional.empty());
    }

    /**
     * An OAuth 2.0 access token.
     *
     * @param refreshToken renews it
     * @param expiresAt when it ends
     */
    public static NewCredential oauth2(Secret accessToken, Optional<Secret> refreshToken, Optional<Instant> expiresAt) {
        Map<String, Secret> fields = new LinkedHashMap<>();
        fields.put("access_token", accessToken);
        refreshToken.ifPresent(token -> fields.put("refresh_token", token));
        return new NewCredential(CredentialKind.OAUTH2, fields, expiresAt);
    }

    /** The tokens that an account's member has granted. */
    public static NewCredential oauth2(OAuthTokens tokens) {
        NewCredential plain = oauth2(tokens.accessToken(), tokens.refreshToken(), tokens.expiresAt());
        if (tokens.scopes().isEmpty()) {
            return plain;
        }
        Map<String, Secret> fields = new LinkedHashMap<>(plain.fields());
        fields.put(CredentialKind.SCOPE, Secret.of(String.join(" ", tokens.scopes())));
        return new NewCredential(plain.kind(), fields, plain.expiresAt());
    }

    /** User name and password. */
    public static NewCredential basic(Secret user, Secret password) {
        return new NewCredential(
                CredentialKind.BASIC, Map.of("username", user, "password", password), Optional.empty());
    }

    /** The fields that are not here and without which it cannot be used. */
    List<String> missing() {
        return kind.fields().stream()
                .filter(CredentialKind.Field::required)
                .map(CredentialKind.Field::name)
                .filter(name -> !fields.containsKey(name))
                .toList();
    }

    /** This one over what is kept of the same kind. */
    NewCredential over(StoredCredential kept) {
        Map<String, Secret> all = new LinkedHashMap<>(kept.fields());
        all.putAll(fields);
        // A new token whose end is not told has no end that is known; one that stays keeps its own.
        boolean renewed = missing().isEmpty();
        return new NewCredential(kind, all, renewed || expiresAt.isPresent() ? expiresAt : kept.expiresAt());
    }
}
