package io.hirelay.server.link;

import io.hirelay.connection.CredentialKind;
import io.hirelay.spi.Secret;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an account is to be connected with.
 *
 * @param integration id of the provider
 * @param settings by the provider's keys
 * @param secrets by the fields of the kind of credential
 * @param expiresAt when the credential ends by itself
 */
record Details(
        String integration,
        CredentialKind kind,
        Map<String, String> settings,
        Map<String, Secret> secrets,
        Optional<Instant> expiresAt) {
    Details {
        Objects.requireNonNull(integration, "integration");
        Objects.requireNonNull(kind, "kind");
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    @Override
    public String toString() {
        return "Details[" + integration + ", " + kind.word() + "]";
    }
}
