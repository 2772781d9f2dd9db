package io.hirelay.server.connection;

import io.hirelay.model.Doc;
import io.hirelay.model.Required;
import java.util.Map;
import java.util.Optional;

/** What a caller sends to replace an account's credentials. Prints nothing of them. */
@Doc("New credentials of an account.")
public record NewCredentials(
        @Doc("The kind of credential in `context`, where it is another one than the account has.")
        Optional<String> authenticationMethod,

        @Required @Doc("The credential, such as `api_key`, and settings that change with it.")
        Map<String, Object> context) {

    @Override
    public String toString() {
        return "NewCredentials[]";
    }
}
