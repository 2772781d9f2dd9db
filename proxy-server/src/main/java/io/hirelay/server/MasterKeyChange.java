package io.hirelay.server;

import io.hirelay.server.secret.DataDirectory;
import io.hirelay.server.secret.KeysetStore;
import io.hirelay.server.secret.MasterKey;
import io.hirelay.server.secret.MasterKeyWrapper;
import io.hirelay.server.secret.UnusableKeysException;
import io.hirelay.server.secret.Vault;
import io.hirelay.server.store.Database;
import io.hirelay.server.store.Rotation;
import io.hirelay.server.store.SqlKeysets;
import java.util.Optional;

/**
 * Exchanges a master key that lies in the data directory. File and database cannot change in one step: the new key is put
 * beside the old one first, so that at every moment one of the two opens what is stored.
 */
final class MasterKeyChange {
    static final String NEXT_FILE = Keyring.KEY_FILE + ".new";

    private MasterKeyChange() {}

    static void inDirectory(DataDirectory directory, Database database, MasterKey from, MasterKey to) {
        directory.replace(NEXT_FILE, to.base64() + System.lineSeparator());
        Rotation.exchangeWrapper(database, new MasterKeyWrapper(from), new MasterKeyWrapper(to));
        directory.replace(Keyring.KEY_FILE, to.base64() + System.lineSeparator());
        directory.delete(NEXT_FILE);
    }

    /** Brings a change to its end that was cut short after the database had changed. */
    static void finish(DataDirectory directory, Database database) {
        Optional<MasterKey> next = key(directory, NEXT_FILE);
        Optional<KeysetStore.Stored> stored = new SqlKeysets(database).find(Vault.PURPOSE);
        if (next.isEmpty() || stored.isEmpty()) {
            return;
        }
        boolean changed = opens(next.get(), stored.get())
                && key(directory, Keyring.KEY_FILE)
                        .map(key -> !opens(key, stored.get()))
                        .orElse(true);
        if (changed) {
            directory.replace(Keyring.KEY_FILE, next.get().base64() + System.lineSeparator());
            directory.delete(NEXT_FILE);
        }
    }

    private static Optional<MasterKey> key(DataDirectory directory, String name) {
        try {
            return directory.read(name).map(MasterKey::ofBase64);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // told where it is asked for
        }
    }

    private static boolean opens(MasterKey key, KeysetStore.Stored stored) {
        try {
            new MasterKeyWrapper(key).unwrap(Vault.PURPOSE, stored.wrapped());
            return true;
        } catch (UnusableKeysException e) {
            return false;
        }
    }
}
