package io.hirelay.server.http;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Threads on which handlers may block: virtual ones where the JVM has them, else a bounded pool before which a bounded
 * number of calls waits. Thread-safe.
 */
final class Workers implements AutoCloseable {
    private final ExecutorService threads;
    private final Semaphore places;

    private Workers(ExecutorService threads, int places) {
        this.threads = threads;
        this.places = new Semaphore(places);
    }

    /** As many at one time, and as many more that wait. Virtual threads need not wait, but are counted all the same. */
    static Workers create(String name, int concurrent, int waiting) {
        return new Workers(virtualThreads().orElseGet(() -> pool(name, concurrent)), concurrent + waiting);
    }

    /** The same on threads of the platform, whatever the JVM has. */
    static Workers onPlatformThreads(String name, int concurrent, int waiting) {
        return new Workers(pool(name, concurrent), concurrent + waiting);
    }

    /**
     * Runs a task; cancelling what is returned interrupts it.
     *
     * @throws RejectedExecutionException at once when too many wait already
     */
    Future<?> submit(Runnable task) {
        if (!places.tryAcquire()) {
            throw new RejectedExecutionException("every place is taken");
        }
        Task counted = new Task(task);
        try {
            threads.execute(counted);
        } catch (RejectedExecutionException e) {
            places.release();
            throw e;
        }
        return counted;
    }

    /** A task that gives its place back when it has ended, or when it is cancelled before it began. */
    private final class Task extends FutureTask<@Nullable Void> {
        private final AtomicBoolean decided;

        Task(Runnable task) {
            this(task, new AtomicBoolean());
        }

        private Task(Runnable task, AtomicBoolean decided) {
            super(
                    () -> {
                        if (decided.compareAndSet(false, true)) {
                            try {
                                task.run();
                            } finally {
                                places.release();
                            }
                        }
                    },
                    null);
            this.decided = decided;
        }

        @Override
        protected void done() {
            if (decided.compareAndSet(false, true)) {
                places.release();
                if (threads instanceof ThreadPoolExecutor pool) {
                    pool.remove(this);
                }
            }
        }
    }

    /** Takes no more tasks, and interrupts those that have not ended in this time. */
    void close(Duration grace) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        close(Duration.ZERO);
    }

    private static ExecutorService pool(String name, int concurrent) {
        var number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                concurrent, concurrent, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** The code is compiled for Java 17, which does not know them. */
    private static Optional<ExecutorService> virtualThreads() {
        if (Runtime.version().feature() < 21) {
            return Optional.empty();
        }
        try {
            return Optional.of((ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return Optional.empty();
        }
    }
}
