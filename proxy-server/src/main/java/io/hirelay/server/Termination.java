package io.hirelay.server;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish that a server may stop, and the news that it has. Thread-safe. */
final class Termination {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    /** Asks when the process is told to end, by SIGTERM or SIGINT, and keeps it alive until it is done or time is up. */
    void onExit(Duration most) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            ask();
                            try {
                                done.await(most.toMillis(), TimeUnit.MILLISECONDS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "hirelay-stop"));
    }

    void ask() {
        asked.countDown();
    }

    /** Waits until somebody asks. */
    void await() {
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits so long at most; whether somebody has asked. Who is interrupted has been asked as well. */
    boolean within(Duration most) {
        try {
            return asked.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Tells that nothing is left to be done. */
    void finished() {
        done.countDown();
    }
}
