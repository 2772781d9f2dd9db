package io.hirelay.server.passthrough;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Looks after what lives on one event loop: every now and then it asks each whether somebody has kept it waiting for too
 * long. One look for all is cheaper than a timer for each, which would be set and cancelled with every request. Confined
 * to its event loop.
 */
final class Watch {
    private final List<Watched> watched = new ArrayList<>();
    private long now = System.nanoTime();

    private Watch() {}

    /** Looks so often until the event loop ends. */
    static Watch on(EventLoop loop, Duration every) {
        Watch watch = new Watch();
        loop.scheduleAtFixedRate(watch::look, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
        return watch;
    }

    /** Something to be asked. */
    abstract static class Watched {
        private int place = -1;

        /** @param now as {@link System#nanoTime} tells it */
        abstract void check(long now);
    }

    /** When it looked last, as {@link System#nanoTime} tells it: good enough to know when something happened. */
    long now() {
        return now;
    }

    void add(Watched one) {
        one.place = watched.size();
        watched.add(one);
    }

    /** Twice is harmless. */
    void remove(Watched one) {
        if (one.place >= 0) {
            Watched last = watched.remove(watched.size() - 1);
            if (last != one) {
                watched.set(one.place, last);
                last.place = one.place;
            }
            one.place = -1;
        }
    }

    private void look() {
        now = System.nanoTime();
        for (int i = watched.size() - 1; i >= 0; i--) {
            if (i < watched.size()) { // one that is asked may leave, and others with it
                watched.get(i).check(now);
            }
        }
    }
}
