package io.hirelay.budget;

import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.UnavailableException;
import io.hirelay.operation.CallContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * What one credential may ask of one provider: a line in this process before a {@link Ledger} that counts. Callers wait in
 * the line instead of running into the provider's refusal; whoever cannot make it by the deadline is refused at once.
 * Lanes have their {@link Shares}, callers of one lane take turns. Thread-safe; no lock is held while waiting or while
 * telling anybody.
 */
public final class Budget {
    private final BudgetSpec spec;
    private final Ledger ledger;
    private final Sleeper sleeper;
    private final Waiters waiters;
    private final Reservation free;

    /** Whether calls are neither counted nor held up; turns only for budgets without a limit. */
    private volatile boolean open;

    /**
     * @param name tells it from other budgets in what the observer hears; gives no credential away
     * @param shares which lane goes first, as the ledger has it
     */
    public Budget(
            String name,
            BudgetSpec spec,
            Ledger ledger,
            Shares shares,
            BudgetObserver observer,
            InstantSource clock,
            Sleeper sleeper) {
        this.spec = Objects.requireNonNull(spec, "spec");
        this.ledger = Objects.requireNonNull(ledger, "ledger");
        this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
        this.waiters = new Waiters(this, name, ledger, shares, observer, clock);
        this.free = Reservation.free(this);
        this.open = spec.isUnlimited();
    }

    /** What it was made for; a provider's report may have changed the limit since. */
    public BudgetSpec spec() {
        return spec;
    }

    /**
     * Takes a place in the line; never blocks.
     *
     * @param call whose it is, how urgent, and until when it can wait
     * @param changed run when the reservation should be asked sooner than it said, on any thread; must be quick
     */
    public Reservation reserve(CallContext call, Runnable changed) {
        return open ? free : waiters.add(call, changed);
    }

    /**
     * Waits for leave to make one call.
     *
     * @throws RateLimitedException at once when there will be none by the deadline, with the time to come back
     * @throws UnavailableException when whoever counts the calls does not answer
     * @throws CancelledException when the thread is interrupted
     */
    public Permit acquire(CallContext call) {
        if (open) {
            return free.permit;
        }
        Thread waiter = Thread.currentThread();
        AtomicBoolean changed = new AtomicBoolean(); // a sleeper need not know of unpark
        Reservation reservation = reserve(call, () -> {
            changed.set(true);
            LockSupport.unpark(waiter);
        });
        boolean granted = false;
        try {
            while (true) {
                Standing standing = reservation.standing();
                if (standing instanceof Standing.Granted leave) {
                    granted = true;
                    return leave.permit();
                }
                if (standing instanceof Standing.Refused refused) {
                    throw refusal(refused);
                }
                if (!changed.getAndSet(false)) {
                    sleeper.sleep(((Standing.Waiting) standing).time());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while waiting for the provider's rate limit");
        } finally {
            if (!granted) {
                reservation.cancel();
            }
        }
    }

    /** What is left at this moment. */
    public BudgetState state() {
        return open ? ledger.state() : ledger.state().with(waiters.waiting());
    }

    /**
     * The provider refused a call for its rate: nobody sends until this time has passed, one window when it is not
     * known. Bounded to half a minute, after which a call looks whether the provider has recovered.
     */
    public void throttled(Optional<Duration> retryAfter) {
        waiters.throttled(retryAfter.orElse(spec.window()));
    }

    /** What a caller is told who got no leave. */
    public HirelayException refusal(Standing.Refused refused) {
        long seconds = Math.max(1, (refused.retryAfter().toMillis() + 999) / 1000);
        if (refused.reason() == Standing.Reason.UNCOUNTED) {
            return new UnavailableException(
                    ErrorCode.PLATFORM_NOT_READY,
                    "the calls made on this credential cannot be counted now, because what counts them does not answer;"
                            + " nothing was sent; try again in " + seconds + " s",
                    Optional.of(refused.retryAfter()),
                    null,
                    null);
        }
        String why = refused.reason() == Standing.Reason.FULL
                ? "too many calls wait for a turn already; try again in "
                : "will not free a call before this one's deadline; try again in ";
        return new RateLimitedException(
                ErrorCode.REMOTE_RATE_LIMITED,
                "the provider's limit of " + state().limit() + " calls in "
                        + BigDecimal.valueOf(spec.window().toMillis(), 3)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " s is used up and " + why + seconds + " s",
                refused.retryAfter(),
                null);
    }

    Standing standing(Reservation reservation) {
        return reservation == free ? reservation.granted : waiters.standing(reservation);
    }

    void cancel(Reservation reservation) {
        if (reservation != free) {
            waiters.cancel(reservation);
        }
    }

    void answered(Reservation reservation, BudgetReport report) {
        if (reservation != free) {
            waiters.answered(reservation, report);
        }
    }

    /** Calls are held up from now on. */
    void shut() {
        open = false;
    }

    /** Nobody waits any more, and the provider takes calls. */
    void recovered() {
        open = spec.isUnlimited();
    }
}
