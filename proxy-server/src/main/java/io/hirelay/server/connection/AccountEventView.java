package io.hirelay.server.connection;

import io.hirelay.connection.ConnectionEvent;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.model.Doc;
import io.hirelay.model.Required;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A step in an account's life as callers see it. */
@Doc("A step in an account's life.")
public record AccountEventView(
        @Required UUID id,

        @Required
        @Doc(
                "`integrated_account:created`, `active`, `updated`, `authentication_error` (the provider refuses the credential)"
                        + " or `validation_error` (a credential that was given does not work).")
        String event,

        @Required UUID integratedAccountId,

        @Required @Doc("Your own name of the customer whose account it was then.")
        String tenantId,

        @Required @Doc("The state it came into.") ConnectionStatus status,

        @Doc("The state it was in; null when it was made.") Optional<ConnectionStatus> previousStatus,

        @Doc("What was wrong, if anything.") Optional<String> message,
        @Required Instant createdAt) {

    static AccountEventView of(ConnectionEvent event) {
        return new AccountEventView(
                event.id(),
                event.event(),
                event.connection(),
                event.tenantId(),
                event.status(),
                event.before(),
                event.message(),
                event.at());
    }
}
