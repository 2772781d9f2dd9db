package io.hirelay.workable.sandbox.row;

import org.jspecify.annotations.Nullable;

/** Somewhere on the map, as precise as the account knows it. */
public record Place(
        String city,
        @Nullable String region,
        @Nullable String regionCode,
        String country,
        String countryCode,
        @Nullable String zipCode,
        String coordinates) {
    public String display() {
        return city + ", " + country;
    }
}
