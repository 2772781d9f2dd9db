package io.hirelay.server.http;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may work now and who comes next, when each party has a line of its own and the lines take turns. A party holds a
 * part of the places and of the room to wait, so that one whose tasks take long leaves the rest to the others;
 * {@link Party#NOBODY} may have all of them. Thread-safe.
 *
 * @param <T> a task; equal to itself alone
 */
final class Lines<T> {
    private static final int PART_OF_PLACES = 4;
    private static final int PART_OF_WAITING = 2;

    /** What becomes of a task. */
    enum Turn {
        NOW,
        LATER,
        NEVER
    }

    private static final class Line<T> {
        final int places;
        final int room;
        final Set<T> waiting = new LinkedHashSet<>();
        int working;

        Line(int places, int room) {
            this.places = places;
            this.room = room;
        }

        boolean mayWork() {
            return working < places;
        }
    }

    private final int places;
    private final int room;
    private final int most;
    private final Map<Party, Line<T>> lines = new HashMap<>();
    /** Those that have somebody waiting who may work as soon as there is a place, in the order of their turns. */
    private final ArrayDeque<Line<T>> turns = new ArrayDeque<>();

    private int working;
    private int waiting;

    /**
     * @param places how many work at one time
     * @param room how many wait
     * @param most how many work or wait
     */
    Lines(int places, int room, int most) {
        this.places = places;
        this.room = room;
        this.most = most;
    }

    /** Takes a task in; one that works {@link Turn#NOW} ends with {@link #next}. */
    synchronized Turn enter(Party party, T task) {
        Line<T> line = lines.computeIfAbsent(party, this::line);
        if (working < places && line.mayWork()) {
            working++;
            line.working++;
            return Turn.NOW;
        }
        if (waiting >= room || working + waiting >= most || line.waiting.size() >= line.room) {
            forgetIdle(party, line);
            return Turn.NEVER;
        }
        waiting++;
        line.waiting.add(task);
        if (line.waiting.size() == 1 && line.mayWork()) {
            turns.addLast(line);
        }
        return Turn.LATER;
    }

    /** Somebody of this party has ended: who works in the place that is free; ends with this as well. */
    synchronized Optional<T> next(Party ended) {
        Line<T> left = lines.get(ended);
        working--;
        if (left.working-- == left.places && !left.waiting.isEmpty()) {
            turns.addLast(left);
        }
        forgetIdle(ended, left);
        Line<T> line = turns.pollFirst();
        if (line == null) {
            return Optional.empty();
        }
        T task = line.waiting.iterator().next();
        line.waiting.remove(task);
        waiting--;
        working++;
        line.working++;
        if (line.mayWork() && !line.waiting.isEmpty()) {
            turns.addLast(line);
        }
        return Optional.of(task);
    }

    /** Takes back what waits; harmless when it does not. */
    synchronized void leave(Party party, T task) {
        Line<T> line = lines.get(party);
        if (line != null && line.waiting.remove(task)) {
            waiting--;
            if (line.waiting.isEmpty()) {
                turns.remove(line);
            }
            forgetIdle(party, line);
        }
    }

    /** Takes back all that wait. */
    synchronized void clear() {
        turns.clear();
        lines.values().forEach(line -> line.waiting.clear());
        waiting = 0;
    }

    private Line<T> line(Party party) {
        return party.equals(Party.NOBODY)
                ? new Line<>(places, room)
                : new Line<>(Math.max(1, places / PART_OF_PLACES), Math.max(1, room / PART_OF_WAITING));
    }

    private void forgetIdle(Party party, Line<T> line) {
        if (line.working == 0 && line.waiting.isEmpty()) {
            lines.remove(party);
        }
    }
}
