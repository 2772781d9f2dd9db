package io.hirelay.workable.client;

import java.util.List;
import java.util.Optional;

/**
 * The roles that a member is to have.
 *
 * @param id of the member
 * @param roles all of them: those that are not named are lost
 * @param collaborationRules all of them; those there are stay when this is empty
 */
public record MemberRoles(String id, List<String> roles, Optional<List<CollaborationRule>> collaborationRules) {
    public MemberRoles {
        roles = List.copyOf(roles);
    }

    /** These roles, and the rules there are. */
    public static MemberRoles of(String id, String... roles) {
        return new MemberRoles(id, List.of(roles), Optional.empty());
    }
}
