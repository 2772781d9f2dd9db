package io.hirelay.operation;

import io.hirelay.model.Unified;
import java.util.Objects;

/**
 * A kind of unified object as routes name it, such as {@code ats/jobs}.
 *
 * @param name plural, lower snake case
 * @param singular what one of them is called in messages, such as {@code job}
 * @param type the record
 */
public record Resource<T extends Unified>(Model model, String name, String singular, Class<T> type) {
    public Resource {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(singular, "singular");
        Objects.requireNonNull(type, "type");
    }

    /** {@code ats.jobs}. */
    public String id() {
        return model.word() + "." + name;
    }

    @Override
    public String toString() {
        return id();
    }
}
