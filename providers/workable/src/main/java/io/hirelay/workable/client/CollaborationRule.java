package io.hirelay.workable.client;

import io.hirelay.model.RawJson;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * In which jobs a member takes part by itself, and as what.
 *
 * @param role such as {@code hiring_manager}
 * @param departments the JSON text {@code "any"}, or objects with an {@code id}
 * @param locations the JSON text {@code "any"}, or objects such as {@code {"country_code":"GB","city":"London"}}
 */
public record CollaborationRule(Optional<String> role, List<RawJson> departments, List<RawJson> locations) {
    private static final RawJson ANY = RawJson.of("\"any\"");

    public CollaborationRule {
        departments = List.copyOf(departments);
        locations = List.copyOf(locations);
    }

    /** In all jobs. */
    public static CollaborationRule of(String role) {
        return new CollaborationRule(Optional.of(role), List.of(ANY), List.of(ANY));
    }

    /**
     * In jobs of these departments alone.
     *
     * @param ids as {@link Department#id} has them
     * @throws IllegalArgumentException for anything but letters and digits
     */
    public CollaborationRule inDepartments(String... ids) {
        return new CollaborationRule(
                role, Arrays.stream(ids).map(CollaborationRule::department).toList(), locations);
    }

    private static RawJson department(String id) {
        if (!id.matches("\\p{Alnum}+")) {
            throw new IllegalArgumentException("an id of a department holds letters and digits alone");
        }
        return RawJson.of("{\"id\":\"" + id + "\"}");
    }
}
