package io.hirelay.model;

import java.util.Objects;

/**
 * What a partial write does to one field: keep it, set it, or clear it. Three states, because leaving a field out and
 * sending null for it are different wishes.
 *
 * @param <V> the field's value
 */
public sealed interface Change<V> {

    /** The field stays as it is. */
    record Keep<V>() implements Change<V> {}

    /** The field takes this value. */
    record Set<V>(V value) implements Change<V> {
        public Set {
            Objects.requireNonNull(value, "value");
        }
    }

    /** The field loses its value. */
    record Clear<V>() implements Change<V> {}

    static <V> Change<V> keep() {
        return new Keep<>();
    }

    static <V> Change<V> set(V value) {
        return new Set<>(value);
    }

    static <V> Change<V> clear() {
        return new Clear<>();
    }
}
