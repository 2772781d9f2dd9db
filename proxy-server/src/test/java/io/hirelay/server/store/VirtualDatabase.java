package io.hirelay.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import javax.sql.DataSource;

/** A PostgreSQL whose time, as far as ledgers look at it, passes only when a test lets it. */
final class VirtualDatabase implements AutoCloseable, InstantSource {
    private static final String CLOCK = "(select at from virtual_clock)";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong numbers = new AtomicLong(1);
    private final Database database = TestDatabases.postgresql();

    VirtualDatabase() {
        execute("create table virtual_clock (at bigint not null)");
        execute("insert into virtual_clock values (" + CountText.micros(instant()) + ")");
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Lets time pass: the database's first, as a node that is ahead of it would call too soon. */
    void pass(Duration time) {
        Instant then = instant().plus(time);
        execute("update virtual_clock set at = " + CountText.micros(then));
        nanos.addAndGet(time.toNanos());
        now.set(then);
    }

    /** Lets time pass until then, if it is not then already. */
    void passUntil(Instant then) {
        if (then.isAfter(instant())) {
            pass(Duration.between(instant(), then));
        }
    }

    /** A node that counts here. */
    SharedLedgers node(String name, Duration linger, SharedLedgers.Later later, Runnable close) {
        return node(name, database.counting(), nanos::get, linger, later, close);
    }

    /** The same by other connections to here, and by another clock. */
    SharedLedgers node(
            String name,
            DataSource connections,
            LongSupplier clock,
            Duration linger,
            SharedLedgers.Later later,
            Runnable close) {
        return new SharedLedgers(
                new CountRows(connections, CLOCK, clock), name, numbers::getAndIncrement, clock, linger, later, close);
    }

    /** The clock of those who let the time pass by {@link #pass}. */
    long nanos() {
        return nanos.get();
    }

    Database database() {
        return database;
    }

    void execute(String sql) {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError("not done: " + sql, e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
