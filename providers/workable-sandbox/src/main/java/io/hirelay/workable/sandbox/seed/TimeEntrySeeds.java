package io.hirelay.workable.sandbox.seed;

import io.hirelay.workable.sandbox.row.TimeEntry;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The hours of the last four weeks of those who write them down, which is every third employee. */
public final class TimeEntrySeeds {
    private static final int DAYS = 28;
    private static final int EIGHT = 8 * 60;
    private static final LocalDate TODAY = LocalDate.ofInstant(Timeline.TODAY, ZoneOffset.UTC);

    private final long seed;
    private final EmployeeSeeds employees;

    TimeEntrySeeds(long seed, EmployeeSeeds employees) {
        this.seed = seed;
        this.employees = employees;
    }

    /** An employee's, by the time at which they begin. */
    public List<TimeEntry> of(int employee) {
        List<TimeEntry> entries = new ArrayList<>();
        if (employee % 3 != 0 || !employees.active(employee)) {
            return entries;
        }
        for (int ago = DAYS; ago >= 0; ago--) {
            LocalDate day = TODAY.minusDays(ago);
            Dice dice = Dice.of(seed, "hours", employee * 64L + ago);
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (!weekend && !dice.chance("away", 10)) {
                entries.add(entry(employee, day, dice, ago == 0));
            }
        }
        return entries;
    }

    private TimeEntry entry(int employee, LocalDate day, Dice dice, boolean today) {
        Instant in = day.atStartOfDay(ZoneOffset.UTC)
                .plusMinutes(EIGHT + dice.roll("in", 45))
                .toInstant();
        @Nullable Instant out = today ? null : in.plusSeconds(60L * dice.between("worked", 6 * 60, 10 * 60));
        return new TimeEntry(
                uuid(dice),
                employees.id(employee),
                today ? "clock-in" : "time-entry",
                in,
                out,
                dice.chance("note", 15) ? "Inventory" : null,
                employee % 2 == 0 ? "Europe/London" : "Europe/Athens");
    }

    private static UUID uuid(Dice dice) {
        long version = dice.bits("uuid high") & ~0xf000L | 0x4000L;
        long variant = dice.bits("uuid low") & ~(3L << 62) | 1L << 63;
        return new UUID(version, variant);
    }
}
