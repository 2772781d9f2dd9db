package io.hirelay.server.telemetry;

import io.hirelay.Connection;
import io.hirelay.Provider;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.server.http.Account;
import java.util.Optional;
import java.util.UUID;

/** An account of which the id alone is asked. */
record ServerAccount(UUID id) implements Account {
    @Override
    public ConnectionStatus status() {
        return ConnectionStatus.ACTIVE;
    }

    @Override
    public Optional<String> lastError() {
        return Optional.empty();
    }

    @Override
    public String authenticationMethod() {
        return "api_key";
    }

    @Override
    public Provider provider() {
        throw new AssertionError("the log asks for no provider");
    }

    @Override
    public Connection connection() {
        throw new AssertionError("the log asks for no connection");
    }

    @Override
    public void credentialRefused() {
        throw new AssertionError("the log calls no provider that could refuse");
    }
}
