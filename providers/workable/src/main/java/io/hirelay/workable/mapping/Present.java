package io.hirelay.workable.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there really is in a list that may be missing or have gaps. */
final class Present {
    private Present() {}

    static <V> List<V> in(@Nullable List<? extends @Nullable V> values) {
        if (values == null) {
            return List.of();
        }
        List<V> present = new java.util.ArrayList<>(values.size());
        for (V value : values) {
            if (value != null) {
                present.add(value);
            }
        }
        return present;
    }
}
