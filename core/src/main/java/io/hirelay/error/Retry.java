package io.hirelay.error;

import java.util.Locale;

/** Whether the same call may be made again. */
public enum Retry {
    /** It would fail in the same way. */
    NEVER,
    /** Now or later, with nothing to lose. */
    SAFE,
    /** Not before the time named with it. */
    AFTER,
    /** A write may have been applied: look first. */
    UNKNOWN_OUTCOME;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
