package io.hirelay.workable.client;

import java.time.Instant;
import java.util.Optional;

/**
 * Hours that are to be entered.
 *
 * @param employeeId who worked
 * @param clockOutTime later than {@code clockInTime}; empty while the employee is still at work, for which Workable
 *     knows the type {@code clock-in}
 * @param type {@code time-entry} or {@code clock-in}; of no account in {@link TimeTracking#createAll}
 * @param overrideOverlapping whether entries that share time with it are replaced; they are in its way otherwise
 */
public record NewTimeEntry(
        String employeeId,
        Instant clockInTime,
        Optional<Instant> clockOutTime,
        String type,
        Optional<String> note,
        boolean overrideOverlapping) {
    private static final String HOURS = "time-entry";

    /** Hours from one moment to another. */
    public static NewTimeEntry of(String employeeId, Instant clockInTime, Instant clockOutTime) {
        return new NewTimeEntry(employeeId, clockInTime, Optional.of(clockOutTime), HOURS, Optional.empty(), false);
    }

    /** An employee who comes to work and has not left it. */
    public static NewTimeEntry clockIn(String employeeId, Instant time) {
        return new NewTimeEntry(employeeId, time, Optional.empty(), "clock-in", Optional.empty(), false);
    }

    /** The same with a note. */
    public NewTimeEntry noting(String words) {
        return new NewTimeEntry(employeeId, clockInTime, clockOutTime, type, Optional.of(words), overrideOverlapping);
    }

    /** The same in place of whatever shares time with it. */
    public NewTimeEntry overriding() {
        return new NewTimeEntry(employeeId, clockInTime, clockOutTime, type, note, true);
    }
}
