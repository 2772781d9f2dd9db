package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** What is left to an employee of one category; amounts are decimal text. */
@WireRecord
public record TimeOffBalanceDto(
        String categoryId,
        @Nullable String name,
        @Nullable String description,
        @Nullable String unitsAvailable,
        @Nullable String unitsCarryOverAvailable,
        @Nullable String unitsUsed,
        @Nullable Boolean hasUnlimitedTimeoff,
        @Nullable String timeOffTrackingUnit) {}
