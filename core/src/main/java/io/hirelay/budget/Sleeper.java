package io.hirelay.budget;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How a thread waits. Injected, so that every wait can be tested without waiting. Thread-safe. */
@FunctionalInterface
public interface Sleeper {
    /** Really waits; {@link LockSupport#unpark} ends it early. */
    Sleeper SYSTEM = time -> {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        LockSupport.parkNanos(Sleeper.class, toNanos(time));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    };

    /**
     * Lets at most this much time pass. May return early for any reason, so callers look at the clock and at what they
     * wait for, and come again.
     *
     * @throws InterruptedException when the thread was or is interrupted; its flag is cleared
     */
    void sleep(Duration time) throws InterruptedException;

    private static long toNanos(Duration time) {
        return time.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1).toNanos() : Math.max(1, time.toNanos());
    }
}
