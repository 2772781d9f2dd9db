package io.hirelay.server.http;

import io.hirelay.Connection;
import io.hirelay.Provider;
import io.hirelay.connection.ConnectionStatus;
import java.util.Optional;
import java.util.UUID;

/** One connected account, as far as calls need to know it. Thread-safe. */
public interface Account {

    UUID id();

    ConnectionStatus status();

    /** What was wrong when the account was last looked at; no secret, no personal data. */
    Optional<String> lastError();

    /** The word for the kind of credential it holds, such as {@code api_key}. */
    String authenticationMethod();

    Provider provider();

    /** The open connection; opened when first asked for, closed by whoever keeps the accounts. May block. */
    Connection connection();

    /** The provider has just refused the credential: to be looked at once more before the account is given up. */
    void credentialRefused();
}
