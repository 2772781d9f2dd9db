package io.hirelay.workable.sandbox.access;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lets through so many calls in any ten seconds; what it refuses does not count. Thread-safe. */
public final class RollingWindow {
    private static final long LENGTH = Duration.ofSeconds(10).toMillis();

    private final Clock clock;
    private final int limit;
    private final Deque<Long> calls = new ArrayDeque<>();

    public RollingWindow(Clock clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * What became of a call.
     *
     * @param reset when the window is free again, in seconds since 1970
     */
    public record Turn(boolean granted, int limit, int remaining, long reset) {}

    public synchronized Turn take() {
        long now = clock.millis();
        while (!calls.isEmpty() && calls.peekFirst() <= now - LENGTH) {
            calls.removeFirst();
        }
        boolean granted = calls.size() < limit;
        if (granted) {
            calls.addLast(now);
        }
        return new Turn(granted, limit, limit - calls.size(), Math.floorDiv(now + LENGTH, 1000L));
    }

    /** Forgets the calls made so far. */
    public synchronized void clear() {
        calls.clear();
    }
}
