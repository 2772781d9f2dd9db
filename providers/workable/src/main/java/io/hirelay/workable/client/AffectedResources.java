package io.hirelay.workable.client;

import java.util.List;

/**
 * What still refers to a department that was to go, as kinds in Workable's words such as {@code jobs}: the detail of a
 * {@link io.hirelay.error.ConflictException}.
 */
public record AffectedResources(List<String> kinds) {
    public AffectedResources {
        kinds = List.copyOf(kinds);
    }
}
