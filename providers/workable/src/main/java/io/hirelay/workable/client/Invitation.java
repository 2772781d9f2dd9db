package io.hirelay.workable.client;

import java.util.List;

/**
 * Somebody who is to become a member.
 *
 * @param roles one at least, such as {@code ats.simple}; without a role of HR Workable adds {@code hris.no_access}
 * @param collaborationRules may be empty
 */
public record Invitation(String email, List<String> roles, List<CollaborationRule> collaborationRules) {
    public Invitation {
        roles = List.copyOf(roles);
        collaborationRules = List.copyOf(collaborationRules);
    }

    /** With these roles and no rules. */
    public static Invitation of(String email, String... roles) {
        return new Invitation(email, List.of(roles), List.of());
    }
}
