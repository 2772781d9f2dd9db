package io.hirelay.server.http;

import io.hirelay.http.Threads;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * Threads on which handlers may block, shared among parties as {@link Lines} does it. Virtual threads, where there are
 * any, are cheap to keep waiting, so that there are places for all. Thread-safe.
 */
final class Workers implements AutoCloseable {
    private final ExecutorService threads;
    private final Lines<Task> lines;
    private volatile boolean closed;

    /** As many at one time, and as many more that wait. */
    Workers(String name, int concurrent, int waiting) {
        int most = concurrent + waiting;
        this.lines = new Lines<>(Threads.areVirtual() ? most : concurrent, waiting, most);
        this.threads = Threads.bounded(name, Integer.MAX_VALUE, 0); // the lines are the bound
    }

    private final class Task extends FutureTask<Void> {
        private final Party party;

        Task(Party party, Runnable work) {
            super(work, null);
            this.party = party;
        }
    }

    /**
     * Has a task done when it is its party's turn.
     *
     * @throws RejectedExecutionException at once when too many wait already
     */
    Future<?> submit(Party party, Runnable work) {
        Task task = new Task(party, work);
        switch (lines.enter(party, task)) {
            case NOW -> begin(task);
            case LATER -> {
                if (closed) {
                    lines.clear();
                    throw new RejectedExecutionException("closed");
                }
            }
            case NEVER -> throw new RejectedExecutionException("too many wait");
        }
        return task;
    }

    private void begin(Task first) {
        try {
            threads.execute(() -> work(first));
        } catch (RejectedExecutionException e) { // closed
            lines.clear();
            lines.next(first.party);
            throw e;
        }
    }

    /** A thread that has ended a task takes the next by itself: the place goes from one to the other. */
    private void work(Task first) {
        Optional<Task> task = Optional.of(first);
        while (task.isPresent()) {
            Task current = task.get();
            current.run();
            Thread.interrupted(); // that was for the task
            task = lines.next(current.party);
        }
    }

    /** Interrupts a task, or takes it back when it has not begun: its place is free at once. */
    void cancel(Future<?> submitted) {
        if (submitted instanceof Task task) {
            lines.leave(task.party, task);
        }
        submitted.cancel(true);
    }

    /** Interrupts what still runs. */
    @Override
    public void close() {
        closed = true;
        lines.clear();
        threads.shutdownNow();
    }
}
