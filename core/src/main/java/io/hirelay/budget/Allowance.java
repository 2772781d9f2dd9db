package io.hirelay.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How many calls in one window a provider takes from us, and from when on: what it says it allows, less what its
 * refusals teach. A refusal pauses all calls and lowers what is asked of it to what it took before; every quiet window
 * after that asks for more again, and where that was too much, the next attempt comes later. Immutable, without a
 * clock of its own, so that every ledger can keep it as it keeps other values.
 *
 * @param spec what is believed before the provider says anything
 * @param limit what the provider says it allows
 * @param trusted what it has taken when it refused more; {@code limit} when there is no doubt
 * @param pausedUntil nobody calls before
 * @param step by how much what is trusted is raised next; 1 when it has not been raised since the last refusal
 * @param patience how many windows have to be quiet after a refusal before it is raised
 * @param raiseAt when it is raised next, as long as there is doubt
 */
public record Allowance(
        BudgetSpec spec, int limit, int trusted, Instant pausedUntil, int step, int patience, Instant raiseAt) {
    private static final int MOST_BELIEVED = 1_000_000;
    private static final int LONGEST_PATIENCE = 32;
    private static final Instant LONG_AGO = Instant.parse("1900-01-01T00:00:00Z");
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    /** A provider that has recovered is used again within this time, whatever it asked for. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    public Allowance {
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(pausedUntil, "pausedUntil");
        Objects.requireNonNull(raiseAt, "raiseAt");
    }

    /** Before the first call. */
    public static Allowance of(BudgetSpec spec) {
        return new Allowance(spec, spec.calls(), spec.calls(), LONG_AGO, 1, 1, LONG_AGO);
    }

    /** Calls in one window. */
    public int calls() {
        return Math.min(limit, trusted);
    }

    /** Whether nobody may call now. */
    public boolean paused(Instant now) {
        return pausedUntil.isAfter(now);
    }

    /** The same after this time has come, without a refusal in between. */
    public Allowance at(Instant now) {
        Allowance raised = this;
        while (raised.trusted < raised.limit && !raised.raiseAt.isAfter(now)) {
            raised = raised.raised();
        }
        return raised;
    }

    private Allowance raised() {
        int more = (int) Math.min(limit, (long) trusted + step);
        return new Allowance(
                spec, limit, more, pausedUntil, Math.min(step * 2, limit), patience, raiseAt.plus(spec.window()));
    }

    /** The provider says what it allows; what cannot be is not believed. */
    public Allowance reported(BudgetReport report) {
        int said = report.limit().orElse(limit);
        if (said == limit || said < 1 || said > MOST_BELIEVED || spec.isUnlimited()) {
            return this;
        }
        return new Allowance(
                spec, said, trusted < limit ? Math.min(trusted, said) : said, pausedUntil, step, patience, raiseAt);
    }

    /**
     * How many calls the provider has counted that are not ours, when it answered one of ours; they are counted for one
     * window more, or until it takes all calls again where it says when, see {@link #othersFor}.
     *
     * @param own places of ours that may have counted then: all that were not free before the answered call was sent
     */
    public int others(BudgetReport report, int own) {
        int remaining = report.remaining().orElse(-1);
        return remaining < 0 || remaining > limit || spec.isUnlimited() ? 0 : Math.max(0, limit - remaining - own);
    }

    /** For how long calls of others count that a report told of. */
    public Duration othersFor(BudgetReport report) {
        return report.resetIn()
                .filter(in -> in.compareTo(Duration.ZERO) > 0 && in.compareTo(spec.window()) < 0)
                .orElse(spec.window());
    }

    /**
     * The provider refused a call for its rate.
     *
     * @param pause what it asked for
     * @param own places of ours that are not free, the refused call's among them
     */
    public Allowance throttled(Instant now, Duration pause, int own) {
        Instant until = now.plus(pause(pause));
        until = until.isAfter(pausedUntil) ? until : pausedUntil;
        if (spec.isUnlimited()) {
            return new Allowance(spec, limit, trusted, until, step, patience, raiseAt);
        }
        boolean another = paused(now); // of those that were under way when the first was refused
        boolean doubted =
                trusted < limit || raiseAt.plus(quiet(LONGEST_PATIENCE)).isAfter(now);
        boolean tooSoon = step > 1 && now.isBefore(raiseAt.plus(spec.window()));
        int taken = another ? calls() - 1 : Math.min(calls(), own) - 1;
        // One refusal may have a reason of its own; the second shows that it really takes so few.
        int least = another || doubted ? 1 : Math.max(1, Math.min(limit, spec.calls()) / 2);
        int waits = another ? patience : tooSoon ? Math.min(patience * 2, LONGEST_PATIENCE) : Math.max(patience / 2, 1);
        return new Allowance(spec, limit, Math.max(least, taken), until, 1, waits, until.plus(quiet(waits)));
    }

    /** What is waited after a refusal that asks for this. */
    public Duration pause(Duration asked) {
        Duration shortest = SHORTEST_PAUSE.compareTo(spec.window()) < 0 ? SHORTEST_PAUSE : spec.window();
        Duration bounded = asked.compareTo(shortest) < 0 ? shortest : asked;
        return bounded.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : bounded;
    }

    /** The same on a clock that was set back: what was so and so far ahead still is. */
    public Allowance setBack(Duration by) {
        return new Allowance(spec, limit, trusted, pausedUntil.minus(by), step, patience, raiseAt.minus(by));
    }

    private Duration quiet(int windows) {
        return spec.window().multipliedBy(windows);
    }
}
