package io.hirelay.server.store;

import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.Ledger;
import io.hirelay.budget.Shares;
import io.hirelay.conformance.budget.LedgerContract;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SharedLedgerContractTest extends LedgerContract {
    private static final Duration STEP = Duration.ofSeconds(5);

    private static final ScheduledExecutorService THREADS = Executors.newScheduledThreadPool(4);
    private static final Phaser UNDER_WAY = new Phaser(1);

    private static VirtualDatabase database;
    private static SharedLedgers ledgers;

    @BeforeAll
    static void open() {
        database = new VirtualDatabase();
        ledgers = database.node("one", Duration.ofMillis(10), SharedLedgerContractTest::later, THREADS::shutdownNow);
    }

    private static void later(Runnable task, Duration delay) {
        UNDER_WAY.register();
        THREADS.schedule(
                () -> {
                    try {
                        task.run();
                    } finally {
                        UNDER_WAY.arriveAndDeregister();
                    }
                },
                delay.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    @AfterAll
    static void close() {
        ledgers.close();
        database.close();
    }

    @Override
    protected Ledger ledger(BudgetSpec spec) {
        return ledgers.of(UUID.randomUUID().toString(), spec, Shares.DEFAULT);
    }

    /** Time does not run away from what is on its way to the database, as it would not in reality. */
    @Override
    protected void pass(Duration time) {
        UNDER_WAY.arriveAndAwaitAdvance();
        Duration left = time;
        while (!left.isZero()) {
            Duration step = left.compareTo(STEP) < 0 ? left : STEP;
            database.pass(step);
            ledgers.renew();
            UNDER_WAY.arriveAndAwaitAdvance();
            left = left.minus(step);
        }
    }
}
