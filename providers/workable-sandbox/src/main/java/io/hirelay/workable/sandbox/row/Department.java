package io.hirelay.workable.sandbox.row;

import org.jspecify.annotations.Nullable;

/** A node of the department tree; {@code number} is the application's, the public id follows from it. */
public record Department(long number, String name, @Nullable Long parent, boolean sample) {
    public String id() {
        return Ids.text(Ids.ofApplication(number));
    }
}
