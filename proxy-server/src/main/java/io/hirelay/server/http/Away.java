package io.hirelay.server.http;

import java.time.Duration;
import java.util.Arrays;

/**
 * The time in which at least one of several things was under way, of which each is told when it has ended. Thread-safe.
 */
final class Away {
    /** Beginnings and ends in turns, in order and apart from each other; the last has ended last. */
    private long[] spans = new long[4];

    private int used;

    /** Something has ended that lasted so long; times are nanoseconds of a clock that never goes back. */
    synchronized void ended(long now, long lasted) {
        long from = now - Math.max(0, lasted);
        while (used > 0 && spans[used - 1] - from >= 0) {
            from = Math.min(from, spans[used - 2]);
            used -= 2;
        }
        if (used == spans.length) {
            spans = Arrays.copyOf(spans, used * 2);
        }
        spans[used++] = from;
        spans[used++] = now;
    }

    /** What ended last goes on until now. */
    synchronized void goesOn(long now) {
        if (used > 0) {
            spans[used - 1] = now;
        }
    }

    synchronized Duration time() {
        long time = 0;
        for (int i = 0; i < used; i += 2) {
            time += spans[i + 1] - spans[i];
        }
        return Duration.ofNanos(time);
    }
}
