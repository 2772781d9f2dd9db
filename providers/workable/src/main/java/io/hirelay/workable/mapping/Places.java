package io.hirelay.workable.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places as people write them. */
final class Places {
    private Places() {}

    /** City, region and country as far as they are known, each once: {@code Portland, Oregon, United States}. */
    static @Nullable String display(@Nullable String city, @Nullable String region, @Nullable String country) {
        List<String> parts = new ArrayList<>();
        for (String part : new @Nullable String[] {city, region, country}) {
            if (part != null && !part.isBlank() && !parts.contains(part)) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? null : String.join(", ", parts);
    }
}
