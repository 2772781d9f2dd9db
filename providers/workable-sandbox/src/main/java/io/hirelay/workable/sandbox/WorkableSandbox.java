package io.hirelay.workable.sandbox;

import io.hirelay.spi.Sandbox;
import io.hirelay.workable.sandbox.seed.Seeds;
import io.hirelay.workable.sandbox.seed.Sizes;
import io.hirelay.workable.sandbox.seed.Timeline;
import java.time.Clock;
import java.time.Instant;

/**
 * Starts simulated Workable accounts.
 *
 * <p>Sizes: {@code candidates} (400), {@code jobs} (12), {@code members} (16), {@code talent_pool} (12),
 * {@code requisitions} (18), {@code employees} (300). Rows are computed when they are asked for, so that a hundred thousand candidates cost no
 * more memory than ten. Seeded records lie before {@link #SEEDED_UNTIL}; the clock stamps writes, counts the rate limit's window and lets file links expire.
 */
public final class WorkableSandbox implements Sandbox {
    /** The moment at which the seeded company stands still; events that are still to come lie after it. */
    public static final Instant SEEDED_UNTIL = Timeline.TODAY;

    /** What a real account token may do in ten seconds. */
    private static final int CALLS_PER_WINDOW = 10;

    private final Clock clock;

    public WorkableSandbox() {
        this(Clock.systemUTC());
    }

    public WorkableSandbox(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String provider() {
        return "workable";
    }

    /**
     * Starts an account.
     *
     * @throws IllegalArgumentException for a size that is unknown or out of bounds
     */
    @Override
    public WorkableAccount start(Options options) {
        return start(options, 0);
    }

    /** Starts an account on a port of your choice. */
    public WorkableAccount start(Options options, int port) {
        int callsPerWindow = options.callsPerWindow().orElse(CALLS_PER_WINDOW);
        if (callsPerWindow < 1) {
            throw new IllegalArgumentException("callsPerWindow is " + callsPerWindow + "; it must be 1 or more");
        }
        Seeds seeds = new Seeds(options.seed(), Sizes.of(options.sizes()));
        return new WorkableAccount(seeds, clock, callsPerWindow, port);
    }
}
