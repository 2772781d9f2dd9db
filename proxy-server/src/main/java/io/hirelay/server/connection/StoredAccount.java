package io.hirelay.server.connection;

import io.hirelay.server.http.AccountStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * An account as it is kept, without its credential. Immutable.
 *
 * @param environment whose tokens see it
 * @param tenantId the caller's own name of its customer
 * @param integration id of the provider
 * @param settings what was given to connect, by the provider's keys, and nothing secret
 * @param defaultUser the member in whose name writes are made when a call names none
 * @param lastError what was wrong when it was last looked at
 * @param revision counts the changes of what it connects with
 */
record StoredAccount(
        UUID id,
        String environment,
        String tenantId,
        String integration,
        AccountStatus status,
        String authenticationMethod,
        Map<String, String> settings,
        Optional<String> defaultUser,
        Optional<String> lastError,
        boolean isSandbox,
        int revision,
        Instant createdAt,
        Instant updatedAt) {
    StoredAccount {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(integration, "integration");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(authenticationMethod, "authenticationMethod");
        settings = Map.copyOf(settings);
        Objects.requireNonNull(defaultUser, "defaultUser");
        Objects.requireNonNull(lastError, "lastError");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }

    /** The same in another state. */
    StoredAccount in(AccountStatus newStatus, Optional<String> error, Instant now) {
        return new StoredAccount(
                id,
                environment,
                tenantId,
                integration,
                newStatus,
                authenticationMethod,
                settings,
                defaultUser,
                error,
                isSandbox,
                revision,
                createdAt,
                now);
    }

    /** The same for another customer. */
    StoredAccount of(String tenant, Instant now) {
        return new StoredAccount(
                id,
                environment,
                tenant,
                integration,
                status,
                authenticationMethod,
                settings,
                defaultUser,
                lastError,
                isSandbox,
                revision,
                createdAt,
                now);
    }

    /** The same, connecting in another way. */
    StoredAccount connecting(Map<String, String> newSettings, Optional<String> user, Instant now) {
        return new StoredAccount(
                id,
                environment,
                tenantId,
                integration,
                status,
                authenticationMethod,
                newSettings,
                user,
                lastError,
                isSandbox,
                revision + 1,
                createdAt,
                now);
    }

    /** Without what it connects with: the default user may be an e-mail address. */
    @Override
    public String toString() {
        return "StoredAccount[" + id + ", " + integration + ", " + status + "]";
    }
}
