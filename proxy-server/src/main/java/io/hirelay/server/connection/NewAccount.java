package io.hirelay.server.connection;

import io.hirelay.model.Doc;
import io.hirelay.model.Required;
import java.util.Map;
import java.util.Optional;

/** What a caller sends to connect an account. Prints nothing of its context. */
@Doc("An account to be connected.")
public record NewAccount(
        @Required @Doc("The system, as `GET /integration` names it.")
        String integration,

        @Required @Doc("Your own name of the customer whose account it is.")
        String tenantId,

        @Doc("`api_key`, or another kind that the system offers; needed only where it offers several.")
        Optional<String> authenticationMethod,

        @Required @Doc("The system's settings, such as `subdomain`, and the credential, such as `api_key`.")
        Map<String, Object> context,

        @Doc(
                "The member in whose name writes are made when a call names none, by id or e-mail address. Without one, the"
                        + " first active administrator is chosen at the first write that needs one, and shown from then on.")
        Optional<String> defaultUserId,

        @Doc("Whether it is an account for tries.") Optional<Boolean> isSandbox) {

    @Override
    public String toString() {
        return "NewAccount[" + integration + "]";
    }
}
