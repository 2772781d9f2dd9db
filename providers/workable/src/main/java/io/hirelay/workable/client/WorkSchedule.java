package io.hirelay.workable.client;

import io.hirelay.model.RawJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * When people work.
 *
 * @param status such as {@code active}
 * @param weekStartsOn such as {@code monday}
 * @param workHours hours a week
 */
public record WorkSchedule(
        String id,
        Optional<String> name,
        Optional<String> status,
        List<WorkDay> workDays,
        Optional<String> weekStartsOn,
        Optional<BigDecimal> workHours,
        Optional<Boolean> sample,
        RawJson raw) {

    /**
     * A day of the week.
     *
     * @param dayOfWeek such as {@code monday}
     * @param workHours hours, without the break
     */
    public record WorkDay(
            Optional<String> dayOfWeek,
            Optional<BigDecimal> workHours,
            Optional<Duration> breakDuration,
            List<Interval> workIntervals,
            List<Interval> breakIntervals) {}

    /** From one time of day to another. */
    public record Interval(Optional<LocalTime> fromTime, Optional<LocalTime> toTime) {}
}
