package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** The place of a job, or of a requisition, in parts. */
@WireRecord
public record JobLocationDto(
        @Nullable String locationStr,
        @Nullable String country,
        @Nullable String countryCode,
        @Nullable String region,
        @Nullable String regionCode,
        @Nullable String city,
        @Nullable String zipCode,
        @Nullable Boolean telecommuting,
        @Nullable String workplaceType) {}
