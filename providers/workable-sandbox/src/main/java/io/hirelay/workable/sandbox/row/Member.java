package io.hirelay.workable.sandbox.row;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works in the account.
 *
 * @param role the old single role, {@code admin}, {@code simple}, {@code reviewer} or {@code no_access}
 * @param roles the roles of today, such as {@code ats.admin}
 * @param collaborationRules kept as they were sent
 */
public record Member(
        long id,
        String name,
        @Nullable String headline,
        String email,
        String role,
        String hrisRole,
        List<String> roles,
        boolean active,
        ArrayNode collaborationRules) {
    public Member {
        roles = List.copyOf(roles);
    }

    public boolean isAdmin() {
        return roles.contains("ats.admin") || roles.contains("workable.superadmin");
    }

    public Member withActive(boolean nowActive) {
        return new Member(id, name, headline, email, role, hrisRole, roles, nowActive, collaborationRules);
    }
}
