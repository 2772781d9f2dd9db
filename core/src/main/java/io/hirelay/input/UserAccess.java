package io.hirelay.input;

import io.hirelay.model.Doc;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;
import io.hirelay.model.User;

/** A user who is to lose access to the account, or to have it again. */
@Doc("A user who is to lose access to the account, or to have it again.")
public record UserAccess(
        @Required @Doc("Who, in any form the provider accepts.")
        Id<User> id,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    public static UserAccess of(String id) {
        return new UserAccess(Id.of(id), RawJson.NULL);
    }
}
