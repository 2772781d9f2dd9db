package io.hirelay.http;

import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.UnavailableException;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Fetches many records for one call, several at once within the budget, and stops in time for the call to answer. The
 * calling thread takes part, so a full executor makes it slower but never stuck. Thread-safe.
 */
public final class Fanout {
    private final ExecutorService executor;
    private final int atOnce;
    private final Duration margin;

    /**
     * @param atOnce how many are fetched at once, the calling thread included
     * @param margin what is left of the deadline for the caller to make an answer of it
     */
    public Fanout(ExecutorService executor, int atOnce, Duration margin) {
        this.executor = Objects.requireNonNull(executor, "executor");
        this.atOnce = atOnce;
        this.margin = Objects.requireNonNull(margin, "margin");
        if (atOnce < 1) {
            throw new IllegalArgumentException("atOnce must be at least 1, not " + atOnce);
        }
    }

    /**
     * Loads one record for each item. What the deadline or the rate limit does not allow is left out; any other failure
     * ends the whole.
     *
     * @param loader given an item and the context to fetch it in, which ends a little before the caller's
     * @throws RuntimeException the first failure of a loader
     */
    public <I, T> Loaded<T> load(
            List<I> items, CallContext call, BiFunction<? super I, ? super CallContext, ? extends T> loader) {
        Deadline deadline = call.deadline();
        Deadline earlier = new Deadline(deadline.clock(), deadline.at().minus(margin));
        Batch<I, T> batch = new Batch<>(List.copyOf(items), call.withDeadline(earlier), loader);
        List<Worker> workers = new ArrayList<>();
        try {
            for (int i = 1; i < Math.min(atOnce, items.size()); i++) {
                workers.add(new Worker(batch).start(executor));
            }
        } catch (RejectedExecutionException e) {
            // Everybody is busy: with the workers there are, or alone.
        }
        try {
            batch.run();
            workers.forEach(worker -> worker.await(earlier));
            return batch.result(); // before the rest is stopped: that they were is not a failure
        } finally {
            workers.forEach(Worker::stop);
        }
    }

    /** One more thread for a batch; one that has not begun when the batch is through is not waited for. */
    private static final class Worker implements Runnable {
        private final Batch<?, ?> batch;
        private final AtomicBoolean begun = new AtomicBoolean();
        private @Nullable Future<?> future;

        Worker(Batch<?, ?> batch) {
            this.batch = batch;
        }

        Worker start(ExecutorService executor) {
            future = executor.submit(this);
            return this;
        }

        @Override
        public void run() {
            if (begun.compareAndSet(false, true)) {
                batch.run();
            }
        }

        void await(Deadline deadline) {
            if (begun.compareAndSet(false, true) || batch.failed()) {
                return;
            }
            try {
                Objects.requireNonNull(future).get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | CancellationException e) {
                // What it has not loaded by now stays not loaded.
            } catch (ExecutionException e) {
                throw new IllegalStateException("a batch keeps its failures to itself", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException("interrupted while loading several records");
            }
        }

        void stop() {
            Objects.requireNonNull(future).cancel(true);
        }
    }

    private static final class Batch<I, T> implements Runnable {
        private final List<I> items;
        private final CallContext call;
        private final BiFunction<? super I, ? super CallContext, ? extends T> loader;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReferenceArray<@Nullable T> values;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private volatile boolean over;

        Batch(List<I> items, CallContext call, BiFunction<? super I, ? super CallContext, ? extends T> loader) {
            this.items = items;
            this.call = call;
            this.loader = loader;
            this.values = new AtomicReferenceArray<>(items.size());
        }

        @Override
        public void run() {
            while (!over && !call.deadline().remaining().isZero()) {
                int i = next.getAndIncrement();
                if (i >= items.size()) {
                    return;
                }
                try {
                    values.set(i, loader.apply(items.get(i), call));
                } catch (RateLimitedException e) {
                    over = true; // no room before the deadline: none for those behind either
                } catch (RuntimeException | Error e) {
                    if (!(e instanceof UnavailableException late && late.code() == ErrorCode.REMOTE_TIMEOUT)) {
                        failure.compareAndSet(null, e);
                        over = true;
                    }
                }
            }
        }

        boolean failed() {
            return failure.get() != null;
        }

        Loaded<T> result() {
            Throwable first = failure.get();
            if (first instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (first instanceof Error error) {
                throw error;
            }
            List<Optional<T>> loaded = new ArrayList<>(items.size());
            for (int i = 0; i < items.size(); i++) {
                loaded.add(Optional.ofNullable(values.get(i)));
            }
            return new Loaded<>(loaded);
        }
    }
}
