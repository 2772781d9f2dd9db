package io.hirelay.workable.client;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which time entries are asked for; each condition narrows them.
 *
 * @param fromDate the first day, included
 * @param toDate the last day, included
 * @param employeeIds any of these employees; all when empty
 * @param types any of these types, such as {@code time-entry}; all when empty
 * @param length how long they are
 */
public record TimeEntryQuery(
        Optional<LocalDate> fromDate,
        Optional<LocalDate> toDate,
        List<String> employeeIds,
        List<String> types,
        Optional<Length> length) {

    /**
     * A bound of how long an entry is.
     *
     * @param duration in whole minutes
     */
    public record Length(Comparison comparison, Duration duration) {}

    /** How lengths are compared. */
    public enum Comparison {
        EQUAL("equal"),
        GREATER_THAN("greater_than"),
        GREATER_THAN_OR_EQUAL("greater_than_or_equal"),
        LESS_THAN("less_than"),
        LESS_THAN_OR_EQUAL("less_than_or_equal");

        private final String word;

        Comparison(String word) {
            this.word = word;
        }

        /** Workable's word. */
        public String word() {
            return word;
        }
    }

    public TimeEntryQuery {
        employeeIds = List.copyOf(employeeIds);
        types = List.copyOf(types);
    }

    /** Every entry there is. */
    public static TimeEntryQuery everything() {
        return new TimeEntryQuery(Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    /** Entries of this day and later ones. */
    public TimeEntryQuery from(LocalDate day) {
        return new TimeEntryQuery(Optional.of(day), toDate, employeeIds, types, length);
    }

    /** Entries of this day and earlier ones. */
    public TimeEntryQuery to(LocalDate day) {
        return new TimeEntryQuery(fromDate, Optional.of(day), employeeIds, types, length);
    }

    /** Entries of these employees. */
    public TimeEntryQuery of(String... employees) {
        return new TimeEntryQuery(fromDate, toDate, List.of(employees), types, length);
    }

    /** Entries of these types. */
    public TimeEntryQuery typed(String... wanted) {
        return new TimeEntryQuery(fromDate, toDate, employeeIds, List.of(wanted), length);
    }

    /** Entries of such a length. */
    public TimeEntryQuery lasting(Comparison comparison, Duration duration) {
        return new TimeEntryQuery(fromDate, toDate, employeeIds, types, Optional.of(new Length(comparison, duration)));
    }
}
