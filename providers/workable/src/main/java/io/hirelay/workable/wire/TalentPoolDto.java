package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** Stands in place of a job on candidates of the talent pool. */
@WireRecord
public record TalentPoolDto(
        @Nullable String talentPoolId, @Nullable String identifier) {}
