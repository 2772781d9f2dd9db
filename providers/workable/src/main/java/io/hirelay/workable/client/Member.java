package io.hirelay.workable.client;

import io.hirelay.model.RawJson;
import java.util.List;
import java.util.Optional;

/**
 * A member of the account.
 *
 * @param role {@code admin}, {@code simple}, {@code reviewer} or {@code no_access}
 * @param hrisRole such as {@code hris_admin}
 * @param roles all of them, such as {@code ats.simple}, and names of permission sets
 * @param active missing in answers to changes
 * @param hrisMemberScope as Workable has it
 */
public record Member(
        String id,
        Optional<String> name,
        Optional<String> email,
        Optional<String> headline,
        Optional<String> role,
        Optional<String> type,
        Optional<String> hrisRole,
        List<String> roles,
        Optional<Boolean> active,
        List<CollaborationRule> collaborationRules,
        Optional<RawJson> hrisMemberScope,
        RawJson raw) {}
