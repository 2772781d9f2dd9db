package io.hirelay.server;

import io.hirelay.server.config.ConfigErrors;
import io.hirelay.server.config.ConfigProblem;
import io.hirelay.server.config.Loaded;
import io.hirelay.server.config.ServerConfig;
import io.hirelay.server.config.Settings;
import io.hirelay.server.secret.CannotOpenException;
import io.hirelay.server.secret.DataDirectory;
import io.hirelay.server.secret.MasterKey;
import io.hirelay.server.secret.MasterKeyWrapper;
import io.hirelay.server.store.Rotation;
import io.hirelay.server.store.SqlKeysets;
import java.util.List;

/** {@code keys rotate}: exchanges the keys that credentials are encrypted with, or the master key above them. */
final class KeyCommands {
    private final World world;

    KeyCommands(World world) {
        this.world = world;
    }

    int rotate(Loaded loaded, boolean master) {
        ServerConfig config = loaded.config();
        try (Storage storage = Storage.existing(config)) {
            if (!new SqlKeysets(storage.database()).any()) {
                throw new StartFailure(storage.place() + " holds no keys yet; the first start of a server makes them");
            }
            MasterKey key = Keyring.masterKey(config, storage);
            OpenVault vault = OpenVault.with(key, storage);
            return master ? exchangeMasterKey(config, storage, key) : exchangeDataKey(storage, vault);
        }
    }

    private int exchangeDataKey(Storage storage, OpenVault vault) {
        try {
            Rotation.Done done = new Rotation(storage.database(), vault.vault())
                    .exchangeDataKey((now, all) -> say(now + " of " + all + " values are encrypted anew"));
            say(
                    done.fresh()
                            ? "everything is encrypted with a new key, and the one before is gone"
                            : "an earlier rotation had not come to its end; now it has, and the key before is gone."
                                    + " Run it once more for another new key");
            return CommandLines.OK;
        } catch (CannotOpenException e) {
            throw new StartFailure(
                    e.getMessage()
                            + "; its connection has to be deleted or given new credentials before the old key can"
                            + " go, and this command run again",
                    e);
        }
    }

    private int exchangeMasterKey(ServerConfig config, Storage storage, MasterKey from) {
        boolean ours = Keyring.keepsMasterKey(config);
        if (config.newMasterKey().isEmpty() && !ours) {
            throw new ConfigErrors(List.of(ConfigProblem.of(
                    Settings.NEW_MASTER_KEY,
                    "is not set; set it to the key to change to (openssl rand -base64 32), or name a file that holds it"
                            + " with " + Settings.NEW_MASTER_KEY_FILE.environment())));
        }
        MasterKey to = config.newMasterKey().orElseGet(() -> MasterKey.random(world.random()));
        if (ours) {
            DataDirectory directory = DataDirectory.at(config.dataDirectory());
            MasterKeyChange.inDirectory(directory, storage.database(), from, to);
            say("the master key is exchanged; the new one is in " + directory.file(Keyring.KEY_FILE));
        } else {
            Rotation.exchangeWrapper(storage.database(), new MasterKeyWrapper(from), new MasterKeyWrapper(to));
            say("the master key is exchanged; from now on servers start with the new one alone: put it in the place of"
                    + " the old one in " + Settings.MASTER_KEY.environment() + " or "
                    + Settings.MASTER_KEY_FILE.environment());
        }
        say("servers that run go on; restart them before the next keys rotate, since they cannot learn new keys until"
                + " then. Backups made before need the old master key");
        return CommandLines.OK;
    }

    private void say(String text) {
        world.err().println("hirelay: " + text);
    }
}
