package io.hirelay.conformance;

import io.hirelay.budget.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Time that passes only when somebody waits: a rule that waits out a rate limit takes no time, and its figures are the
 * same on every machine. Thread-safe.
 */
public final class VirtualTime extends Clock implements Sleeper {
    private final AtomicReference<Instant> now;

    public VirtualTime(Instant start) {
        this.now = new AtomicReference<>(Objects.requireNonNull(start, "start"));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Waits by letting the time pass for everybody; those who wait at the same time wait it out together. */
    @Override
    public void sleep(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Instant until = instant().plus(time);
        now.updateAndGet(instant -> instant.isBefore(until) ? until : instant);
    }

    /** Lets this much time pass. */
    public void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same: it has no zone but UTC. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
