package io.hirelay.workable.wire;

import io.hirelay.workable.client.TimeEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /time-tracking/time-entries}. */
@WireRecord
public record TimeEntriesPage(@Nullable Integer totalCount, List<Typed<TimeEntry>> timeEntries) {}
