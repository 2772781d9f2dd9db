package io.hirelay.server.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.UnavailableException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;

/**
 * The database of a server: its connections and its schema. One SQL serves both dialects. Transactions are not nested.
 * Thread-safe.
 */
public final class Database implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Dialect dialect;
    private final HikariDataSource writer;
    private final HikariDataSource readers;
    private final Optional<HikariDataSource> counting;
    private final Jdbi write;
    private final Jdbi read;
    private final ThreadLocal<Boolean> inside = new ThreadLocal<>();
    private final AtomicLong generation = new AtomicLong();

    /** What differs between the two, where one SQL cannot say it. */
    public enum Dialect {
        SQLITE("cast(unixepoch('subsec') * 1000 as integer)", "", ""),
        POSTGRESQL("cast(extract(epoch from clock_timestamp()) * 1000 as bigint)", " for update", " for share");

        private final String now;
        private final String forUpdate;
        private final String forShare;

        Dialect(String now, String forUpdate, String forShare) {
            this.now = now;
            this.forUpdate = forUpdate;
            this.forShare = forShare;
        }

        /** SQL for the time of the database, in milliseconds since 1970. */
        String now() {
            return now;
        }

        /** What makes a select hold its rows against every other writer; SQLite has one writer as it is. */
        String forUpdate() {
            return forUpdate;
        }

        /** What makes a select hold its rows against change, together with others that do so. */
        String forShare() {
            return forShare;
        }
    }

    private Database(
            Dialect dialect, HikariDataSource writer, HikariDataSource readers, Optional<HikariDataSource> counting) {
        this.dialect = dialect;
        this.writer = writer;
        this.readers = readers;
        this.counting = counting;
        this.write = jdbi(writer);
        this.read = readers == writer ? write : jdbi(readers);
    }

    /**
     * The embedded database in a file, which is made when it is missing, for its owner alone.
     *
     * @throws UnusableDatabaseException saying why it cannot be used
     */
    public static Database file(Path file) {
        return file(file, "the database " + file.toAbsolutePath().normalize());
    }

    /** @param place how messages call it */
    public static Database file(Path file, String place) {
        Path absolute = file.toAbsolutePath().normalize();
        make(absolute, place);
        HikariDataSource writer = open(place, () -> Pools.writer(absolute));
        return migrated(place, writer, () -> {
            HikariDataSource readers = open(place, () -> Pools.readers(absolute));
            return new Database(Dialect.SQLITE, writer, readers, Optional.empty());
        });
    }

    /** One that is gone when it is closed. */
    public static Database memory() {
        String place = "the database in memory";
        HikariDataSource one = open(place, Pools::memory);
        return migrated(place, one, () -> new Database(Dialect.SQLITE, one, one, Optional.empty()));
    }

    /**
     * A PostgreSQL that others may use at the same time.
     *
     * @param url JDBC URL, credentials included
     * @param place how messages call it; without the credentials
     * @throws UnusableDatabaseException saying why it cannot be used
     */
    public static Database postgresql(String url, String place) {
        HikariDataSource pool = open(place, () -> Pools.postgresql(url));
        return migrated(
                place, pool, () -> new Database(Dialect.POSTGRESQL, pool, pool, Optional.of(Pools.counting(url))));
    }

    public Dialect dialect() {
        return dialect;
    }

    /**
     * Looks something up, in one transaction that changes nothing. On SQLite it sees one state of the database, on
     * PostgreSQL each statement sees what was committed before it.
     */
    public <T> T read(HandleCallback<T, RuntimeException> work) {
        return once(() -> read.inTransaction(handle -> {
            if (dialect == Dialect.POSTGRESQL) {
                handle.execute("set transaction read only");
            }
            return work.withHandle(handle);
        }));
    }

    /** Changes something in one transaction, which is durable when this returns; a failure leaves nothing of it. */
    public <T> T write(HandleCallback<T, RuntimeException> work) {
        try {
            return note(work);
        } finally {
            generation.incrementAndGet();
        }
    }

    /** The same for what nobody is let in by, such as a log: the {@link #generation} stays as it is. */
    <T> T note(HandleCallback<T, RuntimeException> work) {
        return once(() -> write.inTransaction(work));
    }

    /**
     * Another number after each {@link #write} of this process: what was read when it was the same is still so, as far as
     * this process knows.
     */
    public long generation() {
        return generation.get();
    }

    /** For what speaks to the database by itself. */
    DataSource source() {
        return writer;
    }

    /**
     * Connections for counting calls to providers, apart from all others; nothing is committed by itself.
     *
     * @throws IllegalStateException when the database is this process's alone, which needs no database to count
     */
    DataSource counting() {
        return counting.orElseThrow(() -> new IllegalStateException("calls are not counted in an embedded database"));
    }

    /**
     * Brings the log of changes into the database's own file and empties it, so that what was deleted is not left in it;
     * while somebody reads, the rest of it waits for the next time. Nothing to do on PostgreSQL.
     */
    void fold() {
        if (dialect == Dialect.SQLITE) {
            once(() -> write.<Integer, RuntimeException>withHandle(
                    handle -> handle.execute("pragma wal_checkpoint(truncate)")));
        }
    }

    /** Whether it answers now. */
    public boolean answers() {
        try {
            return read(handle ->
                    handle.createQuery("select 1").mapTo(Integer.class).one() == 1);
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Writes an embedded database as it is now into a file that is empty. */
    void vacuumInto(Path file) {
        read.useHandle(handle -> handle.execute("vacuum into ?", file.toString()));
    }

    private interface Work<T> {
        T run();
    }

    private <T> T once(Work<T> work) {
        if (inside.get() != null) {
            throw new IllegalStateException("a transaction within a transaction");
        }
        inside.set(true);
        try {
            return work.run();
        } catch (ConnectionException e) {
            throw new UnavailableException(
                    ErrorCode.PLATFORM_NOT_READY,
                    "the server's database does not answer; try again",
                    Optional.of(RETRY_AFTER),
                    null,
                    e);
        } finally {
            inside.remove();
        }
    }

    @Override
    public void close() {
        if (readers != writer) {
            readers.close();
        }
        counting.ifPresent(HikariDataSource::close);
        writer.close();
    }

    private static Jdbi jdbi(HikariDataSource source) {
        Jdbi jdbi = Jdbi.create(source);
        // Messages would show what statements were bound to.
        jdbi.configure(
                StatementExceptions.class,
                config -> config.setMessageRendering(StatementExceptions.MessageRendering.NONE));
        return jdbi;
    }

    private static HikariDataSource open(String place, Work<HikariDataSource> pool) {
        try {
            return pool.run();
        } catch (HikariPool.PoolInitializationException e) {
            throw Failures.unusable(place, Pools.cause(e));
        }
    }

    private static Database migrated(String place, HikariDataSource pool, Work<Database> rest) {
        try {
            Schema.migrate(pool, place);
            return rest.run();
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** SQLite gives its other files the mode of this one. */
    private static void make(Path file, String place) {
        FileAttribute<?>[] mode =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try {
            Files.createFile(file, mode);
        } catch (FileAlreadyExistsException e) {
            List<Path> unwritable =
                    Stream.of(file).filter(each -> !Files.isWritable(each)).toList();
            if (!unwritable.isEmpty() || !Files.isRegularFile(file)) {
                throw new UnusableDatabaseException(
                        place + " cannot be written by this user; give the user access to it", e);
            }
        } catch (IOException e) {
            throw new UnusableDatabaseException(
                    place + " cannot be made by this user (" + e.getClass().getSimpleName()
                            + "); give the user access to its directory",
                    e);
        }
    }
}
