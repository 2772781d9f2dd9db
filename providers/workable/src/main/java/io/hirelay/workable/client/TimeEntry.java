package io.hirelay.workable.client;

import io.hirelay.model.RawJson;
import java.time.Instant;
import java.util.Optional;

/**
 * Hours that an employee worked.
 *
 * @param employeeId missing in answers to {@link TimeTracking#create} and {@link TimeTracking#update}
 * @param type {@code time-entry}, {@code clock-in}, {@code clock-out}, a word that begins with {@code ergani-}; in
 *     answers to changes {@code manual}
 * @param workedMinutes without breaks
 * @param isActive whether the employee is still at work
 */
public record TimeEntry(
        String uuid,
        Optional<String> employeeId,
        Optional<String> type,
        Optional<Instant> clockInTime,
        Optional<Instant> clockOutTime,
        Optional<Long> workedMinutes,
        Optional<Boolean> isActive,
        Optional<String> note,
        Optional<String> timezone,
        RawJson raw) {}
