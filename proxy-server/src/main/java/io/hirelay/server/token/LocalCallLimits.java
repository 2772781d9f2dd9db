package io.hirelay.server.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Counts the calls of this process. Of callers beyond a bound those who have called least are forgotten, and may then
 * call anew.
 */
public final class LocalCallLimits implements CallLimits {
    private static final int MOST_CALLERS = 50_000;

    /** After a minute a bucket is full again, which is what a new one is. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(2);

    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();
    private final TimeMeter time;

    public LocalCallLimits(InstantSource clock) {
        this.time = new ClockMeter(clock);
    }

    /** A caller's bucket is another one when its size is. */
    private record Key(String caller, int perMinute) {}

    @Override
    public Optional<Duration> count(String caller, int perMinute) {
        ConsumptionProbe probe = buckets.get(new Key(caller, perMinute), key -> bucket(key.perMinute()))
                .tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    private Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    private record ClockMeter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return clock.millis() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
