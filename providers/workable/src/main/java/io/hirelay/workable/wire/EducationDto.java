package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** A time of study; dates are {@code YYYY-MM-DD}. */
@WireRecord
public record EducationDto(
        @Nullable String id,
        @Nullable String degree,
        @Nullable String school,
        @Nullable String fieldOfStudy,
        @Nullable String startDate,
        @Nullable String endDate) {}
