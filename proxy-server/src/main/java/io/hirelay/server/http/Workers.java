package io.hirelay.server.http;

import io.hirelay.http.Threads;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;

/** Threads on which handlers may block, as {@link Threads#bounded} makes them. Thread-safe. */
final class Workers implements AutoCloseable {
    private final ExecutorService threads;

    /** As many at one time, and as many more that wait; virtual threads need not wait. */
    Workers(String name, int concurrent, int waiting) {
        this.threads = Threads.bounded(name, concurrent, waiting);
    }

    /** @throws RejectedExecutionException at once when too many wait already */
    Future<?> submit(Runnable task) {
        return threads.submit(task);
    }

    /** Interrupts a task, or takes it back when it has not begun: its place is free at once. */
    void cancel(Future<?> submitted) {
        submitted.cancel(true);
        if (threads instanceof ThreadPoolExecutor pool && submitted instanceof Runnable task) {
            pool.remove(task);
        }
    }

    /** Interrupts what still runs. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
