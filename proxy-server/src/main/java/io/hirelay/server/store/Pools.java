package io.hirelay.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Makes pools of connections to a database. */
final class Pools {
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final int SQLITE_READERS = 4;
    private static final int POSTGRESQL_CONNECTIONS = 10;

    /** What counts calls to providers waits for nobody else's transactions. */
    static final int COUNTING_CONNECTIONS = 4;

    private static final Duration SHORT_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private Pools() {}

    /** The one that writes: SQLite has one writer at a time, and a queue here is fairer than its lock. */
    static HikariDataSource writer(Path file) {
        SQLiteConfig config = sqlite();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        return lasting("write", source(config, "jdbc:sqlite:" + file), 1, false);
    }

    /** Readers see what was committed when they began, and wait for nobody. */
    static HikariDataSource readers(Path file) {
        SQLiteConfig config = sqlite();
        config.setReadOnly(true);
        return lasting("read", source(config, "jdbc:sqlite:" + file), SQLITE_READERS, true);
    }

    /** A database that lives as long as its one connection. */
    static HikariDataSource memory() {
        SQLiteConfig config = sqlite();
        config.enforceForeignKeys(true);
        return lasting("memory", source(config, "jdbc:sqlite::memory:"), 1, false);
    }

    static HikariDataSource postgresql(String url) {
        HikariConfig config = config("postgresql", source(url, WAIT), 1, POSTGRESQL_CONNECTIONS);
        return new HikariDataSource(config);
    }

    /** Connects when it is first needed, and gives up soon; nothing is committed by itself. */
    static HikariDataSource counting(String url) {
        PGSimpleDataSource source = source(url, SHORT_WAIT);
        source.setSocketTimeout((int) LONGEST_ANSWER.toSeconds());
        HikariConfig config = config("counting", source, 0, COUNTING_CONNECTIONS);
        config.setConnectionTimeout(SHORT_WAIT.toMillis());
        config.setValidationTimeout(SHORT_WAIT.toMillis() / 2);
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(config);
    }

    private static PGSimpleDataSource source(String url, Duration connects) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setApplicationName("hirelay");
        source.setTcpKeepAlive(true);
        // What a constraint was violated with may be personal.
        source.setLogServerErrorDetail(false);
        if (source.getConnectTimeout() > connects.toSeconds()) {
            source.setConnectTimeout((int) connects.toSeconds());
        }
        return source;
    }

    /** Why a pool could not connect. */
    static SQLException cause(HikariPool.PoolInitializationException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return new SQLException("no connection could be made");
    }

    private static SQLiteConfig sqlite() {
        NativeLibrary.load();
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) WAIT.toMillis());
        // What is deleted is overwritten, not just forgotten.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        return config;
    }

    private static DataSource source(SQLiteConfig config, String url) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    /** Connections to a file do not age. */
    private static HikariDataSource lasting(String name, DataSource source, int most, boolean readOnly) {
        HikariConfig config = config(name, source, 1, most);
        config.setReadOnly(readOnly);
        config.setMaxLifetime(0);
        config.setIdleTimeout(0);
        config.setKeepaliveTime(0);
        return new HikariDataSource(config);
    }

    private static HikariConfig config(String name, DataSource source, int least, int most) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMinimumIdle(least);
        config.setMaximumPoolSize(most);
        config.setConnectionTimeout(WAIT.toMillis());
        return config;
    }
}
