package io.hirelay.workable.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group of approvers. */
@WireRecord
public record ApprovalGroupDto(
        @Nullable String id, @Nullable List<ApproverDto> approvers) {}
