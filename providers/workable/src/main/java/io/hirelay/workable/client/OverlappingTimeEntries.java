package io.hirelay.workable.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The time entries that share time with one that was refused for it: the detail of a {@link
 * io.hirelay.error.ConflictException}.
 */
public record OverlappingTimeEntries(List<Overlap> entries) {

    /** An entry in the way. */
    public record Overlap(String uuid, Optional<Instant> clockInTime, Optional<Instant> clockOutTime) {}

    public OverlappingTimeEntries {
        entries = List.copyOf(entries);
    }
}
