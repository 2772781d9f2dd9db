package io.hirelay.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the calls of one connection have met and done lately. Thread-safe; never blocks. */
final class Health {
    private final Breaker breaker;
    private final InstantSource clock;
    private volatile @Nullable Instant changed;

    Health(Breaker breaker, InstantSource clock) {
        this.breaker = breaker;
        this.clock = clock;
    }

    Breaker breaker() {
        return breaker;
    }

    /** Something was changed at the provider, or may have been. */
    void changed() {
        changed = clock.instant();
    }

    /** How long ago something was changed through this connection, if it ever was. */
    Optional<Duration> sinceChange() {
        Instant last = changed;
        return last == null ? Optional.empty() : Optional.of(Duration.between(last, clock.instant()));
    }
}
