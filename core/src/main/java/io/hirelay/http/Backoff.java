package io.hirelay.http;

import io.hirelay.budget.Sleeper;
import io.hirelay.error.CancelledException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;

/**
 * How often a call is sent and how long the pauses between are: anything from nothing to a bound that doubles, so that
 * callers who failed together do not come back together.
 *
 * <p>Resilience4j's retry would do this but for its pause: it sleeps by a static function, so time could not be injected
 * for one pipeline, and the budget's wait between two attempts is not a pause of its kind.
 */
final class Backoff {
    private final HttpSettings settings;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final DoubleSupplier random;

    Backoff(HttpSettings settings, InstantSource clock, Sleeper sleeper, DoubleSupplier random) {
        this.settings = settings;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
    }

    boolean allows(int attempt) {
        return attempt <= settings.maxAttempts();
    }

    /** How long to pause after this attempt has failed. */
    Duration after(int attempt) {
        Duration bound = settings.backoff().multipliedBy(1L << Math.min(attempt - 1, 20));
        bound = bound.compareTo(settings.maxBackoff()) > 0 ? settings.maxBackoff() : bound;
        return Duration.ofNanos((long) (bound.toNanos() * random.getAsDouble()));
    }

    /** @throws CancelledException when the thread is interrupted */
    void pause(Duration time) {
        Instant until = clock.instant().plus(time);
        try {
            for (Instant now = clock.instant(); now.isBefore(until); now = clock.instant()) {
                sleeper.sleep(Duration.between(now, until));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted before the call was tried again");
        }
    }
}
