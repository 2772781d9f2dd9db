package io.hirelay.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The count of one budget: calls under way, calls answered within the last window, calls that somebody else made with
 * the same credential, and a time until which nobody may call. A slot is free again one window after the answer: the
 * provider counted the call some time before that, so it never sees more than its limit in any window. Not thread-safe.
 */
final class SlidingWindow {
    private static final int MOST_BELIEVED = 1_000_000;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    /** A provider that has recovered is used again within this time, whatever it asked for. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final BudgetSpec spec;
    private int limit;
    private int underWay;
    /** When the slots of answered calls are free again, in order. */
    private final Deque<Instant> freeing = new ArrayDeque<>();

    private int foreign;
    private Instant foreignUntil = Instant.MIN;
    private Instant pausedUntil = Instant.MIN;
    private Instant lastSeen = Instant.MIN;

    SlidingWindow(BudgetSpec spec) {
        this.spec = spec;
        this.limit = spec.calls();
    }

    /** Takes note of the time. */
    void advance(Instant now) {
        if (now.isBefore(lastSeen)) {
            clockWentBack(Duration.between(now, lastSeen));
        }
        lastSeen = now;
        while (!freeing.isEmpty() && !freeing.peekFirst().isAfter(now)) {
            freeing.removeFirst();
        }
        if (!foreignUntil.isAfter(now)) {
            foreign = 0;
        }
    }

    /** Whether a call may be made now. */
    boolean open() {
        return !pausedUntil.isAfter(lastSeen) && used() < limit;
    }

    void take() {
        underWay++;
    }

    void answered() {
        underWay--;
        if (!spec.isUnlimited()) {
            freeing.addLast(lastSeen.plus(spec.window()));
        }
    }

    void unused() {
        underWay--;
    }

    /** The earliest moment at which the call may be made that has this many waiting before it. */
    Instant openAt(int before) {
        Instant at = slotAt(before % limit).plus(spec.window().multipliedBy(before / limit));
        return at.isAfter(pausedUntil) ? at : pausedUntil;
    }

    private Instant slotAt(int before) {
        int toBeFreed = before + 1 - limit + used();
        if (spec.isUnlimited() || toBeFreed <= 0) {
            return lastSeen;
        }
        int others = foreign;
        Iterator<Instant> own = freeing.iterator();
        while (own.hasNext()) {
            Instant next = own.next();
            if (others > 0 && foreignUntil.isBefore(next)) {
                if (toBeFreed <= others) {
                    return foreignUntil;
                }
                toBeFreed -= others;
                others = 0;
            }
            if (--toBeFreed == 0) {
                return next;
            }
        }
        if (toBeFreed <= others) {
            return foreignUntil;
        }
        return lastSeen.plus(spec.window()); // a call under way: its slot is free no sooner than this
    }

    /** Believes what the provider says where it can be true. */
    void report(BudgetReport report) {
        if (spec.isUnlimited()) {
            return;
        }
        report.limit().stream()
                .filter(reported -> reported >= 1 && reported <= MOST_BELIEVED)
                .forEach(reported -> limit = reported);
        report.remaining().stream()
                .filter(remaining -> remaining >= 0 && remaining <= limit)
                .forEach(remaining -> {
                    int others = limit - remaining - underWay - freeing.size();
                    if (others > 0 && others >= foreign) {
                        foreign = others;
                        foreignUntil = report.resetIn()
                                .filter(in -> in.compareTo(Duration.ZERO) > 0 && in.compareTo(spec.window()) <= 0)
                                .map(lastSeen::plus)
                                .orElseGet(() -> lastSeen.plus(spec.window()));
                    }
                });
    }

    /** Nobody may call for this long. */
    void pause(Duration time) {
        Duration shortest = SHORTEST_PAUSE.compareTo(spec.window()) < 0 ? SHORTEST_PAUSE : spec.window();
        Duration bounded = time.compareTo(shortest) < 0 ? shortest : time;
        bounded = bounded.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : bounded;
        Instant until = lastSeen.plus(bounded);
        if (until.isAfter(pausedUntil)) {
            pausedUntil = until;
        }
    }

    int limit() {
        return limit;
    }

    BudgetState state() {
        if (spec.isUnlimited()) {
            boolean open = open();
            return new BudgetState(limit, open ? limit : 0, open ? Duration.ZERO : untilIfAhead(pausedUntil));
        }
        Instant all = pausedUntil;
        if (underWay > 0) {
            all = later(all, lastSeen.plus(spec.window()));
        }
        if (!freeing.isEmpty()) {
            all = later(all, freeing.getLast());
        }
        if (foreign > 0) {
            all = later(all, foreignUntil);
        }
        return new BudgetState(limit, open() ? limit - used() : 0, untilIfAhead(all));
    }

    private int used() {
        return underWay + freeing.size() + foreign;
    }

    private Duration untilIfAhead(Instant at) {
        return at.isAfter(lastSeen) ? Duration.between(lastSeen, at) : Duration.ZERO;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What was so and so far ahead still is, or a clock set back by an hour would shut the budget for an hour. */
    private void clockWentBack(Duration by) {
        int count = freeing.size();
        for (int i = 0; i < count; i++) {
            freeing.addLast(freeing.removeFirst().minus(by));
        }
        if (foreign > 0) {
            foreignUntil = foreignUntil.minus(by);
        }
        if (pausedUntil.isAfter(lastSeen)) {
            pausedUntil = pausedUntil.minus(by);
        }
    }
}
