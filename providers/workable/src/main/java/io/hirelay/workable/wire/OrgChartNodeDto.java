package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/**
 * An employee in the chart of who reports to whom.
 *
 * @param parentId the manager; null at the top
 */
@WireRecord
public record OrgChartNodeDto(
        String id,
        @Nullable String type,
        @Nullable String parentId,
        @Nullable Integer directReportsCount,
        @Nullable Content content) {

    /**
     * What the chart says of the employee.
     *
     * @param name last name first
     * @param manager the manager's name
     */
    @WireRecord
    public record Content(
            @Nullable String id,
            @Nullable String name,
            @Nullable String initials,
            @Nullable String title,
            @Nullable String state,
            @Nullable String email,
            @Nullable String employeeNumber,
            @Nullable String hireDate,
            @Nullable String avatar,
            @Nullable String department,
            @Nullable String entity,
            @Nullable String manager) {}
}
