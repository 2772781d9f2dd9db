package io.hirelay.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private final Workers workers = new Workers("test", 1, 1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch entered = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        workers.close();
    }

    @Test
    void whoFindsEveryPlaceTakenIsRefused() throws Exception {
        AtomicInteger done = new AtomicInteger();
        Future<?> works = workers.submit(Party.NOBODY, this::block);
        Future<?> waits = workers.submit(Party.NOBODY, () -> {
            block();
            done.incrementAndGet();
        });
        assertThrows(RejectedExecutionException.class, () -> workers.submit(Party.NOBODY, done::incrementAndGet));
        release.countDown();
        works.get(5, TimeUnit.SECONDS);
        waits.get(5, TimeUnit.SECONDS);
        assertEquals(1, done.get());
    }

    @Test
    void whatIsCancelledGivesItsPlaceBack() throws Exception {
        workers.submit(Party.NOBODY, this::block);
        assertTrue(entered.await(5, TimeUnit.SECONDS));
        for (int i = 0; i < 3; i++) {
            workers.cancel(submitWhenThereIsAPlace());
        }
    }

    @Test
    void whatIsCancelledIsInterrupted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Future<?> running = workers.submit(Party.NOBODY, () -> {
            try {
                entered.countDown();
                release.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        assertTrue(entered.await(5, TimeUnit.SECONDS));
        workers.cancel(running);
        assertTrue(interrupted.await(5, TimeUnit.SECONDS));
    }

    private Future<?> submitWhenThereIsAPlace() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (true) {
            try {
                return workers.submit(Party.NOBODY, this::block);
            } catch (RejectedExecutionException e) {
                assertTrue(System.nanoTime() < until, "the place did not come free");
                Thread.onSpinWait();
            }
        }
    }

    private void block() {
        entered.countDown();
        await(release);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
