package io.hirelay.json;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that is written with some of its fields only.
 *
 * @param value a record, or a collection or map of records; anything else is written whole
 */
public record Projected(@Nullable Object value, Projection projection) {
    public Projected {
        Objects.requireNonNull(projection, "projection");
    }
}
