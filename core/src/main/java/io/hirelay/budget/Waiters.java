package io.hirelay.budget;

import io.hirelay.operation.CallContext;
import io.hirelay.operation.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Brings those who wait and the ledger together. There is no thread of its own: whoever comes, wakes up or goes asks the
 * ledger for all, and hands out what it gave. The first in line is always one that wakes up when it is worth asking
 * again; others sleep until their own turn can have come. Thread-safe.
 */
final class Waiters {
    /** How long a ledger may fail or be silent before nobody waits for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** When a ledger that failed is asked again. */
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    /** A question to the ledger that it did not answer at once. */
    private record Question(long number, Instant asked) {}

    /** What is to be done once the lock is free again: nobody is told anything under it. */
    private static final class Effects {
        private final List<Runnable> steps = new ArrayList<>(2);

        void then(Runnable step) {
            steps.add(step);
        }

        void run() {
            steps.forEach(Runnable::run);
        }
    }

    private final Budget budget;
    private final String name;
    private final Ledger ledger;
    private final Shares shares;
    private final BudgetObserver observer;
    private final InstantSource clock;

    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by the lock.
    private final Line line = new Line();
    private Instant lastSeen = Instant.MIN;
    /** No call can go before. */
    private Instant againAt = Instant.MIN;

    private @Nullable Effects current;

    private @Nullable Question asking;
    private long questions;
    /** Whether any was told to wait for the ledger's answer. */
    private boolean uncertain;
    /** Since when the ledger has failed to answer. */
    private @Nullable Instant silentSince;

    private final Hunger hunger;

    Waiters(Budget budget, String name, Ledger ledger, Shares shares, BudgetObserver observer, InstantSource clock) {
        this.budget = budget;
        this.name = name;
        this.ledger = ledger;
        this.shares = shares;
        this.observer = observer;
        this.clock = clock;
        this.hunger = new Hunger(budget.spec().window());
    }

    Reservation add(CallContext call, Runnable changed) {
        return locked((now, effects) -> {
            Reservation reservation =
                    new Reservation(budget, call.lane(), call.caller().orElse(""), call.deadline(), now, changed);
            if (!line.hasRoomFor(reservation)) {
                dropExpired(now, effects);
            }
            if (line.hasRoomFor(reservation)) {
                hunger.comes(call.lane(), line.waiting(), now);
                line.add(reservation);
                ask(now, effects);
            } else {
                refuse(reservation, estimate(reservation, now), Standing.Reason.FULL, now, effects);
            }
            return reservation;
        });
    }

    Standing standing(Reservation reservation) {
        return locked((now, effects) -> {
            if (reservation.state == Reservation.State.WAITING) {
                ask(now, effects);
            }
            if (reservation.state == Reservation.State.WAITING) {
                Optional<Duration> time = toWait(reservation, now, effects);
                if (time.isPresent()) {
                    reservation.asksAt = now.plus(time.get());
                    reservation.hadToWait = true;
                    reservation.provisional = asking != null;
                    uncertain |= reservation.provisional;
                    return new Standing.Waiting(time.get());
                }
            }
            return switch (reservation.state) {
                case GRANTED -> reservation.granted;
                case REFUSED -> Objects.requireNonNull(reservation.refused);
                default -> throw new IllegalStateException("this reservation was cancelled or its call was made");
            };
        });
    }

    /** Refuses it when there is none. */
    private Optional<Duration> toWait(Reservation reservation, Instant now, Effects effects) {
        Duration wait = estimate(reservation, now);
        boolean uncounted = silentSince != null && !silentSince.plus(PATIENCE).isAfter(now);
        if (uncounted || !reservation.canWait(wait)) {
            line.remove(reservation);
            refuse(
                    reservation,
                    uncounted ? Duration.ofSeconds(1) : wait,
                    uncounted ? Standing.Reason.UNCOUNTED : Standing.Reason.DEADLINE,
                    now,
                    effects);
            return Optional.empty();
        }
        if (line.first().filter(reservation::equals).isPresent()) {
            wait = untilAgain(now);
        }
        if (silentSince != null) {
            wait = shorter(wait, Duration.between(now, silentSince.plus(PATIENCE)));
        }
        if (asking != null) {
            wait = Duration.between(now, asking.asked().plus(PATIENCE));
        }
        wait = shorter(wait, reservation.deadline.remaining());
        return Optional.of(wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait);
    }

    /** How many wait in each lane in which any do. */
    Map<Lane, Integer> waiting() {
        lock.lock();
        try {
            return line.isEmpty() ? Map.of() : line.waiting();
        } finally {
            lock.unlock();
        }
    }

    void cancel(Reservation reservation) {
        this.<@Nullable Void>locked((now, effects) -> {
            if (reservation.state == Reservation.State.WAITING) {
                line.remove(reservation);
                reservation.state = Reservation.State.OVER;
                observe(effects, new BudgetEvent.Left(name, reservation.lane, waited(reservation, now)));
            } else if (reservation.state == Reservation.State.GRANTED) {
                reservation.state = Reservation.State.OVER;
                ledger.unused(Objects.requireNonNull(reservation.slot));
                againAt = now;
                ask(now, effects);
            }
            return null;
        });
    }

    void answered(Reservation reservation, BudgetReport report) {
        this.<@Nullable Void>locked((now, effects) -> {
            if (reservation.state == Reservation.State.GRANTED) {
                reservation.state = Reservation.State.OVER;
                ledger.answered(Objects.requireNonNull(reservation.slot), report);
                if (!report.equals(BudgetReport.NONE)) {
                    observe(effects, new BudgetEvent.Reported(name, report));
                    reconsider(now, effects);
                }
            }
            return null;
        });
    }

    void throttled(Duration pause) {
        this.<@Nullable Void>locked((now, effects) -> {
            ledger.throttled(pause);
            budget.shut();
            observe(effects, new BudgetEvent.Throttled(name, pause));
            Duration opens = ledger.opensIn(0);
            againAt = later(againAt, now.plus(opens));
            line.removeIf(waiting -> !waiting.canWait(opens)).forEach(waiting -> {
                refuse(waiting, opens, Standing.Reason.DEADLINE, now, effects);
                effects.then(waiting.changed);
            });
            return null;
        });
    }

    /** The limit may be another one: what it allows now is handed out now. */
    private void reconsider(Instant now, Effects effects) {
        if (!line.isEmpty()) {
            Instant opens = now.plus(ledger.opensIn(0));
            againAt = opens.isBefore(againAt) ? opens : againAt;
            ask(now, effects);
        }
    }

    /** Asks the ledger, where it is worth it and no question is open. */
    private void ask(Instant now, Effects effects) {
        if (asking != null && !asking.asked().plus(PATIENCE).isAfter(now)) {
            silentSince = silentSince == null ? asking.asked() : silentSince;
            asking = null;
            observe(effects, new BudgetEvent.Unanswered(name));
        }
        while (asking == null && !againAt.isAfter(now)) {
            dropExpired(now, effects);
            if (line.isEmpty()) {
                return;
            }
            Question question = new Question(questions++, now);
            CompletableFuture<Claim> answer = claim();
            if (answer.isDone()) {
                understood(question, answer.isCompletedExceptionally() ? null : answer.join(), now, effects);
            } else {
                asking = question;
                effects.then(() ->
                        answer.whenComplete((claim, failure) -> answered(question, failure == null ? claim : null)));
            }
        }
    }

    private CompletableFuture<Claim> claim() {
        try {
            return ledger.claim(line.waiting()).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** A ledger that did not answer at once has answered; too late, if another question is open. */
    private void answered(Question question, @Nullable Claim claim) {
        this.<@Nullable Void>locked((now, effects) -> {
            boolean expected = asking != null && asking.number() == question.number();
            asking = expected ? null : asking;
            if (expected || claim != null) {
                understood(question, claim, now, effects);
            }
            wakeTheUncertain(effects);
            ask(now, effects);
            return null;
        });
    }

    /** @param claim null when the ledger failed */
    private void understood(Question question, @Nullable Claim claim, Instant now, Effects effects) {
        if (claim == null) {
            silentSince = silentSince == null ? question.asked() : silentSince;
            againAt = now.plus(AFTER_FAILURE);
            observe(effects, new BudgetEvent.Unanswered(name));
            return;
        }
        silentSince = null;
        boolean nothing = claim.slots().isEmpty() && claim.again().compareTo(SHORTEST_WAIT) < 0;
        againAt = now.plus(nothing ? SHORTEST_WAIT : claim.again());
        claim.slots().forEach(slot -> handOut(slot, now, effects));
        if (line.isEmpty() && ledger.opensIn(0).isZero()) {
            budget.recovered();
        }
    }

    private void handOut(Slot slot, Instant now, Effects effects) {
        Optional<Reservation> next =
                line.next(hunger.greatest(line.waiting(), now).orElse(slot.lane()));
        if (next.isEmpty()) { // whoever it was for has left
            ledger.unused(slot);
            againAt = now;
            return;
        }
        Reservation waiting = next.get();
        waiting.state = Reservation.State.GRANTED;
        waiting.slot = slot;
        hunger.fed(waiting.lane, now);
        if (waiting.hadToWait) {
            observe(effects, new BudgetEvent.Granted(name, waiting.lane, waited(waiting, now)));
        }
        if (waiting.asksAt != null) {
            effects.then(waiting.changed);
        }
    }

    private Duration estimate(Reservation reservation, Instant now) {
        int limit = ledger.state().limit();
        int before = shares.before(limit, line.waiting(), reservation.lane, line.before(reservation));
        Duration opens = ledger.opensIn(before);
        Duration again = untilAgain(now);
        return opens.compareTo(again) > 0 ? opens : again;
    }

    private Duration untilAgain(Instant now) {
        return againAt.isAfter(now) ? Duration.between(now, againAt) : Duration.ZERO;
    }

    private void refuse(
            Reservation reservation, Duration retryAfter, Standing.Reason why, Instant now, Effects effects) {
        Standing.Refused refused = new Standing.Refused(retryAfter, why);
        reservation.state = Reservation.State.REFUSED;
        reservation.refused = refused;
        observe(effects, new BudgetEvent.Refused(name, reservation.lane, waited(reservation, now), refused));
    }

    private void dropExpired(Instant now, Effects effects) {
        line.removeIf(waiting -> !waiting.canWait(Duration.ZERO)).forEach(expired -> {
            refuse(expired, Duration.ZERO, Standing.Reason.DEADLINE, now, effects);
            effects.then(expired.changed);
        });
    }

    /** Those who were told to wait for the ledger's answer. */
    private void wakeTheUncertain(Effects effects) {
        if (uncertain) {
            uncertain = false;
            line.all().stream().filter(waiting -> waiting.provisional).forEach(waiting -> {
                waiting.provisional = false;
                waiting.asksAt = null;
                effects.then(waiting.changed);
            });
        }
    }

    /** One has to ask again when it is worth it; the others need not know. */
    private void wakeTheFirst(Effects effects) {
        if (asking == null) {
            line.first().ifPresent(first -> {
                if (first.asksAt != null && first.asksAt.isAfter(later(againAt, lastSeen.plus(SHORTEST_WAIT)))) {
                    first.asksAt = null;
                    effects.then(first.changed);
                }
            });
        }
    }

    private void observe(Effects effects, BudgetEvent event) {
        if (observer != BudgetObserver.NONE) {
            effects.then(() -> observer.observed(event));
        }
    }

    private static Duration waited(Reservation reservation, Instant now) {
        Duration waited = Duration.between(reservation.since, now);
        return waited.isNegative() ? Duration.ZERO : waited;
    }

    private <R extends @Nullable Object> R locked(BiFunction<Instant, Effects, R> step) {
        boolean within = lock.isHeldByCurrentThread(); // a ledger answered while it was told something
        Effects effects = within ? Objects.requireNonNull(current) : new Effects();
        R result;
        lock.lock();
        try {
            current = effects;
            result = step.apply(now(), effects);
            wakeTheFirst(effects);
        } finally {
            current = within ? effects : null;
            lock.unlock();
        }
        if (!within) {
            effects.run();
        }
        return result;
    }

    /** What was so and so far ahead still is when the clock was set back. */
    private Instant now() {
        Instant now = clock.instant();
        if (now.isBefore(lastSeen)) {
            Duration by = Duration.between(now, lastSeen);
            againAt = againAt.isAfter(lastSeen) ? againAt.minus(by) : againAt;
            silentSince = silentSince == null ? null : silentSince.minus(by);
            asking = asking == null
                    ? null
                    : new Question(asking.number(), asking.asked().minus(by));
            hunger.setBack(by);
            line.all().forEach(waiting -> waiting.asksAt = waiting.asksAt == null ? null : waiting.asksAt.minus(by));
        }
        lastSeen = now;
        return now;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
