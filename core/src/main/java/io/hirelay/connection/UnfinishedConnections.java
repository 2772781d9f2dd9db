package io.hirelay.connection;

import io.hirelay.error.CancelledException;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.operation.Lane;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at connections that have never been looked at to the end, because the process that did so ended. Thread-safe. */
final class UnfinishedConnections {
    private static final Logger LOG = LoggerFactory.getLogger(UnfinishedConnections.class);

    /** Whoever makes a connection has looked at it by then. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** Long enough for a look, so that no other process looks meanwhile. */
    private static final Duration LEASE = ConnectionWatch.LOOK.multipliedBy(3);

    private static final int AT_ONCE = 100;

    private final ConnectionStore store;
    private final CredentialStore credentials;
    private final ConnectionWatch watch;
    private final InstantSource clock;

    UnfinishedConnections(
            ConnectionStore store, CredentialStore credentials, ConnectionWatch watch, InstantSource clock) {
        this.store = store;
        this.credentials = credentials;
        this.watch = watch;
        this.clock = clock;
    }

    /** Looks at all of them that nobody else is looking at. */
    void finish() {
        for (StoredConnection left : store.unfinished(clock.instant().minus(GRACE), AT_ONCE)) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            credentials.lease(look(left.id()), LEASE).ifPresent(lease -> {
                try {
                    finish(left);
                } finally {
                    lease.close();
                }
            });
        }
    }

    /** Its own name, because a look may renew the credential, which takes the connection's own lease. */
    private static UUID look(UUID connection) {
        return UUID.nameUUIDFromBytes(("look at " + connection).getBytes(StandardCharsets.UTF_8));
    }

    private void finish(StoredConnection left) {
        try {
            Optional<StoredConnection> now = store.find(left.environment(), left.id());
            if (now.filter(connection -> connection.status() == ConnectionStatus.CONNECTING)
                    .isPresent()) {
                CallContext call = CallContext.until(Deadline.after(ConnectionWatch.LOOK, clock))
                        .withLane(Lane.SYNC);
                watch.verify(now.get(), call)
                        .ifPresent(looked -> LOG.info(
                                "connection {} of {} was left unfinished and is {} now",
                                looked.id(),
                                looked.integration(),
                                looked.status().word()));
            }
        } catch (CancelledException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // One that cannot be looked at must not keep the others from it.
            LOG.warn(
                    "connection {} could not be looked at: {}",
                    left.id(),
                    e.getClass().getName());
        }
    }
}
