package io.hirelay.budget;

import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.RateLimitedException;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.operation.Lane;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * What one credential may ask of one provider: an exact sliding window with a line before it. Callers wait in the line
 * instead of running into the provider's refusal; whoever cannot make it by the deadline is refused at once. In line,
 * lanes go by urgency without starving, calls of one lane in the order they came. Thread-safe; no lock is held while
 * waiting or while telling anybody.
 */
public final class Budget {
    private final BudgetSpec spec;
    private final int longestLine;
    private final InstantSource clock;
    private final Sleeper sleeper;

    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by the lock.
    private final SlidingWindow window;
    private final List<Reservation> line = new ArrayList<>();
    private long reservations;

    /** @param longestLine how many may wait; the next is refused */
    public Budget(BudgetSpec spec, int longestLine, InstantSource clock, Sleeper sleeper) {
        this.spec = spec;
        this.longestLine = longestLine;
        this.clock = clock;
        this.sleeper = sleeper;
        this.window = new SlidingWindow(spec);
    }

    /** What it was made for; a provider's report may have changed the limit since. */
    public BudgetSpec spec() {
        return spec;
    }

    /**
     * Takes a place in the line; never blocks.
     *
     * @param changed run when the reservation should be asked sooner than it said, on any thread; must be quick
     */
    public Reservation reserve(Lane lane, Deadline deadline, Runnable changed) {
        return locked((now, signals) -> {
            Reservation reservation =
                    new Reservation(this, lane, now, spec.window(), reservations++, deadline, changed);
            int place = -1 - place(reservation);
            if (place == 0 && window.open()) {
                grant(reservation);
                return reservation;
            }
            if (line.size() >= longestLine) {
                dropExpired(signals);
                place = -1 - place(reservation);
            }
            Duration wait = Duration.between(now, window.openAt(place));
            if (line.size() >= longestLine || !allows(deadline, wait)) {
                refuse(reservation, wait);
            } else {
                line.add(place, reservation);
            }
            return reservation;
        });
    }

    /**
     * Waits for leave to make one call.
     *
     * @throws RateLimitedException at once when there will be none by the deadline, with the time to come back
     * @throws CancelledException when the thread is interrupted
     */
    public Permit acquire(Lane lane, Deadline deadline) {
        Thread waiter = Thread.currentThread();
        Reservation reservation = reserve(lane, deadline, () -> LockSupport.unpark(waiter));
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
                sleeper.sleep(((Standing.Waiting) standing).time());
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

    /** As {@link #reserve(Lane, Deadline, Runnable)}, as urgent and until when the call says. */
    public Reservation reserve(CallContext call, Runnable changed) {
        return reserve(call.lane(), call.deadline(), changed);
    }

    /** As {@link #acquire(Lane, Deadline)}, as urgent and until when the call says. */
    public Permit acquire(CallContext call) {
        return acquire(call.lane(), call.deadline());
    }

    /** What is left at this moment. */
    public BudgetState state() {
        return locked((now, signals) -> window.state());
    }

    /** Corrects the count by what the provider's answer says. Nonsense is ignored. */
    public void report(BudgetReport report) {
        change((now, signals) -> window.report(report));
    }

    /**
     * The provider refused a call for its rate: nobody sends until this time has passed, one window when it is not
     * known. Bounded to half a minute, after which a call looks whether the provider has recovered.
     */
    public void throttled(Optional<Duration> retryAfter) {
        change((now, signals) -> window.pause(retryAfter.orElse(spec.window())));
    }

    Standing standing(Reservation reservation) {
        return locked((now, signals) -> {
            if (reservation.state == Reservation.State.WAITING) {
                int place = place(reservation);
                Duration wait = Duration.between(now, window.openAt(place));
                if (allows(reservation.deadline, wait)) {
                    return new Standing.Waiting(wait);
                }
                line.remove(place);
                refuse(reservation, wait);
                signalAll(signals);
            }
            return switch (reservation.state) {
                case GRANTED -> new Standing.Granted(reservation.permit);
                case REFUSED -> new Standing.Refused(reservation.retryAfter, Standing.Reason.DEADLINE);
                default -> throw new IllegalStateException("this reservation was cancelled or its call was made");
            };
        });
    }

    void cancel(Reservation reservation) {
        locked((now, signals) -> {
            if (reservation.state == Reservation.State.WAITING) {
                line.remove(place(reservation));
                reservation.state = Reservation.State.OVER;
                signalAll(signals);
            } else if (reservation.state == Reservation.State.GRANTED) {
                reservation.state = Reservation.State.OVER;
                window.unused();
                serve(now, signals);
                signalAll(signals);
            }
            return now;
        });
    }

    void answered(Reservation reservation) {
        locked((now, signals) -> {
            if (reservation.state == Reservation.State.GRANTED) {
                reservation.state = Reservation.State.OVER;
                window.answered();
            }
            return now;
        });
    }

    /** A call that would be granted at the very deadline could not be made any more. */
    private static boolean allows(Deadline deadline, Duration wait) {
        return deadline.remaining().compareTo(wait) > 0;
    }

    private int place(Reservation reservation) {
        return Collections.binarySearch(line, reservation, Reservation.ORDER);
    }

    private void grant(Reservation reservation) {
        window.take();
        reservation.state = Reservation.State.GRANTED;
    }

    private static void refuse(Reservation reservation, Duration retryAfter) {
        reservation.state = Reservation.State.REFUSED;
        reservation.retryAfter = retryAfter;
    }

    /** Hands out what has become free, whoever noticed it. */
    private void serve(Instant now, List<Runnable> signals) {
        window.advance(now);
        while (!line.isEmpty() && window.open()) {
            Reservation first = line.remove(0);
            if (first.deadline.remaining().isZero()) {
                refuse(first, Duration.ZERO);
            } else {
                grant(first);
            }
            signals.add(first.changed);
        }
    }

    private void dropExpired(List<Runnable> signals) {
        line.removeIf(waiting -> {
            boolean expired = waiting.deadline.remaining().isZero();
            if (expired) {
                refuse(waiting, Duration.ZERO);
                signals.add(waiting.changed);
            }
            return expired;
        });
    }

    private void signalAll(List<Runnable> signals) {
        line.forEach(waiting -> signals.add(waiting.changed));
    }

    /** Something that moves everybody's time: what it frees is handed out, the others count anew. */
    private void change(BiConsumer<Instant, List<Runnable>> step) {
        locked((now, signals) -> {
            step.accept(now, signals);
            serve(now, signals);
            signalAll(signals);
            return now;
        });
    }

    private <R> R locked(BiFunction<Instant, List<Runnable>, R> step) {
        List<Runnable> signals = new ArrayList<>();
        lock.lock();
        try {
            Instant now = clock.instant();
            serve(now, signals);
            return step.apply(now, signals);
        } finally {
            lock.unlock();
            signals.forEach(Runnable::run);
        }
    }

    /** What a caller is told who got no leave. */
    public HirelayException refusal(Standing.Refused refused) {
        Duration retryAfter = refused.retryAfter();
        BudgetState state = state();
        return new RateLimitedException(
                ErrorCode.REMOTE_RATE_LIMITED,
                "the provider's limit of " + state.limit() + " calls in "
                        + BigDecimal.valueOf(spec.window().toMillis(), 3)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " s is used up and will not free a call before this one's deadline; try again in "
                        + Math.max(1, (retryAfter.toMillis() + 999) / 1000) + " s",
                retryAfter,
                null);
    }
}
