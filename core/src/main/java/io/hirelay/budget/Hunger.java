package io.hirelay.budget;

import io.hirelay.operation.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long each lane has waited for a turn. Where a limit is so small that a lane has no share of it, or other processes
 * use up the share, a lane that waits too long has a turn all the same. Not thread-safe.
 */
final class Hunger {
    /** A lane that had no turn for so many windows has one, whatever its share. */
    private static final int MOST_WINDOWS = 5;

    private final Duration longest;
    private final Map<Lane, Instant> since = new EnumMap<>(Lane.class);

    Hunger(Duration window) {
        this.longest = window.multipliedBy(MOST_WINDOWS);
    }

    /** One more will wait. */
    void comes(Lane lane, Map<Lane, Integer> waiting, Instant now) {
        if (!waiting.containsKey(lane)) {
            since.put(lane, now);
        }
    }

    /** The lane had a turn. */
    void fed(Lane lane, Instant now) {
        since.put(lane, now);
    }

    /** The lane that has waited too long, if any has. */
    Optional<Lane> greatest(Map<Lane, Integer> waiting, Instant now) {
        return since.entrySet().stream()
                .filter(lane -> waiting.containsKey(lane.getKey()))
                .filter(lane -> lane.getValue().plus(longest).isBefore(now))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The clock was set back. */
    void setBack(Duration by) {
        since.replaceAll((lane, at) -> at.minus(by));
    }
}
