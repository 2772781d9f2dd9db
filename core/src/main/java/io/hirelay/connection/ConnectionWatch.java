package io.hirelay.connection;

import io.hirelay.Hirelay;
import io.hirelay.Provider;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at connections at their provider and keeps their state true. What it finds counts only for the revision that it
 * looked at. Thread-safe.
 */
final class ConnectionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);

    /** A look at a credential takes no longer. */
    static final Duration LOOK = Duration.ofSeconds(10);

    private static final int STRIPES = 64;

    private final Hirelay hirelay;
    private final ConnectionStore store;
    private final OpenConnections connections;
    private final InstantSource clock;

    /** Many calls may doubt a connection at one time; one of them looks, the others wait for what it finds. */
    private final ReentrantLock[] doubts =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

    ConnectionWatch(Hirelay hirelay, ConnectionStore store, OpenConnections connections, InstantSource clock) {
        this.hirelay = hirelay;
        this.store = store;
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * Looks whether a credential that has just been given works; nothing when the connection has gone meanwhile. Where the
     * provider's rate limit leaves no room for a look, the connection stays unfinished, and is looked at again later.
     */
    Optional<StoredConnection> verify(StoredConnection seen, CallContext call) {
        ConnectionTest look = look(seen, call);
        return update(seen, now -> {
            if (now.status() == ConnectionStatus.DISABLED) {
                return now;
            }
            if (look.untold().isPresent()) {
                return now.in(ConnectionStatus.CONNECTING, look.untold(), clock.instant());
            }
            return look.fault().isPresent() ? inState(now, ConnectionStatus.VALIDATION_ERROR, look) : active(now);
        });
    }

    /** Switches a connection on again, into the state that a look at it finds. */
    Optional<StoredConnection> enable(StoredConnection seen, CallContext call) {
        ConnectionTest look = look(seen, call);
        return update(seen, now -> {
            if (now.status() != ConnectionStatus.DISABLED) {
                return now;
            }
            return look.refused() ? inState(now, ConnectionStatus.NEEDS_REAUTH, look) : active(now);
        });
    }

    /** Looks at everything; a good look sets the connection back to active, a refusal asks for a new credential. */
    ConnectionTest test(StoredConnection seen, CallContext call) {
        ConnectionTest look = ConnectionTest.of(() -> connections.of(seen).check(call));
        update(seen, now -> judged(now, look));
        return look;
    }

    private StoredConnection judged(StoredConnection now, ConnectionTest look) {
        if (now.status() == ConnectionStatus.DISABLED) {
            return now;
        }
        if (look.untold().isPresent()) {
            return now;
        }
        if (look.ok()) {
            return active(now);
        }
        return switch (now.status()) {
            case ACTIVE -> look.refused() ? inState(now, ConnectionStatus.NEEDS_REAUTH, look) : now;
            case NEEDS_REAUTH, VALIDATION_ERROR -> inState(now, now.status(), look);
            default -> now;
        };
    }

    /** A call's credential was refused: looks once more, and gives it up when the provider stays with it. */
    void doubt(StoredConnection seen) {
        ReentrantLock lock = doubts[Math.floorMod(seen.id().hashCode(), STRIPES)];
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            if (store.find(seen.environment(), seen.id())
                    .filter(now -> stillTrusted(now, seen))
                    .isPresent()) {
                lookAgain(seen);
            }
        } finally {
            lock.unlock();
        }
    }

    private void lookAgain(StoredConnection seen) {
        ConnectionTest look = look(seen, CallContext.until(Deadline.after(LOOK, clock)));
        boolean canTell = hirelay.provider(seen.integration())
                .filter(Provider::checksConnections)
                .isPresent();
        if (look.refused() || !canTell) {
            Optional<String> error = Optional.of(look.fault().orElse("the provider refused the credential"));
            update(
                    seen,
                    now -> stillTrusted(now, seen)
                            ? now.in(ConnectionStatus.NEEDS_REAUTH, error, clock.instant())
                            : now);
            LOG.warn("connection {} of {} needs a new credential", seen.id(), seen.integration());
        }
    }

    private static boolean stillTrusted(StoredConnection now, StoredConnection seen) {
        return now.status() == ConnectionStatus.ACTIVE && now.revision() == seen.revision();
    }

    private ConnectionTest look(StoredConnection seen, CallContext call) {
        CallContext soon = call.withDeadline(call.deadline().atMost(LOOK));
        return ConnectionTest.of(() -> connections.of(seen).verify(soon));
    }

    private Optional<StoredConnection> update(StoredConnection seen, UnaryOperator<StoredConnection> change) {
        UUID id = seen.id();
        return store.update(seen.environment(), id, now -> now.revision() == seen.revision() ? change.apply(now) : now);
    }

    private StoredConnection active(StoredConnection now) {
        return now.status() == ConnectionStatus.ACTIVE && now.lastError().isEmpty()
                ? now
                : now.in(ConnectionStatus.ACTIVE, Optional.empty(), clock.instant());
    }

    private StoredConnection inState(StoredConnection now, ConnectionStatus status, ConnectionTest look) {
        return now.status() == status && now.lastError().equals(look.fault())
                ? now
                : now.in(status, look.fault(), clock.instant());
    }
}
