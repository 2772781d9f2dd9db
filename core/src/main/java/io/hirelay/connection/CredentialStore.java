package io.hirelay.connection;

import io.hirelay.spi.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the secrets of connections, by the name of the field each was given in. Thread-safe; a change is seen by all and,
 * where the store is a durable one, lasts once its method has returned. The secrets it is given and those it gives out
 * stay the caller's: wiping one of them does not touch what is kept.
 *
 * <p>Whether an implementation is right is told by {@code CredentialStoreContract} of the conformance kit.
 */
public interface CredentialStore {

    /**
     * Keeps these in the place of those that were there, which are wiped. A store that keeps the connections as well
     * ignores those of a connection that is not there (any more).
     *
     * @param expiresAt when they end by themselves; kept to the millisecond
     */
    void put(UUID connection, Map<String, Secret> fields, Optional<Instant> expiresAt);

    /**
     * As {@link #put}, but only when what is there has this very version.
     *
     * @return whether it had; if not, nothing has changed
     */
    boolean replace(UUID connection, long version, Map<String, Secret> fields, Optional<Instant> expiresAt);

    /** What is there now. */
    Optional<StoredCredential> find(UUID connection);

    /** Wipes and forgets; nothing happens when there is nothing. */
    void delete(UUID connection);

    /**
     * The right to work on a connection alone, over all processes that share the store: there is one holder at a time. Does
     * not wait. It ends when it is closed, or when its time is over, so that a process that dies blocks nobody for long.
     *
     * @return nothing while somebody else holds it
     */
    Optional<Lease> lease(UUID connection, Duration time);

    /** Held until it is closed or its time is over. Closing it twice, or after its time, harms nobody who holds it next. */
    interface Lease extends AutoCloseable {

        @Override
        void close();
    }
}
