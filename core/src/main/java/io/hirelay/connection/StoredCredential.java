package io.hirelay.connection;

import io.hirelay.spi.Secret;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A connection's credential as it is kept. Immutable but for the secrets, which its owner may wipe; prints none of them.
 *
 * @param fields the secrets, by the name of the field each was given in, such as {@code api_key}
 * @param expiresAt when it ends by itself
 * @param version grows each time it is replaced
 */
public record StoredCredential(Map<String, Secret> fields, Optional<Instant> expiresAt, long version) {
    public StoredCredential {
        fields = Map.copyOf(fields);
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
