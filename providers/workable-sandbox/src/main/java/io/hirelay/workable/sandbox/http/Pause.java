package io.hirelay.workable.sandbox.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds answers back for a while; ends all waiting when the account is closed. */
final class Pause implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);

    void of(Duration length) {
        try {
            closed.await(length.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
