package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** A reason for disqualification. */
@WireRecord
public record ReasonDto(
        String id,
        @Nullable String description,
        @Nullable Boolean candidateWithdrew,
        @Nullable Integer position) {}
