package io.hirelay.conformance.budget;

import io.hirelay.budget.BudgetReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** A provider that counts calls when they arrive and refuses what is too much, to the nanosecond. For one thread. */
public final class SimulatedProvider {
    /**
     * What it answers a call.
     *
     * @param refused whether it was one too many
     * @param report what the headers say
     * @param retryAfter what a refusal asks for, where it says it
     */
    public record Answer(boolean refused, BudgetReport report, Optional<Duration> retryAfter) {}

    private final InstantSource clock;
    private final Duration window;
    private int limit;
    private boolean fixed;
    private boolean saysRetryAfter = true;
    private UnaryOperator<BudgetReport> headers = honest -> honest;

    private final Deque<Instant> counted = new ArrayDeque<>();
    private Instant windowSince = Instant.MIN;
    private final List<Instant> accepted = new ArrayList<>();
    private final List<Instant> refused = new ArrayList<>();

    /** Counts in every stretch of time as long as the window, and tells it honestly. */
    public SimulatedProvider(InstantSource clock, int limit, Duration window) {
        this.clock = clock;
        this.limit = limit;
        this.window = window;
    }

    /** Counts from zero at the end of every window instead. */
    public SimulatedProvider countingFixedWindows() {
        this.fixed = true;
        return this;
    }

    /** Says something else in its headers than what is true. */
    public SimulatedProvider saying(UnaryOperator<BudgetReport> instead) {
        this.headers = instead;
        return this;
    }

    /** Does not say in a refusal when to come back. */
    public SimulatedProvider withoutRetryAfter() {
        this.saysRetryAfter = false;
        return this;
    }

    /** Allows another number of calls from now on. */
    public void allow(int calls) {
        this.limit = calls;
    }

    /** A call arrives. */
    public Answer arrive() {
        Instant now = clock.instant();
        if (fixed && !windowSince.plus(window).isAfter(now)) {
            long windows = now.toEpochMilli() / window.toMillis();
            windowSince = Instant.ofEpochMilli(windows * window.toMillis());
            counted.clear();
        }
        while (!fixed && !counted.isEmpty() && !counted.getFirst().plus(window).isAfter(now)) {
            counted.removeFirst();
        }
        boolean tooMany = counted.size() >= limit;
        if (!tooMany) {
            counted.addLast(now);
        }
        (tooMany ? refused : accepted).add(now);
        Duration reset = Duration.between(
                now,
                fixed || counted.isEmpty() ? windowEnd(now) : counted.getLast().plus(window));
        BudgetReport honest = new BudgetReport(
                OptionalInt.of(limit), OptionalInt.of(Math.max(0, limit - counted.size())), Optional.of(reset));
        Duration retry = fixed || counted.isEmpty()
                ? reset
                : Duration.between(now, counted.getFirst().plus(window));
        return new Answer(
                tooMany, headers.apply(honest), tooMany && saysRetryAfter ? Optional.of(retry) : Optional.empty());
    }

    private Instant windowEnd(Instant now) {
        return fixed ? windowSince.plus(window) : now.plus(window);
    }

    /** When each call arrived that it took. */
    public List<Instant> accepted() {
        return List.copyOf(accepted);
    }

    /** When each call arrived that it refused. */
    public List<Instant> refused() {
        return List.copyOf(refused);
    }
}
