package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.AccessRole;
import io.hirelay.model.Change;
import io.hirelay.model.Doc;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;
import io.hirelay.model.User;
import java.util.List;

/** What is to change about a user; all else stays. */
@Doc("What is to change about a user; what is not sent stays as it is.")
public record UserChange(
        @Required @Doc("Who, in any form the provider accepts.")
        Id<User> id,

        @Doc("What the user may do in hiring; roles elsewhere stay.")
        Change<AccessRole> accessRole,

        @Doc("Roles in the provider's own words, in place of all there are.")
        Change<List<String>> roles,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    /** @param id in any form that the provider accepts */
    public static UserChange of(String id) {
        return new UserChange(Id.of(id), Change.keep(), Change.keep(), RawJson.NULL);
    }

    public UserChange accessRole(AccessRole role) {
        return new UserChange(id, Change.set(role), roles, remoteData);
    }

    /** @param all in the provider's own words */
    public UserChange roles(List<String> all) {
        return new UserChange(id, accessRole, Change.set(all), remoteData);
    }

    @Override
    public void check(Findings findings) {
        if (accessRole instanceof Change.Clear) {
            findings.add("access_role", "cannot be cleared: every user has one");
        }
        if (roles instanceof Change.Clear
                || roles instanceof Change.Set<List<String>> set && set.value().isEmpty()) {
            findings.add("roles", "cannot be cleared: every user has some");
        }
        if (accessRole instanceof Change.Set && roles instanceof Change.Set) {
            findings.add("roles", "are sent in place of access_role, not both in one call");
        }
    }
}
