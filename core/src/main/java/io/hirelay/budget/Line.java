package io.hirelay.budget;

import io.hirelay.operation.Lane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Those who wait for a budget: a line for each lane, in which every caller's turn comes as often however many calls it
 * has waiting, and a caller's own calls go in the order they came. Not thread-safe.
 */
final class Line {
    /** How many may wait in one lane. */
    static final int LONGEST = 1_000;
    /** How many of one caller may wait in one lane: one that asks for everything leaves room for others. */
    static final int MOST_OF_ONE = LONGEST / 2;

    /** Whose turn it is comes first. */
    private static final class Turns {
        private final Map<String, LinkedHashSet<Reservation>> callers = new LinkedHashMap<>();
        private int size;
    }

    private final Map<Lane, Turns> lanes = new EnumMap<>(Lane.class);
    private int size;

    Line() {
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new Turns());
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Whether one more of this caller may wait. */
    boolean hasRoomFor(Reservation reservation) {
        Turns turns = turns(reservation.lane);
        Collection<Reservation> own = turns.callers.get(reservation.caller);
        return turns.size < LONGEST && (own == null || own.size() < MOST_OF_ONE);
    }

    void add(Reservation reservation) {
        Turns turns = turns(reservation.lane);
        turns.callers
                .computeIfAbsent(reservation.caller, caller -> new LinkedHashSet<>())
                .add(reservation);
        turns.size++;
        size++;
    }

    void remove(Reservation reservation) {
        Turns turns = turns(reservation.lane);
        LinkedHashSet<Reservation> own = turns.callers.get(reservation.caller);
        if (own != null && own.remove(reservation)) {
            turns.size--;
            size--;
            if (own.isEmpty()) {
                turns.callers.remove(reservation.caller);
            }
        }
    }

    /** Takes the one out whose turn it is. */
    Optional<Reservation> next(Lane lane) {
        Turns turns = turns(lane);
        Iterator<Map.Entry<String, LinkedHashSet<Reservation>>> callers =
                turns.callers.entrySet().iterator();
        if (!callers.hasNext()) {
            return Optional.empty();
        }
        Map.Entry<String, LinkedHashSet<Reservation>> caller = callers.next();
        String name = caller.getKey();
        LinkedHashSet<Reservation> own = caller.getValue();
        callers.remove();
        Iterator<Reservation> calls = own.iterator();
        Reservation first = calls.next();
        calls.remove();
        if (!own.isEmpty()) {
            turns.callers.put(name, own);
        }
        turns.size--;
        size--;
        return Optional.of(first);
    }

    /** Whose turn it is in the most urgent lane in which any waits. */
    Optional<Reservation> first() {
        for (Turns turns : lanes.values()) {
            if (turns.size > 0) {
                return Optional.of(
                        turns.callers.values().iterator().next().iterator().next());
            }
        }
        return Optional.empty();
    }

    /** How many wait in each lane in which any does. */
    Map<Lane, Integer> waiting() {
        Map<Lane, Integer> waiting = new EnumMap<>(Lane.class);
        lanes.forEach((lane, turns) -> {
            if (turns.size > 0) {
                waiting.put(lane, turns.size);
            }
        });
        return waiting;
    }

    /** How many of its lane go before this one, or would if it waited. */
    int before(Reservation reservation) {
        Map<String, LinkedHashSet<Reservation>> callers = turns(reservation.lane).callers;
        int round = 0;
        Collection<Reservation> own = callers.get(reservation.caller);
        if (own != null) {
            for (Reservation each : own) {
                if (each == reservation) {
                    break;
                }
                round++;
            }
        }
        int before = round;
        boolean passed = false;
        for (Map.Entry<String, LinkedHashSet<Reservation>> caller : callers.entrySet()) {
            if (caller.getKey().equals(reservation.caller)) {
                passed = true;
            } else {
                before += Math.min(caller.getValue().size(), passed ? round : round + 1);
            }
        }
        return before;
    }

    /** Takes out and answers those to whom this applies. */
    List<Reservation> removeIf(Predicate<Reservation> applies) {
        List<Reservation> removed = all().stream().filter(applies).toList();
        removed.forEach(this::remove);
        return removed;
    }

    List<Reservation> all() {
        List<Reservation> all = new ArrayList<>(size);
        lanes.values().forEach(turns -> turns.callers.values().forEach(all::addAll));
        return all;
    }

    @SuppressWarnings("NullAway") // there is one for every lane
    private Turns turns(Lane lane) {
        return lanes.get(lane);
    }
}
