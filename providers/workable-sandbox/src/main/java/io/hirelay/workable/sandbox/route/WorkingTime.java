package io.hirelay.workable.sandbox.route;

import io.hirelay.workable.sandbox.row.TimeOffCategory;
import io.hirelay.workable.sandbox.row.TimeOffRequest.HalfDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/** How much of somebody's working time a period takes: days from Monday to Friday, of eight hours each. */
final class WorkingTime {
    private static final int DAY = 8;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** The days of which only half is wanted. */
    List<HalfDay> halves(Body body, TimeOffCategory category) {
        List<HalfDay> halves = body.objects("half_days").stream()
                .map(half -> new HalfDay(
                        LocalTimes.parse("half_days", half.required("date"))
                                .toLocalDate()
                                .toString(),
                        half.required("half")))
                .toList();
        if (halves.stream().anyMatch(half -> !Set.of("first", "second").contains(half.half()))) {
            throw refused("half must be first or second");
        }
        if (!halves.isEmpty() && !category.unit().equals("half_days")) {
            throw refused("the category is not counted in half days");
        }
        return halves;
    }

    BigDecimal total(TimeOffCategory category, LocalDateTime from, LocalDateTime to, List<HalfDay> halves) {
        BigDecimal total = BigDecimal.ZERO;
        boolean hours = category.unit().equals("hours");
        for (LocalDate day = from.toLocalDate(); !day.isAfter(to.toLocalDate()); day = day.plusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                total = total.add(hours ? hours(day, from, to) : BigDecimal.ONE);
            }
        }
        for (HalfDay half : halves) {
            LocalDate day = LocalDate.parse(half.date());
            if (day.isBefore(from.toLocalDate()) || day.isAfter(to.toLocalDate())) {
                throw refused("a half day lies outside the period");
            }
            total = total.subtract(HALF);
        }
        if (total.signum() <= 0) {
            throw Refusal.hr(422, "timeoffRequestCreate.noWorkingTime", "the period holds no working time");
        }
        return total;
    }

    private static BigDecimal hours(LocalDate day, LocalDateTime from, LocalDateTime to) {
        LocalDateTime start = day.atStartOfDay().isBefore(from) ? from : day.atStartOfDay();
        LocalDateTime end = day.atTime(LocalTime.MAX).isAfter(to) ? to : day.atTime(LocalTime.MAX);
        BigDecimal hours = BigDecimal.valueOf(Duration.between(start, end).toMinutes())
                .divide(BigDecimal.valueOf(Duration.ofHours(1).toMinutes()), 2, RoundingMode.HALF_UP);
        return hours.min(BigDecimal.valueOf(DAY));
    }

    private static Refusal refused(String message) {
        return Refusal.hr(422, "timeoffRequestCreate.invalidHalfDays", message);
    }
}
