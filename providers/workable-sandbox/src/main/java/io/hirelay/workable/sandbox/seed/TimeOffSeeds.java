package io.hirelay.workable.sandbox.seed;

import io.hirelay.workable.sandbox.row.TimeOffCategory;
import io.hirelay.workable.sandbox.row.TimeOffRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/** Who was away, is to be, or would like to. Every employee has a few places for requests, some of which are empty. */
public final class TimeOffSeeds {
    public static final TimeOffCategory PAID = new TimeOffCategory(
            "10f1", "Paid time off", true, "Holidays and other days that are paid.", "half_days", false);
    public static final TimeOffCategory SICK =
            new TimeOffCategory("10f2", "Sick leave", true, "Hours that somebody is ill.", "hours", false);
    public static final TimeOffCategory UNPAID =
            new TimeOffCategory("10f3", "Unpaid leave", false, "Days that are not paid.", "full_days", true);
    public static final TimeOffCategory SABBATICAL =
            new TimeOffCategory("10f4", "Sabbatical", true, "A long break after many years.", "full_days", false);

    private static final long FIRST = 0xffe0;
    private static final long FIRST_APPROVAL = 0xffd00;
    private static final int PLACES = 4;
    private static final LocalDate TODAY = LocalDate.ofInstant(Timeline.TODAY, ZoneOffset.UTC);

    private final long seed;
    private final EmployeeSeeds employees;

    TimeOffSeeds(long seed, EmployeeSeeds employees) {
        this.seed = seed;
        this.employees = employees;
    }

    public static List<TimeOffCategory> categories() {
        return List.of(PAID, SICK, UNPAID, SABBATICAL);
    }

    /** How many units of a category an employee has in a year. */
    public int allowance(TimeOffCategory category, long employee) {
        Dice dice = Dice.of(seed, "allowance", employee);
        return switch (category.unit()) {
            case "half_days" -> dice.between("days", 20, 28);
            case "hours" -> 80;
            default -> category.unlimited() ? 0 : 90;
        };
    }

    /** Who agrees for an employee, as approvals name them. */
    public static UUID approver(long employee) {
        return UUID.nameUUIDFromBytes(("approver " + employee).getBytes(StandardCharsets.UTF_8));
    }

    /** How many places there are, empty ones among them. */
    public int places() {
        return employees.count() * PLACES;
    }

    public long id(int place) {
        return FIRST + place;
    }

    public OptionalInt placeOf(long id) {
        return placeAfter(id, FIRST);
    }

    /** Which request waits for this approval, if its place is not empty. */
    public OptionalInt placeOfApproval(long id) {
        return placeAfter(id, FIRST_APPROVAL);
    }

    private OptionalInt placeAfter(long id, long first) {
        return id >= first && id < first + places() && taken((int) (id - first))
                ? OptionalInt.of((int) (id - first))
                : OptionalInt.empty();
    }

    /** The number that the next approval gets. */
    public long nextApproval() {
        return FIRST_APPROVAL + places();
    }

    public boolean taken(int place) {
        return employees.active(place / PLACES) && dice(place).chance("taken", 65);
    }

    public long employee(int place) {
        return employees.id(place / PLACES);
    }

    public TimeOffRequest get(int place) {
        Dice dice = dice(place);
        TimeOffCategory category = dice.chance("ill", 25) ? SICK : dice.chance("unpaid", 10) ? UNPAID : PAID;
        // Each place has a quarter of the time from January to September, so that no two requests overlap.
        LocalDate from = workDay(LocalDate.of(2026, 1, 5).plusDays(place % PLACES * 65L + dice.roll("from", 50)));
        int days = category == SICK ? 1 : dice.between("days", 1, 3);
        LocalDate to = from;
        for (int i = 1; i < days; i++) {
            to = workDay(to.plusDays(1));
        }
        boolean half = category == PAID && days > 1 && dice.chance("half", 30);
        String state = state(dice, from);
        boolean pending = state.equals("pending");
        OptionalInt manager = employees.manager(place / PLACES);
        return new TimeOffRequest(
                id(place),
                employee(place),
                category,
                from.atStartOfDay(),
                category == SICK ? to.atTime(LocalTime.of(23, 59, 59)) : to.atStartOfDay(),
                state,
                total(category, days, half),
                half ? List.of(new TimeOffRequest.HalfDay(to.toString(), "first")) : List.of(),
                null,
                name(pending ? place / PLACES : manager.orElse(0)),
                Timeline.within(Timeline.LAST_MINUTE - dice.between("updated", 1, 90) * Timeline.DAY, dice, "at"),
                pending
                        ? new TimeOffRequest.Approval(FIRST_APPROVAL + place, approver(employees.id(manager.orElse(0))))
                        : null);
    }

    private static BigDecimal total(TimeOffCategory category, int days, boolean half) {
        BigDecimal whole = BigDecimal.valueOf(category.unit().equals("hours") ? days * 8L : days);
        return half ? whole.subtract(new BigDecimal("0.5")) : whole;
    }

    private static String state(Dice dice, LocalDate from) {
        int roll = dice.roll("state", 10);
        if (from.isAfter(TODAY)) {
            return roll < 6 ? "pending" : roll < 9 ? "approved" : "canceled";
        }
        return roll < 8 ? "approved" : roll < 9 ? "rejected" : "canceled";
    }

    private String name(int employee) {
        People.Someone someone = employees.person(employee);
        return someone.fullName();
    }

    private static LocalDate workDay(LocalDate day) {
        LocalDate next = day;
        while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
            next = next.plusDays(1);
        }
        return next;
    }

    private Dice dice(int place) {
        return Dice.of(seed, "time off", place);
    }
}
