package io.hirelay.workable.client;

import io.hirelay.model.RawJson;
import java.util.List;
import java.util.Map;

/**
 * Which roles may do what in hiring.
 *
 * @param rolesByAction roles such as {@code hiring_manager} by an action such as {@code ats:collab:candidates:move}
 */
public record CollaborationPermissions(Map<String, List<String>> rolesByAction, RawJson raw) {
    public CollaborationPermissions {
        rolesByAction = Map.copyOf(rolesByAction);
    }

    /** Whether members with this role may do this; nobody may do what Workable does not name. */
    public boolean allows(String role, String action) {
        return rolesByAction.getOrDefault(action, List.of()).contains(role);
    }
}
