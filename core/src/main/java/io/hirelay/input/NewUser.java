package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.AccessRole;
import io.hirelay.model.Doc;
import io.hirelay.model.Format;
import io.hirelay.model.Personal;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;
import java.util.List;
import java.util.Optional;

/** Somebody who is invited to be a user of the customer's account. */
@Doc("Somebody who is invited to be a user of the customer's account.")
public record NewUser(
        @Required @Personal @Format("email") @Doc("Where the invitation goes.")
        String email,

        @Doc("What the user may do.") Optional<AccessRole> accessRole,

        @Doc("Roles in the provider's own words, in place of access_role.")
        List<String> roles,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public NewUser {
        roles = List.copyOf(roles);
    }

    public static NewUser of(String email, AccessRole role) {
        return new NewUser(email, Optional.of(role), List.of(), RawJson.NULL);
    }

    /** @param roles in the provider's own words */
    public static NewUser of(String email, List<String> roles) {
        return new NewUser(email, Optional.empty(), roles, RawJson.NULL);
    }

    @Override
    public void check(Findings findings) {
        if (accessRole.isPresent() == !roles.isEmpty()) {
            findings.add("access_role", "is required, or else roles, and not both");
        }
    }
}
