package io.hirelay.workable.sandbox.seed;

import io.hirelay.workable.sandbox.row.Employee;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everybody on the company's payroll: a tree of managers below the first, some who left, some who have not begun. The
 * account's members are the first of them.
 */
public final class EmployeeSeeds {
    /** So that the ids grow from five digits to six. */
    private static final long FIRST = 0xfffd8;

    /** How many people report to a manager. */
    private static final int TEAM = 6;

    private static final List<Long> UNITS = List.of(
            DepartmentSeeds.ENGINEERING,
            DepartmentSeeds.COMMERCIAL,
            DepartmentSeeds.PEOPLE,
            DepartmentSeeds.FINANCE,
            DepartmentSeeds.OPERATIONS,
            DepartmentSeeds.ENGINEERING);
    private static final List<Long> ENGINEERING = List.of(
            DepartmentSeeds.PLATFORM, DepartmentSeeds.DATA_PLATFORM, DepartmentSeeds.DEVICES, DepartmentSeeds.FIRMWARE);
    private static final List<Long> COMMERCIAL =
            List.of(DepartmentSeeds.SALES, DepartmentSeeds.FIELD_SALES, DepartmentSeeds.MARKETING);

    private static final LocalDate TODAY = LocalDate.ofInstant(Timeline.TODAY, ZoneOffset.UTC);

    private final long seed;
    private final int count;
    private final People people;
    private final MemberSeeds members;
    private final Hires hires;

    EmployeeSeeds(long seed, int count, People people, MemberSeeds members, Hires hires) {
        this.seed = seed;
        this.count = count;
        this.people = people;
        this.members = members;
        this.hires = hires;
    }

    public int count() {
        return count;
    }

    public long id(int index) {
        return FIRST + index;
    }

    public OptionalInt indexOf(long id) {
        return id >= FIRST && id < FIRST + count ? OptionalInt.of((int) (id - FIRST)) : OptionalInt.empty();
    }

    /** The number that the next row of a field with several values gets. */
    public long nextRow() {
        return EmployeeRecord.firstRow(count);
    }

    public Employee get(int index) {
        Dice dice = dice(index);
        return new Employee(
                id(index),
                false,
                dice.chance("picture", 35),
                hire(index).map(Hires.Hire::candidate).orElse(null),
                new EmployeeRecord(this, index).values());
    }

    /** As {@link #get} tells it, for less. */
    public boolean active(int index) {
        return status(index).equals(Employee.ACTIVE);
    }

    /** Whether somebody is there no more. */
    public boolean left(int index) {
        return status(index).equals(Employee.INACTIVE);
    }

    Dice dice(int index) {
        return Dice.of(seed, "employee", index);
    }

    People.Someone person(int index) {
        return index < members.count()
                ? members.person(index)
                : hire(index).map(Hires.Hire::person).orElseGet(() -> people.someone(dice(index)));
    }

    /** As whom somebody was hired, for one of five of those who lead nobody, as long as there were so many hires. */
    Optional<Hires.Hire> hire(int index) {
        int place = index - Math.max(members.count(), (count + TEAM - 2) / TEAM);
        return place >= 0 && place % 5 == 0 ? hires.number(place / 5) : Optional.empty();
    }

    /** The first employee answers to nobody, and nor do those who have not begun. */
    public OptionalInt manager(int index) {
        return index == 0 || status(index).equals(Employee.DRAFT)
                ? OptionalInt.empty()
                : OptionalInt.of((index - 1) / TEAM);
    }

    boolean manages(int index) {
        return index * TEAM + 1 < count;
    }

    /** Those who lead others are all at work. */
    String status(int index) {
        if (manages(index) || index < members.count()) {
            return Employee.ACTIVE;
        }
        Optional<Hires.Hire> hire = hire(index);
        if (hire.isPresent()) {
            return started(index, hire.get()).isAfter(TODAY) ? Employee.DRAFT : Employee.ACTIVE;
        }
        int roll = dice(index).roll("status", 100);
        return roll < 8 ? Employee.INACTIVE : roll < 13 ? Employee.DRAFT : Employee.ACTIVE;
    }

    /** A day within the last eight years; for those who have not begun one within the next two months. */
    LocalDate start(int index) {
        Dice dice = dice(index);
        Optional<Hires.Hire> hire = hire(index);
        if (hire.isPresent()) {
            return started(index, hire.get());
        }
        return status(index).equals(Employee.DRAFT)
                ? TODAY.plusDays(dice.between("start", 2, 60))
                : TODAY.minusDays(dice.between("start", 40, 8 * 365));
    }

    private LocalDate started(int index, Hires.Hire hire) {
        return hire.day().plusDays(dice(index).between("start after hire", 14, 45));
    }

    /** Number of the department; 0 for the first employee, who is in none. */
    long department(int index) {
        if (index == 0) {
            return 0;
        }
        long unit = unit(index);
        if (index <= TEAM || (unit != DepartmentSeeds.ENGINEERING && unit != DepartmentSeeds.COMMERCIAL)) {
            return unit;
        }
        return dice(index).pick("department", unit == DepartmentSeeds.ENGINEERING ? ENGINEERING : COMMERCIAL);
    }

    /** The department of the head below whom somebody is. */
    long unit(int index) {
        int head = index;
        while (head > TEAM) {
            head = (head - 1) / TEAM;
        }
        return UNITS.get(head - 1);
    }

    boolean head(int index) {
        return index >= 1 && index <= TEAM;
    }
}
