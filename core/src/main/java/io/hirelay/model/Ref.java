package io.hirelay.model;

import java.util.Objects;

/**
 * A reference to another object.
 *
 * @param <T> the kind of object
 */
@Doc("A reference to another object.")
@ShortForm("id")
public record Ref<T>(@Doc("The canonical id.") Id<T> id) {
    public Ref {
        Objects.requireNonNull(id, "id");
    }

    public static <T> Ref<T> to(String id) {
        return new Ref<>(Id.of(id));
    }
}
