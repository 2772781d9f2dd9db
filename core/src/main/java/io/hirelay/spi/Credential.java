package io.hirelay.spi;

import java.util.Objects;
import java.util.Set;

/**
 * What proves to a provider that a connection may act. {@code toString} never shows the secret, so that a credential
 * can stand in a log line or an exception by mistake and still give nothing away.
 */
public sealed interface Credential {

    /** The word by which a connection says which kind it holds, such as {@code api_key}. */
    String kind();

    /** A token that the account's administrator made by hand, sent as {@code Authorization: Bearer}. */
    record ApiKey(String token) implements Credential {
        public ApiKey {
            requireSecret(token, "token");
        }

        @Override
        public String kind() {
            return "api_key";
        }

        @Override
        public String toString() {
            return "ApiKey[***]";
        }
    }

    /**
     * An OAuth 2.0 access token, sent as {@code Authorization: Bearer}; whoever holds the refresh token renews it.
     *
     * @param scopes what was granted, where that is known; empty otherwise
     */
    record AccessToken(String token, Set<String> scopes) implements Credential {
        public AccessToken {
            requireSecret(token, "token");
            scopes = Set.copyOf(scopes);
        }

        public AccessToken(String token) {
            this(token, Set.of());
        }

        @Override
        public String kind() {
            return "oauth2";
        }

        @Override
        public String toString() {
            return "AccessToken[***]";
        }
    }

    /** User name and password of HTTP basic authentication; several systems take a key as user and no password. */
    record Basic(String user, String password) implements Credential {
        public Basic {
            requireSecret(user, "user");
            Objects.requireNonNull(password, "password");
        }

        @Override
        public String kind() {
            return "basic";
        }

        @Override
        public String toString() {
            return "Basic[***]";
        }
    }

    private static void requireSecret(String value, String name) {
        if (Objects.requireNonNull(value, name).isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
        if (value.chars().anyMatch(c -> c < 0x20 || c > 0x7e)) {
            throw new IllegalArgumentException(
                    name + " holds characters that a header cannot carry: only printable ASCII is allowed");
        }
    }
}
