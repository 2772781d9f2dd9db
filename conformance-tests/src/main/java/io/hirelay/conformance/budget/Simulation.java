package io.hirelay.conformance.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Events in virtual time, one after the other on one thread: five minutes pass in a moment, and every time is exact.
 * Events may be added from any thread.
 */
public final class Simulation implements InstantSource {
    private record Event(Instant at, long number, Runnable step) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
    private Instant now;
    private long number;

    public Simulation(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Has this done when so much time has passed; of events at the same moment, the one told first is first. */
    public synchronized void after(Duration time, Runnable step) {
        events.add(new Event(now.plus(time), number++, step));
    }

    /** Lets so much time pass, with all that happens in it. */
    public void run(Duration time) {
        Instant end = instant().plus(time);
        while (true) {
            Event next;
            synchronized (this) {
                next = events.peek();
                if (next == null || next.at().isAfter(end)) {
                    now = end;
                    return;
                }
                events.remove();
                now = next.at();
            }
            next.step().run();
        }
    }
}
