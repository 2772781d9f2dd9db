package io.hirelay.workable.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A requisition, known by its code. */
@WireRecord
public record RequisitionDto(
        @Nullable String id,
        @Nullable String code,
        @Nullable JobRefDto job,
        @Nullable PersonDto department,
        @Nullable JobLocationDto location,
        @Nullable PersonDto requester,
        @Nullable PersonDto hiringManager,
        @Nullable PersonDto owner,
        @Nullable String planDate,
        @Nullable String startDate,
        @Nullable SalaryRangeDto salaryRange,
        @Nullable SalaryRangeDto salary,
        @Nullable String candidateId,
        @Nullable String employmentType,
        @Nullable String experience,
        @Nullable String reason,
        @Nullable String state,
        @Nullable List<ApprovalGroupDto> approvalGroups,
        @Nullable String createdAt,
        @Nullable String updatedAt) {}
