package io.hirelay.server.store;

import com.google.inject.AbstractModule;
import io.hirelay.server.secret.CursorSeal;
import io.hirelay.server.secret.Vault;

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
}
