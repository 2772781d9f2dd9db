package io.hirelay.workable.mapping;

import io.hirelay.workable.wire.EmployeeDto;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An employee as the row of a list, as the full record, or both: the record goes first, and the row tells what a record
 * does not have. Immutable.
 */
public final class EmployeeView {
    private final Optional<EmployeeDto> row;
    private final Optional<EmployeeRecord> record;
    private final EmployeeGroups groups;
    private final LocalDate today;

    private EmployeeView(
            Optional<EmployeeDto> row, Optional<EmployeeRecord> record, EmployeeGroups groups, LocalDate today) {
        this.row = row;
        this.record = record;
        this.groups = Objects.requireNonNull(groups, "groups");
        this.today = Objects.requireNonNull(today, "today");
    }

    public static EmployeeView ofRow(EmployeeDto row, EmployeeGroups groups, LocalDate today) {
        return new EmployeeView(Optional.of(row), Optional.empty(), groups, today);
    }

    /** @param row the same employee's row, where it is known */
    public static EmployeeView ofRecord(
            EmployeeRecord record, Optional<EmployeeDto> row, EmployeeGroups groups, LocalDate today) {
        return new EmployeeView(row, Optional.of(record), groups, today);
    }

    /** @throws IllegalStateException when it is a row alone */
    EmployeeRecord record() {
        return record.orElseThrow(() -> new IllegalStateException("a row of a list has no fields"));
    }

    EmployeeGroups groups() {
        return groups;
    }

    LocalDate today() {
        return today;
    }

    /** What the record's field says, or the row where there is no record. */
    @Nullable String text(String field, Function<EmployeeDto, @Nullable String> ofRow) {
        return record.isPresent() ? record.get().text(field) : fromRow(ofRow);
    }

    @Nullable LocalDate date(String field, Function<EmployeeDto, @Nullable String> ofRow) {
        return WireTimes.date(text(field, ofRow));
    }

    /** What rows alone tell. */
    @Nullable String fromRow(Function<EmployeeDto, @Nullable String> ofRow) {
        return row.isPresent() ? Values.text(ofRow.apply(row.get())) : null;
    }

    boolean isRow() {
        return record.isEmpty();
    }
}
