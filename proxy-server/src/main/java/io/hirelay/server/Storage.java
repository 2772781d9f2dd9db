package io.hirelay.server;

import io.hirelay.server.config.ConfigErrors;
import io.hirelay.server.config.ConfigProblem;
import io.hirelay.server.config.DatabaseUrl;
import io.hirelay.server.config.ServerConfig;
import io.hirelay.server.config.Settings;
import io.hirelay.server.secret.DataDirectory;
import io.hirelay.server.secret.DirectoryLock;
import io.hirelay.server.store.Database;
import io.hirelay.server.store.UnusableDatabaseException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The database that the configuration names, and, where a server is to have it for itself, the lock on its directory.
 *
 * @param place how messages call it
 */
record Storage(Database database, String place, Optional<DirectoryLock> lock) implements AutoCloseable {
    static final String FILE = "hirelay.db";

    /**
     * For a server. An embedded database is its alone.
     *
     * @throws ConfigErrors when the data directory cannot be used
     * @throws StartFailure when the database cannot be used
     */
    static Storage serving(ServerConfig config) {
        return config.databaseUrl().map(Storage::postgresql).orElseGet(() -> embedded(directory(config), true));
    }

    /** For a server that writes nothing to disk. */
    static Storage ephemeral() {
        return new Storage(Database.memory(), "the database in memory", Optional.empty());
    }

    /** For a command that may work beside a server. */
    static Storage beside(ServerConfig config) {
        return config.databaseUrl().map(Storage::postgresql).orElseGet(() -> embedded(directory(config), false));
    }

    /**
     * As {@link #beside}, but an embedded database is not made when there is none.
     *
     * @throws StartFailure when there is none, or it cannot be used
     */
    static Storage existing(ServerConfig config) {
        Path file = config.dataDirectory().resolve(FILE);
        if (config.databaseUrl().isEmpty() && !Files.exists(file)) {
            throw new StartFailure("there is no database in "
                    + config.dataDirectory().toAbsolutePath().normalize() + " (" + Settings.DATA_DIR.environment()
                    + "); the first start of a server makes one");
        }
        return beside(config);
    }

    /** @throws ConfigErrors when the data directory cannot be used */
    static DataDirectory directory(ServerConfig config) {
        try {
            return DataDirectory.open(config.dataDirectory());
        } catch (IllegalArgumentException e) {
            throw new ConfigErrors(List.of(ConfigProblem.of(Settings.DATA_DIR, String.valueOf(e.getMessage()))));
        }
    }

    private static Storage embedded(DataDirectory directory, boolean alone) {
        Optional<DirectoryLock> lock = alone ? Optional.of(lock(directory)) : Optional.empty();
        try {
            Database database = Database.file(directory.file(FILE));
            return new Storage(database, "the database " + directory.file(FILE), lock);
        } catch (UnusableDatabaseException e) {
            lock.ifPresent(DirectoryLock::close);
            throw new StartFailure(String.valueOf(e.getMessage()) + " (" + Settings.DATA_DIR.environment() + ")", e);
        }
    }

    /** @throws StartFailure when a server has it */
    static DirectoryLock lock(DataDirectory directory) {
        try {
            return DirectoryLock.take(directory);
        } catch (DirectoryLock.TakenException e) {
            throw new StartFailure(String.valueOf(e.getMessage()) + " (" + Settings.DATA_DIR.environment() + ")", e);
        } catch (UncheckedIOException e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static Storage postgresql(DatabaseUrl url) {
        String place = "the database at " + url.place();
        try {
            return new Storage(Database.postgresql(url.url().reveal(), place), place, Optional.empty());
        } catch (UnusableDatabaseException e) {
            throw new StartFailure(
                    String.valueOf(e.getMessage()) + " (" + Settings.DATABASE_URL.environment() + ")", e);
        }
    }

    @Override
    public void close() {
        database.close();
        lock.ifPresent(DirectoryLock::close);
    }
}
