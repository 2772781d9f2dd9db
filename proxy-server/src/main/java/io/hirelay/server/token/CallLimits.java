package io.hirelay.server.token;

import java.time.Duration;
import java.util.Optional;

/**
 * Counts calls. A caller may make as many at once as it may make in a minute, and is given new ones evenly. Thread-safe;
 * may block.
 */
@FunctionalInterface
public interface CallLimits {

    /**
     * Counts one call.
     *
     * @param caller whose
     * @param perMinute how many it may make, at least 1
     * @return empty when it may be made; else how long until the next one may
     */
    Optional<Duration> count(String caller, int perMinute);

    /** Whether {@link #count} may have to wait for somebody. */
    default boolean mayBlock() {
        return true;
    }
}
