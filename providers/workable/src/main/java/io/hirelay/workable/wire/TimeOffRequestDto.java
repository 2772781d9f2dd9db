package io.hirelay.workable.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to be away. Its dates are clock time without a zone. Workable names the category and gives no id of
 * it.
 *
 * @param requestingTotal days with a unit of days or half days, hours with one of hours
 * @param updatedBy a name
 */
@WireRecord
public record TimeOffRequestDto(
        String id,
        @Nullable String employeeId,
        @Nullable String fromDate,
        @Nullable String toDate,
        @Nullable String state,
        @Nullable String requestingTotal,
        @Nullable String timeoffTrackingUnit,
        @Nullable List<@Nullable HalfDayDto> halfDays,
        @Nullable String updatedBy,
        @Nullable String updatedAt,
        @Nullable String categoryName,
        @Nullable List<@Nullable PendingApprovalDto> pendingApprovals) {}
