package io.hirelay.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** Copies of an embedded database: made while it is used, and put into its place while it is not. */
public final class Backups {
    private static final List<String> SIDE_FILES = List.of("-wal", "-shm");
    private static final String OK = "ok";

    private Backups() {}

    /**
     * Writes the database as it is at one moment into a new file, for its owner alone.
     *
     * @throws UnusableDatabaseException when the file is there already or cannot be written
     */
    public static void write(Database database, Path target) {
        Path absolute = target.toAbsolutePath().normalize();
        if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnusableDatabaseException(absolute + " is there already; name a new file");
        }
        Path draft = draft(absolute);
        try {
            database.vacuumInto(draft);
            check(draft, absolute.toString());
            force(draft);
            Files.move(draft, absolute);
        } catch (IOException e) {
            throw new UnusableDatabaseException(absolute + " cannot be written by this user", e);
        } finally {
            delete(draft);
        }
    }

    /**
     * A copy of a backup, to be looked at and then put into place.
     *
     * @throws UnusableDatabaseException when it is no backup
     */
    public static Path copy(Path backup, Path database) {
        Path absolute = backup.toAbsolutePath().normalize();
        if (!Files.isRegularFile(absolute) || !Files.isReadable(absolute)) {
            throw new UnusableDatabaseException(absolute + " is not a file that this user can read");
        }
        Path draft = draft(database);
        try {
            Files.copy(absolute, draft, StandardCopyOption.REPLACE_EXISTING);
            check(draft, absolute.toString());
            return draft;
        } catch (IOException e) {
            delete(draft);
            throw new UnusableDatabaseException(absolute + " cannot be copied to " + draft.getParent(), e);
        } catch (RuntimeException e) {
            delete(draft);
            throw e;
        }
    }

    /**
     * Puts a copy in the place of a database that nobody uses, in one step; what was there is kept beside it.
     *
     * @param kept where what was there goes
     */
    public static void place(Path copy, Path database, Path kept) {
        try {
            force(copy);
            if (Files.exists(database)) {
                fold(database);
                link(database, kept);
                for (String side : SIDE_FILES) {
                    Path file = beside(database, side);
                    if (Files.exists(file)) {
                        Files.move(file, beside(kept, side));
                    }
                }
            }
            Files.move(copy, database, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the backup could not be put into the place of " + database, e);
        }
    }

    /** Removes a copy that is not wanted any more. */
    public static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
            for (String side : SIDE_FILES) {
                Files.deleteIfExists(beside(copy, side));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(copy + " cannot be removed by this user", e);
        }
    }

    /** What the last process left in the log belongs to the database; where that is damaged, both are kept as they are. */
    private static void fold(Path database) {
        NativeLibrary.load();
        try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma wal_checkpoint(truncate)");
        } catch (SQLException e) {
            // Kept as it is.
        }
    }

    private static void link(Path file, Path name) throws IOException {
        try {
            Files.createLink(name, file);
        } catch (UnsupportedOperationException e) {
            Files.copy(file, name);
        }
    }

    private static void check(Path file, String name) {
        NativeLibrary.load();
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            if (!OK.equals(first(statement, "pragma quick_check"))) {
                throw new UnusableDatabaseException(name + " is damaged");
            }
            if (first(statement, "select name from sqlite_master where name = 'keysets'") == null) {
                throw new UnusableDatabaseException(name + " is no backup of Hirelay");
            }
        } catch (SQLException e) {
            throw new UnusableDatabaseException(name + " is damaged, or no backup of Hirelay", e);
        }
    }

    private static @Nullable String first(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static Path draft(Path beside) {
        Path directory = beside.getParent();
        FileAttribute<?>[] mode =
                directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try {
            return Files.createTempFile(directory, "." + beside.getFileName() + ".", ".new", mode);
        } catch (IOException e) {
            throw new UnusableDatabaseException(
                    "no file can be made in " + directory + " by this user; name a directory that can be written", e);
        }
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
