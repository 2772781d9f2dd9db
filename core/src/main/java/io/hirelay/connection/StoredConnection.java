package io.hirelay.connection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A connection as it is kept, without its credential. Immutable; times are kept to the millisecond.
 *
 * @param environment whose it is; nobody of another environment sees it. An embedder that has no such notion uses one
 * @param tenantId the product's own name of its customer
 * @param integration id of the provider
 * @param authenticationMethod the kind of credential it holds, a {@link CredentialKind#word}
 * @param settings what was given to connect, by the provider's keys, and nothing secret
 * @param defaultUser the member in whose name writes are made when a call names none; in whatever form it was given while
 *     the id is not known
 * @param lastError what was wrong when it was last looked at; no secret, no personal data
 * @param isSandbox whether it is one for tries
 * @param revision counts the changes of what it connects with, its credential included
 * @param updatedAt later than that of every state before it, whatever the clocks say
 */
public record StoredConnection(
        UUID id,
        String environment,
        String tenantId,
        String integration,
        ConnectionStatus status,
        String authenticationMethod,
        Map<String, String> settings,
        Optional<String> defaultUser,
        Optional<String> lastError,
        boolean isSandbox,
        int revision,
        Instant createdAt,
        Instant updatedAt) {
    public StoredConnection {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(integration, "integration");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(authenticationMethod, "authenticationMethod");
        settings = Map.copyOf(settings);
        Objects.requireNonNull(defaultUser, "defaultUser");
        Objects.requireNonNull(lastError, "lastError");
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The same in another state. */
    public StoredConnection in(ConnectionStatus newStatus, Optional<String> error, Instant now) {
        return new StoredConnection(
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
                later(now));
    }

    /** The same for another customer. */
    public StoredConnection of(String tenant, Instant now) {
        return new StoredConnection(
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
                later(now));
    }

    /** The same with another default user, before anybody has seen it. */
    StoredConnection actingAs(String user) {
        return new StoredConnection(
                id,
                environment,
                tenantId,
                integration,
                status,
                authenticationMethod,
                settings,
                Optional.of(user),
                lastError,
                isSandbox,
                revision,
                createdAt,
                updatedAt);
    }

    /** The same, connecting in another way with the same kind of credential. */
    public StoredConnection connecting(Map<String, String> newSettings, Optional<String> user, Instant now) {
        return connecting(authenticationMethod, newSettings, user, now);
    }

    /** The same, connecting in another way: whatever is open for it is out of date. */
    public StoredConnection connecting(
            String method, Map<String, String> newSettings, Optional<String> user, Instant now) {
        return new StoredConnection(
                id,
                environment,
                tenantId,
                integration,
                status,
                method,
                newSettings,
                user,
                lastError,
                isSandbox,
                revision + 1,
                createdAt,
                later(now));
    }

    /** Clocks of several machines differ, and two changes may fall into one millisecond: their order must be told all the same. */
    private Instant later(Instant now) {
        return now.isAfter(updatedAt.plusMillis(1)) ? now : updatedAt.plusMillis(1);
    }

    /** Without what it connects with: the default user may be an e-mail address. */
    @Override
    public String toString() {
        return "StoredConnection[" + id + ", " + integration + ", " + status + "]";
    }
}
