package io.hirelay.workable.sandbox.row;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hours that somebody worked.
 *
 * @param type {@code time-entry} for hours that were written down, {@code clock-in} for those that were clocked
 * @param out null while somebody is still at work
 */
public record TimeEntry(
        UUID uuid,
        long employee,
        String type,
        Instant in,
        @Nullable Instant out,
        @Nullable String note,
        String timezone) {
    private static final Duration LONGEST_SHIFT = Duration.ofHours(12);

    public long minutes() {
        return out == null ? 0 : Duration.between(in, out).toMinutes();
    }

    /** Whether some moment belongs to both. */
    public boolean overlaps(TimeEntry other) {
        return in.isBefore(other.end()) && other.in.isBefore(end());
    }

    /** Who forgot to clock out is taken to have gone home by then. */
    private Instant end() {
        return out == null ? in.plus(LONGEST_SHIFT) : out;
    }
}
