package io.hirelay.model;

import java.util.Objects;
import java.util.Optional;

/**
 * A reference to another object together with its name.
 *
 * @param <T> the kind of object
 */
@Doc("A reference to another object together with its name.")
@ShortForm("name")
public record NamedRef<T>(
        @Doc("The canonical id; null where the provider gives the name alone.")
        Optional<Id<T>> id,

        @Doc("Display name.") Optional<String> name) {
    public NamedRef {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
    }

    public static <T> NamedRef<T> to(String id, String name) {
        return new NamedRef<>(Optional.of(Id.of(id)), Optional.of(name));
    }
}
