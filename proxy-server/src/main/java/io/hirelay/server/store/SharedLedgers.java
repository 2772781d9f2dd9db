package io.hirelay.server.store;

import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.Ledger;
import io.hirelay.budget.Ledgers;
import io.hirelay.budget.Shares;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.UnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts calls in PostgreSQL, for all nodes together: the calls of one credential that they make in any window are no
 * more than its provider allows. The database's clock counts; the nodes' clocks may say what they like. While the
 * database does not answer, nobody has leave to call. Thread-safe.
 */
public final class SharedLedgers implements Ledgers, AutoCloseable {
    /** How long the database is left alone after it has not answered. */
    static final Duration DOWN = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(SharedLedgers.class);

    /** That a call was answered matters one window later; meanwhile more may gather. */
    private static final Duration LINGER = Duration.ofMillis(50);

    private static final Duration RENEWED_EVERY = SharedCount.LEASE.dividedBy(3);

    /** A call of which nothing was heard for so long is no call any more. */
    private static final Duration LONGEST_CALL = Duration.ofHours(1);

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final CountRows rows;
    private final String node;
    private final LongSupplier numbers;
    private final LongSupplier nanos;
    private final Duration linger;
    private final Later later;
    private final Runnable close;

    private final Map<Long, UnderWay> underWay = new ConcurrentHashMap<>();
    private final AtomicBoolean down = new AtomicBoolean();
    private volatile long downUntil;
    private volatile boolean closed;

    /** Has something done by a thread that may block, after this time. */
    interface Later {
        /** @throws RejectedExecutionException when it was closed */
        void run(Runnable task, Duration delay);
    }

    private record UnderWay(SharedLedger ledger, long since) {}

    /**
     * @param node tells this process from the others
     * @param numbers numbers that no other place of any node has
     * @param nanos a clock that never goes back
     * @param linger how long to wait for more before telling what is not urgent
     * @param close stops what runs things later
     */
    SharedLedgers(
            CountRows rows,
            String node,
            LongSupplier numbers,
            LongSupplier nanos,
            Duration linger,
            Later later,
            Runnable close) {
        this.rows = rows;
        this.node = node;
        this.numbers = numbers;
        this.nanos = nanos;
        this.linger = linger;
        this.later = later;
        this.close = close;
    }

    /** As this process, by threads of its own, as many as it has connections. */
    static SharedLedgers in(Database database) {
        AtomicInteger number = new AtomicInteger();
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(Pools.COUNTING_CONNECTIONS, task -> {
            Thread thread = new Thread(task, "budget-" + number.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        });
        SharedLedgers ledgers = new SharedLedgers(
                new CountRows(database.counting(), CountRows.CLOCK, System::nanoTime),
                Long.toString(unique(), Character.MAX_RADIX),
                SharedLedgers::unique,
                System::nanoTime,
                LINGER,
                (task, delay) -> threads.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS),
                () -> stop(threads));
        threads.scheduleWithFixedDelay(
                ledgers::renew, RENEWED_EVERY.toMillis(), RENEWED_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return ledgers;
    }

    private static long unique() {
        return ThreadLocalRandom.current().nextLong() & Long.MAX_VALUE;
    }

    /** What was told is carried to the database first, as far as that is quickly done. */
    private static void stop(ScheduledExecutorService threads) {
        threads.shutdown();
        try {
            threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }

    @Override
    public Ledger of(String key, BudgetSpec spec, Shares shares) {
        return new SharedLedger(this, key, spec, shares);
    }

    /** Lets nobody else have the places of calls that take long. */
    void renew() {
        long now = nanos();
        underWay.forEach((number, call) -> {
            long age = now - call.since();
            if (age > LONGEST_CALL.toNanos()) {
                underWay.remove(number);
            } else if (age > RENEWED_EVERY.toNanos()) {
                call.ledger().renew(number);
            }
        });
    }

    CountRows rows() {
        return rows;
    }

    String node() {
        return node;
    }

    long number() {
        return numbers.getAsLong();
    }

    long nanos() {
        return nanos.getAsLong();
    }

    Duration linger() {
        return linger;
    }

    void later(Runnable task, Duration delay) {
        try {
            later.run(task, delay);
        } catch (RejectedExecutionException e) {
            LOG.debug("closed: the places of calls under way are free by themselves");
        }
    }

    void underWay(long number, SharedLedger ledger) {
        underWay.put(number, new UnderWay(ledger, nanos()));
    }

    void over(long number) {
        underWay.remove(number);
    }

    /** Whether it is no use to ask the database. */
    boolean isDown() {
        return closed || down.get() && nanos() - downUntil < 0;
    }

    void down(SQLException failure) {
        downUntil = nanos() + DOWN.toNanos();
        if (!down.getAndSet(true)) {
            LOG.warn(
                    "the database does not count calls to providers, so that none are made: {}, SQL state {}",
                    failure.getClass().getName(),
                    failure.getSQLState());
        }
    }

    void up() {
        if (down.get() && down.getAndSet(false)) {
            LOG.info("the database counts calls to providers again");
        }
    }

    /** What a call is told that could not be counted. */
    static UnavailableException unreachable(@Nullable Throwable cause) {
        return new UnavailableException(
                ErrorCode.PLATFORM_NOT_READY,
                "the server's database does not count calls to providers now, so that none can be made; try again",
                Optional.of(DOWN),
                null,
                cause);
    }

    @Override
    public void close() {
        closed = true;
        close.run();
    }
}
