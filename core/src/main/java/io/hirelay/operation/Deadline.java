package io.hirelay.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/** When a call must have answered. Immutable; time comes from the clock it was made with. */
public record Deadline(InstantSource clock, Instant at) {
    public Deadline {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(at, "at");
    }

    public static Deadline after(Duration time, InstantSource clock) {
        return new Deadline(clock, clock.instant().plus(time));
    }

    /** What is left; zero when it is over. */
    public Duration remaining() {
        Duration left = Duration.between(clock.instant(), at);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Whether less than {@code time} is left. */
    public boolean within(Duration time) {
        return remaining().compareTo(time) < 0;
    }

    /** The earlier of this one and {@code time} from now. */
    public Deadline atMost(Duration time) {
        return within(time) ? this : after(time, clock);
    }
}
