package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/**
 * An employee as lists and the answers to writes show one.
 *
 * @param email the personal address
 * @param state {@code published}, {@code draft} or {@code inactive}
 */
@WireRecord
public record EmployeeDto(
        String id,
        @Nullable String firstname,
        @Nullable String lastname,
        @Nullable String preferredName,
        @Nullable String email,
        @Nullable String workEmail,
        @Nullable String phone,
        @Nullable String jobTitle,
        @Nullable String state,
        @Nullable String statusSemanticType,
        @Nullable String employeeNumber,
        @Nullable String startDate,
        @Nullable String birthdate,
        @Nullable String avatar,
        @Nullable String managerId,
        @Nullable String departmentId,
        @Nullable String divisionId,
        @Nullable String legalEntityId,
        @Nullable String workScheduleId,
        @Nullable String candidateId) {}
