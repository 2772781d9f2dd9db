package io.hirelay.conformance.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does the same on several threads at one time. */
final class AtOnce {
    static final int THREADS = 8;

    private AtOnce() {}

    /** What each thread has found. */
    static <T> List<T> call(Callable<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            CountDownLatch ready = new CountDownLatch(THREADS);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(pool.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return work.call();
                }));
            }
            List<T> found = new ArrayList<>();
            for (Future<T> one : running) {
                found.add(one.get(60, TimeUnit.SECONDS));
            }
            return found;
        } catch (ExecutionException e) {
            throw new AssertionError("failed on one of several threads: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("still not done after a minute", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
