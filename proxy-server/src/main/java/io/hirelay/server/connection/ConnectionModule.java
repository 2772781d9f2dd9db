package io.hirelay.server.connection;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.hirelay.Hirelay;
import io.hirelay.connection.ConnectionStore;
import io.hirelay.connection.Connections;
import io.hirelay.connection.CredentialStore;
import io.hirelay.json.Json;
import io.hirelay.server.http.Accounts;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.docs.OAuthOffers;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * Wires accounts and their endpoints. Needs {@link Hirelay}, {@link Json}, {@link InstantSource},
 * {@link ConnectionStore}, {@link CredentialStore} and {@link ConnectionSettings}.
 */
public final class ConnectionModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(Accounts.class).to(ConnectedAccounts.class);
        Multibinder.newSetBinder(binder(), TenantRecords.class);
    }

    @Provides
    @Singleton
    Connections connections(
            Hirelay hirelay,
            ConnectionStore store,
            CredentialStore credentials,
            InstantSource clock,
            ConnectionSettings settings) {
        return Connections.builder(hirelay, store, credentials)
                .operatorSettings(settings.operatorSettings())
                .clock(clock)
                .mostOpen(settings.openConnections())
                .longestCall(settings.longestCall())
                .build();
    }

    @Provides
    @Singleton
    ConnectionUpkeep upkeep(Connections connections) {
        return new ConnectionUpkeep(connections, Executors.newSingleThreadScheduledExecutor(run -> {
            Thread thread = new Thread(run, "connections");
            thread.setDaemon(true);
            return thread;
        }));
    }

    @Provides
    @Singleton
    ContextForm contextForm(InstantSource clock) {
        return new ContextForm(clock);
    }

    @Provides
    @Singleton
    ConnectedAccounts accounts(Hirelay hirelay, Connections connections, ContextForm form) {
        return new ConnectedAccounts(hirelay, connections, form);
    }

    @Provides
    @Singleton
    SandboxAccounts sandboxAccounts(
            Hirelay hirelay, Connections connections, Simulations simulations, InstantSource clock) {
        return new SandboxAccounts(hirelay, connections, simulations, clock);
    }

    @ProvidesIntoSet
    @Singleton
    Endpoints accountEndpoints(ConnectedAccounts accounts, Json json) {
        return new AccountEndpoints(accounts, json);
    }

    @ProvidesIntoSet
    @Singleton
    Endpoints eventEndpoints(ConnectedAccounts accounts) {
        return new AccountEventEndpoints(accounts);
    }

    @ProvidesIntoSet
    @Singleton
    Endpoints tenantEndpoints(Connections connections, Set<TenantRecords> records) {
        return new TenantEndpoints(connections, records);
    }

    @ProvidesIntoSet
    @Singleton
    Endpoints ownAccountEndpoints(ConnectedAccounts accounts, Json json) {
        return new OwnAccountEndpoints(accounts, json);
    }

    @Provides
    @Singleton
    OAuthOffers oauthOffers(ConnectionSettings settings) {
        return provider -> provider.oauth(settings.operatorSettings()
                        .getOrDefault(provider.descriptor().id(), Map.of()))
                .isPresent();
    }

    @ProvidesIntoSet
    @Singleton
    Endpoints integrationEndpoints(Hirelay hirelay, OAuthOffers oauth) {
        return new IntegrationEndpoints(hirelay, oauth);
    }
}
