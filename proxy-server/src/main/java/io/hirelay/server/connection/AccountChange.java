package io.hirelay.server.connection;

import io.hirelay.model.Change;
import io.hirelay.model.Doc;
import java.util.Map;
import java.util.Optional;

/** What a caller sends to change an account: what is not there stays. Prints nothing of its context. */
@Doc("A change of an account: what is not sent stays as it is.")
public record AccountChange(
        @Doc("Your own name of the customer whose account it is.")
        Change<String> tenantId,

        @Doc("The kind of credential in `context`, where it is another one than the account has.")
        Optional<String> authenticationMethod,

        @Doc("Merged into what is there; secrets that are not sent are kept.")
        Optional<Map<String, Object>> context,

        @Doc(
                "The member in whose name writes are made when a call names none, by id or e-mail address; null removes it.")
        Change<String> defaultUserId,

        @Doc("`active` or `disabled`.") Change<String> status) {

    @Override
    public String toString() {
        return "AccountChange[]";
    }
}
