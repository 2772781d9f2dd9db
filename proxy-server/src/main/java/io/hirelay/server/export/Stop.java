package io.hirelay.server.export;

import java.time.Duration;

/** The wish that an export may stop. */
@FunctionalInterface
public interface Stop {
    /** Waits for the wish, so long at most; whether it is there. */
    boolean within(Duration patience);
}
