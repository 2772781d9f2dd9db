package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** A time of work; dates are {@code YYYY-MM-DD}. */
@WireRecord
public record ExperienceDto(
        @Nullable String id,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String startDate,
        @Nullable String endDate,
        @Nullable String company,
        @Nullable String industry,
        @Nullable Boolean current) {}
