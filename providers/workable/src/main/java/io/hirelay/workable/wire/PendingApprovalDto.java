package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who has still to agree.
 *
 * @param approverId a UUID, which is neither a member's nor an employee's id
 */
@WireRecord
public record PendingApprovalDto(
        @Nullable String id, @Nullable String approverId) {}
