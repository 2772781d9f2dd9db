package io.hirelay.server.connection;

import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.StoredConnection;
import io.hirelay.model.Doc;
import io.hirelay.model.Required;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.SettingSpec;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** An account as callers see it. */
@Doc("A connected account; never its secrets.")
public record AccountView(
        @Required UUID id,

        @Required @Doc("Your own name of the customer whose account it is.")
        String tenantId,

        @Required IntegrationView integration,

        @Required @Doc("Only an `active` account can be called.")
        ConnectionStatus status,

        @Required @Doc("The kind of credential it holds.") String authenticationMethod,

        @Required @Doc("What it connects with, without secrets.")
        Map<String, String> context,

        @Doc("The member in whose name writes are made when a call names none.")
        Optional<UserView> defaultUser,

        @Required boolean isSandbox,
        @Doc("What was wrong when it was last looked at.") Optional<String> lastError,
        @Required Instant createdAt,
        @Required Instant updatedAt) {

    /** A system that can be connected. */
    @Doc("A system that accounts can be connected of.")
    public record IntegrationView(
            @Required @Doc("The name by which requests call it.")
            String name,

            @Required @Doc("What people call it.") String label,
            @Required @Doc("The kind of system.") String category) {

        static IntegrationView of(ProviderDescriptor provider) {
            return new IntegrationView(provider.id(), provider.label(), provider.category());
        }
    }

    /** A member, by whichever identifier was given. */
    @Doc("A member of the account.")
    public record UserView(@Required String id) {}

    static AccountView of(StoredConnection account, ProviderDescriptor provider) {
        Map<String, String> context = new TreeMap<>();
        account.settings().forEach((key, value) -> {
            if (provider.setting(key)
                    .filter(spec -> spec.level() == SettingSpec.Level.CONNECTION)
                    .isPresent()) {
                context.put(key, value);
            }
        });
        return new AccountView(
                account.id(),
                account.tenantId(),
                IntegrationView.of(provider),
                account.status(),
                account.authenticationMethod(),
                context,
                account.defaultUser().map(UserView::new),
                account.isSandbox(),
                account.lastError(),
                account.createdAt(),
                account.updatedAt());
    }
}
