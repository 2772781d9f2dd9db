package io.hirelay.connection;

import io.hirelay.spi.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps secrets as long as the process lives, unencrypted. Leases hold within the process. */
public final class MemoryCredentialStore implements CredentialStore {
    private final Map<UUID, StoredCredential> credentials = new HashMap<>();
    private final Map<UUID, Held> leases = new HashMap<>();
    private final InstantSource clock;

    /** @param clock tells when a lease is over */
    public MemoryCredentialStore(InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public synchronized void put(UUID connection, Map<String, Secret> fields, Optional<Instant> expiresAt) {
        StoredCredential before = credentials.get(connection);
        keep(connection, fields, expiresAt, before == null ? 1 : before.version() + 1);
    }

    @Override
    public synchronized boolean replace(
            UUID connection, long version, Map<String, Secret> fields, Optional<Instant> expiresAt) {
        StoredCredential before = credentials.get(connection);
        if (before == null || before.version() != version) {
            return false;
        }
        keep(connection, fields, expiresAt, version + 1);
        return true;
    }

    private void keep(UUID connection, Map<String, Secret> fields, Optional<Instant> expiresAt, long version) {
        Optional<Instant> end = expiresAt.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
        wipe(credentials.put(connection, new StoredCredential(copies(fields), end, version)));
    }

    @Override
    public synchronized Optional<StoredCredential> find(UUID connection) {
        return Optional.ofNullable(credentials.get(connection))
                .map(kept -> new StoredCredential(copies(kept.fields()), kept.expiresAt(), kept.version()));
    }

    @Override
    public synchronized void delete(UUID connection) {
        wipe(credentials.remove(connection));
        leases.computeIfPresent(connection, (id, held) -> held.isOver() ? null : held);
    }

    private static Map<String, Secret> copies(Map<String, Secret> fields) {
        Map<String, Secret> copies = new HashMap<>();
        fields.forEach((name, secret) -> copies.put(name, secret.copy()));
        return copies;
    }

    private static void wipe(@Nullable StoredCredential gone) {
        if (gone != null) {
            gone.fields().values().forEach(Secret::wipe);
        }
    }

    @Override
    public synchronized Optional<Lease> lease(UUID connection, Duration time) {
        Held holder = leases.get(connection);
        if (holder != null && !holder.isOver()) {
            return Optional.empty();
        }
        Held lease = new Held(connection, clock.instant().plus(time));
        leases.put(connection, lease);
        return Optional.of(lease);
    }

    private synchronized void release(Held lease) {
        leases.remove(lease.connection, lease);
    }

    private final class Held implements Lease {
        private final UUID connection;
        private final Instant until;

        Held(UUID connection, Instant until) {
            this.connection = connection;
            this.until = until;
        }

        boolean isOver() {
            return !clock.instant().isBefore(until);
        }

        @Override
        public void close() {
            release(this);
        }
    }
}
