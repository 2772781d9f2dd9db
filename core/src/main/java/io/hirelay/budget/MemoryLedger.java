package io.hirelay.budget;

import io.hirelay.operation.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Counts in this process: calls under way, calls answered within the last window, and calls that others made with the
 * same credential. A place is free again one window after the answer: the provider counted the call some time before
 * that, so it never sees more than its limit in any window. Answers at once.
 */
final class MemoryLedger implements Ledger {
    /** A place whose call was answered. */
    private record Freeing(Instant at, Lane lane) {}

    private final BudgetSpec spec;
    private final Shares shares;
    private final InstantSource clock;

    // All of these are guarded by the lock on this object, which is never held while telling anybody.
    private Allowance allowance;
    private Instant now = Instant.MIN;
    private long slots;
    /** When each call under way was allowed, by the number of its slot. */
    private final Map<Long, Instant> underWay = new HashMap<>();
    /** Places not yet free, in the order in which they will be. */
    private final Deque<Freeing> freeing = new ArrayDeque<>();
    /** When places became free that a call under way may have been counted with. */
    private final Deque<Instant> freed = new ArrayDeque<>();
    /** When calls that others made count no more. */
    private final PriorityQueue<Instant> others = new PriorityQueue<>();

    private final Map<Lane, Integer> used = new EnumMap<>(Lane.class);

    MemoryLedger(BudgetSpec spec, Shares shares, InstantSource clock) {
        this.spec = spec;
        this.shares = shares;
        this.clock = clock;
        this.allowance = Allowance.of(spec);
    }

    @Override
    public synchronized CompletionStage<Claim> claim(Map<Lane, Integer> wanted) {
        advance();
        Map<Lane, Integer> left = new EnumMap<>(Lane.class);
        wanted.forEach((lane, calls) -> {
            if (calls > 0) {
                left.put(lane, calls);
            }
        });
        List<Slot> given = new ArrayList<>();
        while (!left.isEmpty() && !allowance.paused(now) && free() > 0) {
            Lane lane = shares.next(capacity(), used, left);
            left.computeIfPresent(lane, (each, calls) -> calls == 1 ? null : calls - 1);
            Slot slot = new Slot(lane, slots++);
            underWay.put(slot.number(), now);
            used.merge(lane, 1, Integer::sum);
            given.add(slot);
        }
        return CompletableFuture.completedFuture(new Claim(given, left.isEmpty() ? Duration.ZERO : openIn(0)));
    }

    @Override
    public synchronized void answered(Slot slot, BudgetReport report) {
        advance();
        Instant sent = underWay.remove(slot.number());
        if (sent == null) {
            return;
        }
        if (spec.isUnlimited()) {
            used.merge(slot.lane(), -1, Integer::sum);
            return;
        }
        freeing.addLast(new Freeing(now.plus(spec.window()), slot.lane()));
        allowance = allowance.reported(report);
        if (!sent.plus(spec.window()).isBefore(now)) { // else it was counted with places forgotten since
            int own = held() + (int) freed.stream().filter(sent::isBefore).count();
            Instant until = now.plus(allowance.othersFor(report));
            for (int unknown = allowance.others(report, own) - others.size(); unknown > 0; unknown--) {
                others.add(until);
            }
        }
    }

    @Override
    public synchronized void unused(Slot slot) {
        advance();
        if (underWay.remove(slot.number()) != null) {
            used.merge(slot.lane(), -1, Integer::sum);
        }
    }

    @Override
    public synchronized void throttled(Duration pause) {
        advance();
        allowance = allowance.throttled(now, pause, held());
    }

    @Override
    public synchronized BudgetState state() {
        advance();
        boolean paused = allowance.paused(now);
        Instant all = paused ? allowance.pausedUntil() : now;
        if (!spec.isUnlimited()) {
            all = underWay.isEmpty() ? all : later(all, now.plus(spec.window()));
            all = freeing.isEmpty() ? all : later(all, freeing.getLast().at());
            for (Instant other : others) {
                all = later(all, other);
            }
        }
        return new BudgetState(
                allowance.calls(),
                paused ? 0 : spec.isUnlimited() ? allowance.calls() : Math.max(0, free()),
                Duration.between(now, all));
    }

    @Override
    public synchronized Duration opensIn(int before) {
        advance();
        return openIn(before);
    }

    /** Takes note of the time. */
    private void advance() {
        Instant time = clock.instant();
        if (time.isBefore(now)) {
            setBack(Duration.between(time, now));
        }
        now = time;
        allowance = allowance.at(now);
        while (!freeing.isEmpty() && !freeing.getFirst().at().isAfter(now)) {
            Freeing free = freeing.removeFirst();
            used.merge(free.lane(), -1, Integer::sum);
            freed.addLast(free.at());
        }
        Instant forgotten = now.minus(spec.window());
        while (!freed.isEmpty() && (underWay.isEmpty() || freed.getFirst().isBefore(forgotten))) {
            freed.removeFirst();
        }
        while (!others.isEmpty() && !others.element().isAfter(now)) {
            others.remove();
        }
    }

    /** Our own places that are not free. */
    private int held() {
        return underWay.size() + freeing.size();
    }

    /** What is ours of every window. */
    private int capacity() {
        return Math.max(1, Math.min(allowance.calls(), allowance.limit() - others.size()));
    }

    /** Calls that may be made now; less than none when the limit has become lower. */
    private int free() {
        return Math.min(allowance.calls() - held(), allowance.limit() - held() - others.size());
    }

    private Duration openIn(int before) {
        int calls = allowance.calls();
        Instant at = later(placeAt(before % calls), allowance.pausedUntil());
        return Duration.between(now, at.plus(spec.window().multipliedBy(before / calls)));
    }

    private Instant placeAt(int before) {
        int wanted = before + 1;
        int missing = wanted - free();
        if (missing <= 0 || spec.isUnlimited()) {
            return now;
        }
        PriorityQueue<Instant> theirs = new PriorityQueue<>(others);
        int trusted = wanted + held() - allowance.calls();
        int allowed = wanted + held() + others.size() - allowance.limit();
        Instant at = now;
        for (Freeing own : freeing) {
            while (allowed > 0 && !theirs.isEmpty() && theirs.element().isBefore(own.at())) {
                at = theirs.remove();
                allowed--;
                if (allowed <= 0 && trusted <= 0) {
                    return at;
                }
            }
            at = own.at();
            allowed--;
            trusted--;
            if (allowed <= 0 && trusted <= 0) {
                return at;
            }
        }
        while (allowed > 0 && trusted <= 0 && !theirs.isEmpty()) {
            at = theirs.remove();
            allowed--;
        }
        // A call under way: its place is free no sooner than one window from now.
        at = allowed <= 0 && trusted <= 0 ? at : now.plus(spec.window());
        boolean doubt = allowance.calls() < allowance.limit();
        return doubt && allowance.raiseAt().isBefore(at) ? later(now, allowance.raiseAt()) : at;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What was so and so far ahead still is, or a clock set back by an hour would shut the budget for an hour. */
    private void setBack(Duration by) {
        allowance = allowance.setBack(by);
        underWay.replaceAll((slot, at) -> at.minus(by));
        for (int i = freeing.size(); i > 0; i--) {
            Freeing each = freeing.removeFirst();
            freeing.addLast(new Freeing(each.at().minus(by), each.lane()));
        }
        for (int i = freed.size(); i > 0; i--) {
            freed.addLast(freed.removeFirst().minus(by));
        }
        List<Instant> theirs = List.copyOf(others);
        others.clear();
        theirs.forEach(at -> others.add(at.minus(by)));
    }
}
