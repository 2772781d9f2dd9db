package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** One of the places of a job; its shortcode begins with J. */
@WireRecord
public record JobSiteDto(
        @Nullable String shortcode,
        @Nullable String countryCode,
        @Nullable String countryName,
        @Nullable String stateCode,
        @Nullable String subregion,
        @Nullable String zipCode,
        @Nullable String city,
        @Nullable Boolean hidden) {}
