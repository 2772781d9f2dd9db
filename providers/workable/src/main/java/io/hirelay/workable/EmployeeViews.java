package io.hirelay.workable;

import io.hirelay.http.Native;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.mapping.EmployeeGroups;
import io.hirelay.workable.mapping.EmployeeRecord;
import io.hirelay.workable.mapping.EmployeeSchema;
import io.hirelay.workable.mapping.EmployeeView;
import io.hirelay.workable.wire.EmployeeDto;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Employees of one call with the names of what they belong to. Immutable. */
final class EmployeeViews {
    private final EmployeeGroups groups;
    private final LocalDate today;

    private EmployeeViews(EmployeeGroups groups, WorkableSession session) {
        this.groups = groups;
        this.today = LocalDate.ofInstant(session.clock().instant(), ZoneOffset.UTC);
    }

    /** Without those names, for which nothing is asked. */
    static EmployeeViews unnamed(WorkableSession session) {
        return new EmployeeViews(new EmployeeGroups(List.of(), List.of(), EmployeeSchema.UNKNOWN), session);
    }

    static EmployeeViews ofRows(List<Native<EmployeeDto>> rows, WorkableSession session, CallContext call) {
        return new EmployeeViews(
                session.groups()
                        .naming(
                                ids(rows, EmployeeDto::departmentId),
                                ids(rows, EmployeeDto::legalEntityId),
                                ids(rows, EmployeeDto::divisionId),
                                call),
                session);
    }

    static EmployeeViews ofRecord(EmployeeRecord record, WorkableSession session, CallContext call) {
        return new EmployeeViews(
                session.groups()
                        .naming(
                                id(record.text("department")),
                                id(record.text("legal_entity")),
                                id(record.text("division")),
                                call),
                session);
    }

    EmployeeView ofRow(Native<EmployeeDto> row) {
        return EmployeeView.ofRow(row.value(), groups, today);
    }

    /** @param row the same employee's row, where it is known */
    EmployeeView ofRecord(EmployeeRecord record, Optional<Native<EmployeeDto>> row) {
        return EmployeeView.ofRecord(record, row.map(Native::value), groups, today);
    }

    private static Set<String> ids(List<Native<EmployeeDto>> rows, Function<EmployeeDto, @Nullable String> id) {
        return rows.stream()
                .map(row -> id.apply(row.value()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Set<String> id(@Nullable String id) {
        return Stream.ofNullable(id).collect(Collectors.toSet());
    }
}
