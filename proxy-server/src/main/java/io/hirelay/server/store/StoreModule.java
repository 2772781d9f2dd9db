package io.hirelay.server.store;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.hirelay.connection.ConnectionStore;
import io.hirelay.connection.CredentialStore;
import io.hirelay.json.Json;
import io.hirelay.server.link.LinkStore;
import io.hirelay.server.once.KeptCalls;
import io.hirelay.server.secret.CursorSeal;
import io.hirelay.server.secret.Vault;
import io.hirelay.server.telemetry.CallLogStore;
import io.hirelay.server.token.CallLimits;
import io.hirelay.server.token.LocalCallLimits;
import io.hirelay.server.token.TokenStore;
import java.time.InstantSource;
import java.util.Optional;

/** Wires what is kept. */
public final class StoreModule extends AbstractModule {
    private final Database database;
    private final Vault vault;
    private final CursorSeal cursors;

    public StoreModule(Database database, Vault vault, CursorSeal cursors) {
        this.database = database;
        this.vault = vault;
        this.cursors = cursors;
    }

    @Override
    protected void configure() {
        bind(Database.class).toInstance(database);
        bind(Vault.class).toInstance(vault);
        bind(CursorSeal.class).toInstance(cursors);
        bind(Seals.class).toInstance(new Seals(database, vault));
    }

    @Provides
    @Singleton
    ConnectionStore connections(Seals seals, Json json) {
        return new SqlConnectionStore(database, seals, json);
    }

    @Provides
    @Singleton
    CredentialStore credentials(Seals seals) {
        return new SqlCredentialStore(database, seals);
    }

    @Provides
    @Singleton
    TokenStore tokens(Json json) {
        return new SqlTokens(database, json);
    }

    @Provides
    @Singleton
    LinkStore links(Seals seals) {
        return new SqlLinkStore(database, seals);
    }

    @Provides
    @Singleton
    KeptCalls keptCalls(Seals seals) {
        return new SqlKeptCalls(database, seals);
    }

    @Provides
    @Singleton
    CallLogStore calls() {
        return new SqlCallLog(database);
    }

    @Provides
    @Singleton
    CallLimits limits(InstantSource clock) {
        return database.dialect() == Database.Dialect.POSTGRESQL
                ? new PostgresCallLimits(database)
                : new LocalCallLimits(clock);
    }

    /** Empty when this process has its database for itself, and may count its calls to providers by itself. */
    @Provides
    @Singleton
    Optional<SharedLedgers> ledgers() {
        return database.dialect() == Database.Dialect.POSTGRESQL
                ? Optional.of(SharedLedgers.in(database))
                : Optional.empty();
    }
}
