package io.hirelay.server.connection;

import com.google.common.util.concurrent.Striped;
import io.hirelay.Hirelay;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.ConnectionStore;
import io.hirelay.connection.StoredConnection;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.server.http.Trace;
import io.hirelay.spi.Check;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at accounts at their provider and keeps their state true. Thread-safe. */
final class AccountWatch {
    private static final Logger LOG = LoggerFactory.getLogger(AccountWatch.class);

    /** A look at a credential takes no longer. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final int STRIPES = 64;

    private final Hirelay hirelay;
    private final ConnectionStore store;
    private final OpenConnections connections;
    private final InstantSource clock;

    /** Many calls may doubt an account at one time; one of them looks, the others wait for what it finds. */
    private final Striped<Lock> doubts = Striped.lock(STRIPES);

    AccountWatch(Hirelay hirelay, ConnectionStore store, OpenConnections connections, InstantSource clock) {
        this.hirelay = hirelay;
        this.store = store;
        this.connections = connections;
        this.clock = clock;
    }

    /** Looks whether a credential that has just been given works; nothing when the account has gone meanwhile. */
    Optional<StoredConnection> verify(StoredConnection account, Trace trace) {
        AccountLook look = AccountLook.at(() -> connections.of(account).verify(call(trace)));
        return store.update(
                account.environment(),
                account.id(),
                now -> look.fault()
                        .map(fault -> now.in(ConnectionStatus.VALIDATION_ERROR, Optional.of(fault), clock.instant()))
                        .orElseGet(() -> now.in(ConnectionStatus.ACTIVE, Optional.empty(), clock.instant())));
    }

    /** Looks at everything; a good look sets the account back to active, a refusal asks for a new credential. */
    List<Check> test(StoredConnection account, Deadline deadline, Trace trace) {
        CallContext call = CallContext.until(deadline).observedBy(trace::exchanged);
        AccountLook look = AccountLook.at(() -> connections.of(account).check(call));
        store.update(
                account.environment(),
                account.id(),
                now -> now.revision() == account.revision() ? judged(now, look) : now);
        return look.checks();
    }

    private StoredConnection judged(StoredConnection account, AccountLook look) {
        Optional<String> fault = look.fault();
        if (account.status() == ConnectionStatus.DISABLED) {
            return account;
        }
        if (fault.isEmpty()) {
            return account.status() == ConnectionStatus.ACTIVE
                    ? account
                    : account.in(ConnectionStatus.ACTIVE, Optional.empty(), clock.instant());
        }
        if (account.status() == ConnectionStatus.ACTIVE) {
            return look.refused() ? account.in(ConnectionStatus.NEEDS_REAUTH, fault, clock.instant()) : account;
        }
        return account.in(account.status(), fault, clock.instant());
    }

    /** A call's credential was refused: looks once more, and gives the account up when the provider stays with it. */
    void doubt(StoredConnection seen) {
        Lock lock = doubts.get(seen.id());
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
        AccountLook look = AccountLook.at(() -> connections.of(seen).verify(call(new Trace())));
        boolean canTell = hirelay.provider(seen.integration()).orElseThrow().checksConnections();
        if (look.refused() || !canTell) {
            Optional<String> error = Optional.of(look.fault().orElse("the provider refused the credential"));
            store.update(
                    seen.environment(),
                    seen.id(),
                    now -> stillTrusted(now, seen)
                            ? now.in(ConnectionStatus.NEEDS_REAUTH, error, clock.instant())
                            : now);
            LOG.warn("account {} of {} needs a new credential", seen.id(), seen.integration());
        }
    }

    private static boolean stillTrusted(StoredConnection now, StoredConnection seen) {
        return now.status() == ConnectionStatus.ACTIVE && now.revision() == seen.revision();
    }

    private CallContext call(Trace trace) {
        return CallContext.until(Deadline.after(LOOK, clock)).observedBy(trace::exchanged);
    }
}
