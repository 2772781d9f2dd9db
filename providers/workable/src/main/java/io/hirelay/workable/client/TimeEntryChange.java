package io.hirelay.workable.client;

import io.hirelay.model.Change;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to become of a time entry; what is not named stays as it is.
 *
 * @param overrideOverlapping whether entries that share time with it are replaced; they are in its way otherwise
 */
public record TimeEntryChange(
        Optional<Instant> clockInTime,
        Optional<Instant> clockOutTime,
        Change<String> note,
        boolean overrideOverlapping) {

    /** Nothing yet. */
    public static TimeEntryChange none() {
        return new TimeEntryChange(Optional.empty(), Optional.empty(), Change.keep(), false);
    }

    /** With another beginning. */
    public TimeEntryChange clockIn(Instant time) {
        return new TimeEntryChange(Optional.of(time), clockOutTime, note, overrideOverlapping);
    }

    /** With another end. */
    public TimeEntryChange clockOut(Instant time) {
        return new TimeEntryChange(clockInTime, Optional.of(time), note, overrideOverlapping);
    }

    /** With another note, or none. */
    public TimeEntryChange note(Change<String> change) {
        return new TimeEntryChange(clockInTime, clockOutTime, change, overrideOverlapping);
    }

    /** In place of whatever shares time with it. */
    public TimeEntryChange overriding() {
        return new TimeEntryChange(clockInTime, clockOutTime, note, true);
    }
}
