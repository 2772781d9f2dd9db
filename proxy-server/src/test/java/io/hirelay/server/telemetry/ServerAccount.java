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
        throw new UnsupportedOperationException();
    }

    @Override
    public Connection connection() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void credentialRefused() {
        throw new UnsupportedOperationException();
    }
}
