package io.hirelay.workable.sandbox.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.row.Place;
import org.jspecify.annotations.Nullable;

/** A place as candidates and requisitions show it: the object is always there, its parts may be null. */
final class PlaceJson {
    private PlaceJson() {}

    static ObjectNode of(@Nullable Place place) {
        ObjectNode json = Json.object().put("location_str", place == null ? null : place.display());
        return parts(json, place);
    }

    /** The same without the display string. */
    static ObjectNode parts(ObjectNode json, @Nullable Place place) {
        return json.put("country", place == null ? null : place.country())
                .put("country_code", place == null ? null : place.countryCode())
                .put("region", place == null ? null : place.region())
                .put("region_code", place == null ? null : place.regionCode())
                .put("city", place == null ? null : place.city())
                .put("zip_code", place == null ? null : place.zipCode());
    }
}
