package io.hirelay.connection;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One step in the life of a connection. Holds no secret and no personal data. The events of one connection are in the
 * order of {@code at}, which no two of them share.
 *
 * @param id the same whenever the event of the same step is made
 * @param event such as {@code integrated_account:active}
 * @param before the state the connection was in; empty when it was made
 * @param status the state it came into
 * @param message what was wrong, if anything
 */
public record ConnectionEvent(
        UUID id,
        String environment,
        String tenantId,
        UUID connection,
        String event,
        Optional<ConnectionStatus> before,
        ConnectionStatus status,
        Optional<String> message,
        Instant at) {
    public static final String CREATED = "integrated_account:created";
    public static final String ACTIVE = "integrated_account:active";
    public static final String UPDATED = "integrated_account:updated";
    public static final String AUTHENTICATION_ERROR = "integrated_account:authentication_error";
    public static final String VALIDATION_ERROR = "integrated_account:validation_error";

    public ConnectionEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(at, "at");
    }

    /**
     * What there is to tell of a change; nothing when neither the state nor what the connection connects with nor whose it
     * is has changed.
     *
     * @param before the connection as it was; empty when it is new
     */
    public static Optional<ConnectionEvent> of(Optional<StoredConnection> before, StoredConnection after) {
        Optional<ConnectionStatus> from = before.map(StoredConnection::status);
        return name(before, after)
                .map(event -> new ConnectionEvent(
                        id(after, event),
                        after.environment(),
                        after.tenantId(),
                        after.id(),
                        event,
                        from,
                        after.status(),
                        after.lastError(),
                        after.updatedAt()));
    }

    private static Optional<String> name(Optional<StoredConnection> before, StoredConnection after) {
        if (before.isEmpty()) {
            return Optional.of(CREATED);
        }
        StoredConnection was = before.get();
        if (was.status() != after.status()) {
            return Optional.of(
                    switch (after.status()) {
                        case ACTIVE -> ACTIVE;
                        case NEEDS_REAUTH -> AUTHENTICATION_ERROR;
                        case VALIDATION_ERROR -> VALIDATION_ERROR;
                        case CONNECTING, DISABLED -> UPDATED;
                    });
        }
        boolean same = was.revision() == after.revision()
                && was.tenantId().equals(after.tenantId())
                && was.settings().equals(after.settings())
                && was.defaultUser().equals(after.defaultUser());
        return same ? Optional.empty() : Optional.of(UPDATED);
    }

    private static UUID id(StoredConnection after, String event) {
        String step = after.id() + " " + after.updatedAt() + " " + event;
        return UUID.nameUUIDFromBytes(step.getBytes(StandardCharsets.UTF_8));
    }
}
