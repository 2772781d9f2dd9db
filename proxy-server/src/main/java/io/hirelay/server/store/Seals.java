package io.hirelay.server.store;

import io.hirelay.server.secret.CannotOpenException;
import io.hirelay.server.secret.Vault;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;

/** The vault for those who write what it has sealed. Thread-safe. */
public final class Seals {
    private final Database database;
    private final Vault vault;

    public Seals(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /**
     * The vault as it is to be used in a transaction that writes: it seals with the newest keys, and none of them goes
     * before the transaction ends. To be asked for before anything else in the transaction.
     */
    Vault in(Handle handle) {
        long version = handle.createQuery("select version from keysets where purpose = :purpose"
                        + database.dialect().forShare())
                .bind("purpose", Vault.PURPOSE)
                .mapTo(Long.class)
                .one();
        if (version != vault.version()) {
            SqlKeysets.find(handle, Vault.PURPOSE, "").ifPresent(vault::use);
        }
        return vault.asItIs();
    }

    /**
     * Reads in a transaction, then opens what was read. Keys may be exchanged between the two, so that what was read is
     * sealed with one that is no more: then both are done once more.
     */
    <R, T> T opened(HandleCallback<R, RuntimeException> read, BiFunction<R, Vault, T> open) {
        try {
            return open.apply(database.read(read), vault);
        } catch (CannotOpenException e) {
            return open.apply(database.read(read), vault);
        }
    }

    /** The vault outside of transactions, for opening what was read just before. */
    Vault vault() {
        return vault;
    }
}
