package io.hirelay.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Time that passes evenly whatever becomes of the machine's clock: budgets counted by it neither close nor open when that
 * is set. Not to be compared with times from anywhere else. Thread-safe.
 */
public final class SteadyClock implements InstantSource {
    private final Instant start;
    private final long startNanos;
    private final LongSupplier nanos;

    /** @param nanos a count of nanoseconds that only goes forward, such as {@link System#nanoTime} */
    public SteadyClock(Instant start, LongSupplier nanos) {
        this.start = start;
        this.nanos = nanos;
        this.startNanos = nanos.getAsLong();
    }

    /** From now on. */
    public static SteadyClock started() {
        return new SteadyClock(Instant.now(), System::nanoTime);
    }

    /** Such a clock in place of the machine's; any other as it is, for whoever brings one knows why. */
    public static InstantSource inPlaceOf(InstantSource clock) {
        boolean machines = clock.equals(InstantSource.system()) || clock.equals(Clock.systemUTC());
        return machines ? started() : clock;
    }

    @Override
    public Instant instant() {
        return start.plus(Duration.ofNanos(nanos.getAsLong() - startNanos));
    }
}
