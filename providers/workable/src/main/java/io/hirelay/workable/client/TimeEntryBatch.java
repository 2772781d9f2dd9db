package io.hirelay.workable.client;

import io.hirelay.error.HirelayException;
import java.util.List;
import java.util.Optional;

/**
 * What became of some of many time entries.
 *
 * @param entries those that were to be entered
 * @param created as Workable has them; none when the batch failed
 * @param failure why nothing was entered; {@link HirelayException#applied()} tells whether something may have been
 */
public record TimeEntryBatch(List<NewTimeEntry> entries, List<TimeEntry> created, Optional<HirelayException> failure) {
    public TimeEntryBatch {
        entries = List.copyOf(entries);
        created = List.copyOf(created);
    }
}
