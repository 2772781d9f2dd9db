package io.hirelay.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private final Workers workers = Workers.onPlatformThreads("test", 1, 1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch entered = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        workers.close(Duration.ofSeconds(5));
    }

    @Test
    void oneWorksOneWaitsAndTheNextIsRefused() throws Exception {
        AtomicInteger done = new AtomicInteger();
        Future<?> works = workers.submit(this::block);
        Future<?> waits = workers.submit(done::incrementAndGet);
        assertThrows(RejectedExecutionException.class, () -> workers.submit(done::incrementAndGet));
        release.countDown();
        works.get(5, TimeUnit.SECONDS);
        waits.get(5, TimeUnit.SECONDS);
        assertEquals(1, done.get());
    }

    @Test
    void whatIsCancelledBeforeItBeganGivesItsPlaceBackAtOnce() throws Exception {
        workers.submit(this::block);
        assertTrue(entered.await(5, TimeUnit.SECONDS));
        for (int i = 0; i < 3; i++) {
            AtomicInteger ran = new AtomicInteger();
            Future<?> waiting = workers.submit(ran::incrementAndGet);
            assertTrue(waiting.cancel(true));
            assertEquals(0, ran.get());
        }
    }

    @Test
    void whatIsCancelledWhileItRunsKeepsItsPlaceUntilItEnds() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch cleanedUp = new CountDownLatch(1);
        Future<?> running = workers.submit(() -> {
            try {
                entered.countDown();
                release.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                await(cleanedUp);
            }
        });
        assertTrue(entered.await(5, TimeUnit.SECONDS));
        running.cancel(true);
        assertTrue(interrupted.await(5, TimeUnit.SECONDS));
        Future<?> waits = workers.submit(() -> {});
        assertThrows(RejectedExecutionException.class, () -> workers.submit(() -> {}));
        cleanedUp.countDown();
        waits.get(5, TimeUnit.SECONDS);
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
