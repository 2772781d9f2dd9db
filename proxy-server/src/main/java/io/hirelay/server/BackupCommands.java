package io.hirelay.server;

import io.hirelay.server.config.DatabaseUrl;
import io.hirelay.server.config.Loaded;
import io.hirelay.server.config.ServerConfig;
import io.hirelay.server.config.Settings;
import io.hirelay.server.secret.DataDirectory;
import io.hirelay.server.secret.DirectoryLock;
import io.hirelay.server.store.Backups;
import io.hirelay.server.store.Database;
import io.hirelay.server.store.UnusableDatabaseException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** {@code backup} and {@code restore} of the embedded database; for PostgreSQL they tell what does it there. */
final class BackupCommands {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final World world;

    BackupCommands(World world) {
        this.world = world;
    }

    int backup(Loaded loaded, String to) {
        ServerConfig config = loaded.config();
        if (config.databaseUrl().isPresent()) {
            DatabaseUrl url = config.databaseUrl().get();
            return instead(
                    url,
                    "back it up with: pg_dump --format=custom --file=" + to + " --dbname=postgresql://" + url.place());
        }
        try (Storage storage = Storage.existing(config)) {
            Backups.write(storage.database(), Path.of(to));
        } catch (UnusableDatabaseException e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
        say("the database is backed up to " + Path.of(to).toAbsolutePath());
        say("the master key is not in it: keep it apart, without it the backup cannot be read"
                + (Keyring.keepsMasterKey(config)
                        ? " (it is in " + config.dataDirectory().resolve(Keyring.KEY_FILE) + ")"
                        : ""));
        return CommandLines.OK;
    }

    int restore(Loaded loaded, String from, boolean force) {
        ServerConfig config = loaded.config();
        if (config.databaseUrl().isPresent()) {
            DatabaseUrl url = config.databaseUrl().get();
            return instead(
                    url,
                    "stop the servers, then restore it with: pg_restore --clean --if-exists --single-transaction"
                            + " --dbname=postgresql://" + url.place() + " " + from);
        }
        DataDirectory directory = Storage.directory(config);
        DirectoryLock lock = Storage.lock(directory);
        try {
            Path database = directory.file(Storage.FILE);
            if (Files.exists(database) && !force) {
                throw new StartFailure("there is a database in " + directory.path() + "; --force puts the backup in its"
                        + " place, and keeps it beside");
            }
            Optional<Path> kept = restore(config, Path.of(from), database);
            say("the database is restored from " + Path.of(from).toAbsolutePath());
            kept.ifPresent(file -> say("what was there is kept as " + file));
            return CommandLines.OK;
        } catch (UnusableDatabaseException | UncheckedIOException e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        } finally {
            lock.close();
        }
    }

    /** Where what was there is kept. */
    private Optional<Path> restore(ServerConfig config, Path from, Path database) {
        Path copy = Backups.copy(from, database);
        try {
            check(config, from, copy);
            boolean there = Files.exists(database);
            Path kept = database.resolveSibling(
                    Storage.FILE + ".before-" + STAMP.format(world.clock().instant()));
            Backups.place(copy, database, kept);
            return there ? Optional.of(kept) : Optional.empty();
        } finally {
            Backups.delete(copy);
        }
    }

    /** That this server can use it: its schema is not newer, and the master key opens it. */
    private static void check(ServerConfig config, Path from, Path copy) {
        String place = "the backup " + from.toAbsolutePath();
        try (Storage storage = new Storage(Database.file(copy, place), place, Optional.empty())) {
            OpenVault.with(Keyring.masterKey(config, storage), storage);
        }
    }

    private int instead(DatabaseUrl url, String what) {
        say("the data is in PostgreSQL (" + Settings.DATABASE_URL.environment() + ", " + url.place() + "); " + what);
        return CommandLines.FAILED;
    }

    private void say(String text) {
        world.err().println("hirelay: " + text);
    }
}
