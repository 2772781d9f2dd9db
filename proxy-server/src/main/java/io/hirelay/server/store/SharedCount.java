package io.hirelay.server.store;

import io.hirelay.budget.Allowance;
import io.hirelay.budget.BudgetReport;
import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.BudgetState;
import io.hirelay.budget.Shares;
import io.hirelay.budget.Slot;
import io.hirelay.operation.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The calls of one credential over all nodes. Every place has a time at which it is free by itself, so that a node that
 * dies keeps none for long. A node that does not get what it wants leaves a wish; what is free is divided among the
 * nodes that wish, in turns, until their wishes are too old. Knows no clock but what it is told; not thread-safe.
 */
final class SharedCount {
    /** How long a place is kept for a call of which nothing is heard, before it is taken for answered. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final int PART_OF_WINDOW = 10;
    private static final int PART_OF_PATIENCE = 20;

    /**
     * A place in the window.
     *
     * @param since when it was given away
     * @param until when it is free
     * @param underWay whether the answer is still to come
     */
    record Place(long number, Lane lane, Instant since, Instant until, boolean underWay) {
        Place until(Instant other, boolean stillUnderWay) {
            return new Place(number, lane, since, other, stillUnderWay);
        }
    }

    /**
     * A node that calls, or did so a moment ago.
     *
     * @param wanted what it waits for
     * @param until when its wish is too old
     * @param seen when it has last asked
     * @param turns when each lane of it was last served, in the count's turns
     */
    record Node(Map<Lane, Integer> wanted, Instant until, Instant seen, Map<Lane, Long> turns) {
        Node {
            wanted = wanted.isEmpty() ? new EnumMap<>(Lane.class) : new EnumMap<>(wanted);
            turns = turns.isEmpty() ? new EnumMap<>(Lane.class) : new EnumMap<>(turns);
        }

        long turn(Lane lane) {
            return turns.getOrDefault(lane, 0L);
        }

        boolean wants(Lane lane) {
            return wanted.getOrDefault(lane, 0) > 0;
        }

        void served(Lane lane, long turn) {
            turns.put(lane, turn);
            wanted.computeIfPresent(lane, (each, calls) -> calls == 1 ? null : calls - 1);
        }
    }

    /** What a node got, and when it is to ask for the rest. */
    record Given(List<Slot> slots, Duration again) {}

    private final Shares shares;
    private Instant now;
    private Allowance allowance;
    private final List<Place> places;
    private final PriorityQueue<Instant> others;
    private final Map<String, Node> nodes;
    private long turn;

    SharedCount(
            Shares shares,
            Instant now,
            Allowance allowance,
            List<Place> places,
            List<Instant> others,
            Map<String, Node> nodes,
            long turn) {
        this.shares = shares;
        this.now = now;
        this.allowance = allowance;
        this.places = new ArrayList<>(places);
        this.others = new PriorityQueue<>(others);
        this.nodes = new HashMap<>(nodes);
        this.turn = turn;
    }

    /** One in which nobody has called. */
    static SharedCount of(BudgetSpec spec, Shares shares, Instant now) {
        return new SharedCount(shares, now, Allowance.of(spec), List.of(), List.of(), Map.of(), 0);
    }

    Instant now() {
        return now;
    }

    Allowance allowance() {
        return allowance;
    }

    List<Place> places() {
        return List.copyOf(places);
    }

    List<Instant> others() {
        return List.copyOf(others);
    }

    Map<String, Node> nodes() {
        return Map.copyOf(nodes);
    }

    long turn() {
        return turn;
    }

    /** Takes note of the time. */
    void advance(Instant time) {
        if (time.isBefore(now)) {
            setBack(Duration.between(time, now));
        }
        now = time;
        allowance = allowance.at(now);
        Instant forgotten = now.minus(window());
        boolean quiet = places.stream().noneMatch(place -> place.underWay() && isHeld(place));
        places.removeIf(place -> !isHeld(place) && (quiet || place.until().isBefore(forgotten)));
        while (!others.isEmpty() && !others.element().isAfter(now)) {
            others.remove();
        }
        nodes.values()
                .removeIf(node -> !node.until().isAfter(now) && node.seen().isBefore(forgotten));
    }

    /** Gives a node what is free and not another's turn. */
    Given claim(String node, Map<Lane, Integer> wanted, LongSupplier numbers) {
        Map<String, Node> wishes = new HashMap<>();
        nodes.forEach((name, each) -> {
            if (each.until().isAfter(now)) {
                wishes.put(name, new Node(each.wanted(), each.until(), each.seen(), each.turns()));
            }
        });
        Node self = new Node(
                wanted,
                now,
                now,
                Optional.ofNullable(nodes.get(node)).map(Node::turns).orElse(Map.of()));
        self.wanted().values().removeIf(calls -> calls <= 0);
        wishes.put(node, self);
        List<Slot> given = new ArrayList<>();
        boolean kept = false;
        Map<Lane, Integer> used = used();
        for (int free = allowance.paused(now) ? 0 : free();
                free > 0 && !self.wanted().isEmpty();
                free--) {
            Lane lane = shares.next(capacity(), used, all(wishes));
            Node next = wishes.entrySet().stream()
                    .filter(each -> each.getValue().wants(lane))
                    .min(Comparator.comparing((Map.Entry<String, Node> each) ->
                                    each.getValue().turn(lane))
                            .thenComparing(Map.Entry::getKey))
                    .orElseThrow()
                    .getValue();
            next.served(lane, ++turn);
            used.merge(lane, 1, Integer::sum);
            if (next == self) {
                Slot slot = new Slot(lane, numbers.getAsLong());
                places.add(new Place(slot.number(), lane, now, now.plus(LEASE).plus(window()), true));
                given.add(slot);
            } else {
                kept = true;
            }
        }
        Duration again = self.wanted().isEmpty() ? Duration.ZERO : again(node, kept);
        nodes.put(
                node,
                new Node(self.wanted(), now.plus(again).plus(window().dividedBy(PART_OF_PATIENCE)), now, self.turns()));
        return new Given(given, again);
    }

    private static Map<Lane, Integer> all(Map<String, Node> wishes) {
        Map<Lane, Integer> all = new EnumMap<>(Lane.class);
        wishes.values().forEach(node -> node.wanted().forEach((lane, calls) -> all.merge(lane, calls, Integer::sum)));
        return all;
    }

    /** Not much later than something may be free that nobody foresees now: a place that was not used, a wish given up. */
    private Duration again(String node, boolean kept) {
        if (allowance.paused(now)) {
            return Duration.between(now, allowance.pausedUntil());
        }
        Stream<Instant> wishes = !kept
                ? Stream.empty()
                : nodes.entrySet().stream()
                        .filter(each -> !each.getKey().equals(node)
                                && !each.getValue().wanted().isEmpty())
                        .map(each -> each.getValue().until());
        Stream<Instant> frees =
                Stream.concat(places.stream().filter(place -> !place.underWay()).map(Place::until), others.stream());
        Stream<Instant> raised =
                allowance.calls() < allowance.limit() ? Stream.of(allowance.raiseAt()) : Stream.empty();
        Duration next = Stream.of(wishes, frees, raised)
                .flatMap(ends -> ends)
                .filter(end -> end.isAfter(now))
                .min(Comparator.naturalOrder())
                .map(end -> Duration.between(now, end))
                .orElse(Duration.ZERO);
        Duration most = window().dividedBy(PART_OF_WINDOW);
        return next.isZero() || next.compareTo(most) > 0 ? most : next;
    }

    /**
     * The call's answer came, at this time. Twice is harmless; a place that was forgotten is counted all the same.
     *
     * @param at by the clock of this count; not later than now
     */
    void answered(Slot slot, Instant at, BudgetReport report) {
        int index = index(slot);
        Place place =
                index < 0 ? new Place(slot.number(), slot.lane(), at, at.plus(window()), true) : places.get(index);
        if (!place.underWay()) {
            return;
        }
        Place answered = place.until(at.plus(window()), false);
        if (index < 0) {
            places.add(answered);
        } else {
            places.set(index, answered);
        }
        allowance = allowance.reported(report);
        if (!place.since().plus(window()).isBefore(at)) { // else it was counted with places forgotten since
            int own = (int) places.stream()
                    .filter(each -> each.until().isAfter(place.since()))
                    .count();
            Instant until = at.plus(allowance.othersFor(report));
            for (int unknown = allowance.others(report, own) - others.size(); unknown > 0; unknown--) {
                others.add(until);
            }
        }
    }

    /** The call never reached the provider. */
    void unused(long number) {
        places.removeIf(place -> place.number() == number && place.underWay());
    }

    /** The call is still under way. */
    void renew(long number) {
        places.replaceAll(place -> place.number() == number && place.underWay()
                ? place.until(now.plus(LEASE).plus(window()), true)
                : place);
    }

    /** The provider refused a call for its rate, at this time. */
    void throttled(Instant at, Duration pause) {
        allowance = allowance.throttled(at, pause, held());
    }

    BudgetState state() {
        boolean paused = allowance.paused(now);
        Instant all = paused ? allowance.pausedUntil() : now;
        for (Place place : places) {
            all = later(all, place.underWay() ? now.plus(window()) : place.until());
        }
        for (Instant other : others) {
            all = later(all, other);
        }
        return new BudgetState(allowance.calls(), paused ? 0 : Math.max(0, free()), Duration.between(now, all));
    }

    /** How long until a call can go that has this many going before it. */
    Duration opensIn(int before) {
        int calls = allowance.calls();
        Instant at = later(placeAt(before % calls), allowance.pausedUntil());
        return Duration.between(now, at.plus(window().multipliedBy(before / calls)));
    }

    private Instant placeAt(int before) {
        int ours = held();
        int theirs = others.size();
        if (fits(before, ours, theirs)) {
            return now;
        }
        List<Instant> own = places.stream()
                .filter(place -> isHeld(place) && !place.underWay())
                .map(Place::until)
                .sorted()
                .toList();
        List<Instant> foreign = others.stream().sorted().toList();
        Instant at = now.plus(window()); // a call under way: its place is free no sooner than one window from now
        for (int o = 0, f = 0; o < own.size() || f < foreign.size(); ) {
            boolean ownIsNext =
                    f == foreign.size() || o < own.size() && !own.get(o).isAfter(foreign.get(f));
            Instant next = ownIsNext ? own.get(o++) : foreign.get(f++);
            if (fits(before, ours - o, theirs - f)) {
                at = next;
                break;
            }
        }
        boolean doubt = allowance.calls() < allowance.limit();
        return doubt && allowance.raiseAt().isBefore(at) ? later(now, allowance.raiseAt()) : at;
    }

    private boolean fits(int before, int ours, int theirs) {
        return free(ours, theirs) > before;
    }

    /** When nothing of this matters any more. */
    Instant end() {
        Instant end = later(allowance.pausedUntil(), allowance.raiseAt());
        for (Place place : places) {
            end = later(end, place.until());
        }
        return end;
    }

    private Duration window() {
        return allowance.spec().window();
    }

    private boolean isHeld(Place place) {
        return place.until().isAfter(now);
    }

    private int held() {
        return (int) places.stream().filter(this::isHeld).count();
    }

    private Map<Lane, Integer> used() {
        Map<Lane, Integer> used = new EnumMap<>(Lane.class);
        places.stream().filter(this::isHeld).forEach(place -> used.merge(place.lane(), 1, Integer::sum));
        return used;
    }

    /** What is ours of every window. */
    private int capacity() {
        return Math.max(1, Math.min(allowance.calls(), allowance.limit() - others.size()));
    }

    private int free() {
        return free(held(), others.size());
    }

    /** Calls that may be made; less than none when the limit has become lower. */
    private int free(int ours, int theirs) {
        return Math.min(allowance.calls() - ours, allowance.limit() - ours - theirs);
    }

    private int index(Slot slot) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).number() == slot.number()) {
                return i;
            }
        }
        return -1;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What was so and so far ahead still is, or a clock set back by an hour would shut the budget for an hour. */
    private void setBack(Duration by) {
        allowance = allowance.setBack(by);
        places.replaceAll(place -> new Place(
                place.number(),
                place.lane(),
                place.since().minus(by),
                place.until().minus(by),
                place.underWay()));
        List<Instant> theirs = List.copyOf(others);
        others.clear();
        theirs.forEach(at -> others.add(at.minus(by)));
        nodes.replaceAll((name, node) ->
                new Node(node.wanted(), node.until().minus(by), node.seen().minus(by), node.turns()));
    }
}
