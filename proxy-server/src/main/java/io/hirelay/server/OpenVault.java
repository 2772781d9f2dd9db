package io.hirelay.server;

import io.hirelay.server.config.ConfigErrors;
import io.hirelay.server.config.ConfigProblem;
import io.hirelay.server.config.Settings;
import io.hirelay.server.secret.CursorSeal;
import io.hirelay.server.secret.KeyWrapper;
import io.hirelay.server.secret.MasterKey;
import io.hirelay.server.secret.MasterKeyWrapper;
import io.hirelay.server.secret.UnusableKeysException;
import io.hirelay.server.secret.Vault;
import io.hirelay.server.store.SqlKeysets;
import java.util.List;

/** What the master key opens. */
record OpenVault(Vault vault, CursorSeal cursors) {

    /** @throws ConfigErrors when the master key does not open what is stored */
    static OpenVault with(MasterKey key, Storage storage) {
        SqlKeysets keysets = new SqlKeysets(storage.database());
        KeyWrapper wrapper = new MasterKeyWrapper(key);
        try {
            return new OpenVault(Vault.open(keysets, wrapper), CursorSeal.open(keysets, wrapper));
        } catch (UnusableKeysException e) {
            throw new ConfigErrors(List.of(ConfigProblem.of(
                    Settings.MASTER_KEY,
                    "is not the key that the credentials in " + storage.place() + " are encrypted with; give the one"
                            + " with which it was first started (a generated one lies in <data_dir>/"
                            + Keyring.KEY_FILE + " of that server)")));
        }
    }
}
