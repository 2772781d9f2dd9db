package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** Where a candidate lives; the object is always there, its parts may all be null. */
@WireRecord
public record CandidateLocationDto(
        @Nullable String locationStr,
        @Nullable String country,
        @Nullable String countryCode,
        @Nullable String region,
        @Nullable String regionCode,
        @Nullable String city,
        @Nullable String zipCode) {}
