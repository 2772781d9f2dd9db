package io.hirelay.workable.client;

import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Hours that employees worked. Needs the scopes {@code r_time_tracking} and {@code w_time_tracking}. Times are moments;
 * Workable takes one without a zone as UTC.
 *
 * @see <a href="https://workable.readme.io/reference/time-tracking">Workable's documentation</a>
 */
public interface TimeTracking {
    /** How many entries Workable takes at once. */
    int MOST_AT_ONCE = 500;

    /** Every entry that is asked for, fetched page by page while it is walked; each walk starts afresh. */
    Iterable<TimeEntry> all(TimeEntryQuery query);

    /** The same entries as a stream. */
    Stream<TimeEntry> stream(TimeEntryQuery query);

    /**
     * One page. Workable pages by counting rows, so entries that are added or deleted between two pages may move
     * others across the border between them.
     *
     * @param limit 10, 20, 50 or 100
     * @param after the page before; empty for the first
     * @throws io.hirelay.error.InvalidRequestException for another limit, or a cursor of another list
     */
    Page<TimeEntry> page(TimeEntryQuery query, int limit, Optional<Cursor> after);

    /**
     * Enters hours. The answer has no employee.
     *
     * @throws io.hirelay.error.ConflictException with {@link OverlappingTimeEntries} when it shares time with others and
     *     does not override them
     * @throws io.hirelay.error.InvalidRequestException when Workable refuses it, such as for a day to come
     */
    TimeEntry create(NewTimeEntry entry);

    /**
     * Enters hours of several employees by one call, all or none.
     *
     * @param entries 1 to {@value #MOST_AT_ONCE}; for more there is {@link #createInBatches}
     * @throws io.hirelay.error.InvalidRequestException for more or none of them, sending nothing
     * @throws io.hirelay.error.ConflictException as {@link #create}
     */
    List<TimeEntry> createAll(List<NewTimeEntry> entries);

    /**
     * Enters any number of hours by calls of {@value #MOST_AT_ONCE} at most, in their order, each with the whole
     * deadline of a call. What one batch is refused for does not keep the others from being sent; when the connection
     * itself fails, as by a token that is not accepted, the batches that are left fail in the same way without being
     * sent.
     *
     * @return what became of each batch; of one that failed nothing was entered, unless its failure says that this is
     *     not known
     */
    List<TimeEntryBatch> createInBatches(List<NewTimeEntry> entries);

    /**
     * Changes an entry. The answer has no employee.
     *
     * @throws io.hirelay.error.ConflictException as {@link #create}
     */
    TimeEntry update(String employeeId, String uuid, TimeEntryChange change);

    /**
     * Deletes an entry.
     *
     * @throws io.hirelay.error.InvalidRequestException for hours that were clocked more than some minutes ago
     */
    void delete(String employeeId, String uuid);
}
