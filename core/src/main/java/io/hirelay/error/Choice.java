package io.hirelay.error;

import java.util.Objects;

/** One of the values that would have been understood. */
public record Choice(String id, String name) {
    public Choice {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
    }
}
