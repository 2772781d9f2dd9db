package io.hirelay.server.telemetry;

import io.hirelay.server.http.Caller;
import io.hirelay.server.http.Served;
import io.hirelay.server.http.ServedListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has calls kept by a thread of its own, some at a time, so that no call waits for it: within a second, or sooner when
 * many have come. What there is no room for, or cannot be kept, is counted and left out; a process that is killed loses
 * what it had not written. Thread-safe.
 */
public final class CallLogWriter implements ServedListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallLogWriter.class);

    static final int ROOM = 10_000;
    static final int MOST_AT_ONCE = 500;

    /**
     * Between two writes of so many calls: what is kept of calls must not cost more than calls that are only carried.
     */
    private static final long PAUSE_MILLIS = 500;

    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** It looks for more so often by itself: to be woken up for every call would cost the callers more than the call. */
    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(3);

    /** A database that restarts is back by then. */
    private static final int TRIES = 5;

    private final CallLogStore store;
    private final String process;
    private final BlockingQueue<Item> queue;
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread;
    private volatile boolean closing;
    private long numbered;

    /**
     * @param process tells the calls of this process from those of others at the same instant
     * @param threads makes the thread that writes
     */
    public CallLogWriter(CallLogStore store, UUID process, ThreadFactory threads) {
        this(store, process, threads, ROOM);
    }

    CallLogWriter(CallLogStore store, UUID process, ThreadFactory threads, int room) {
        this.store = store;
        this.process = process.toString();
        this.queue = new ArrayBlockingQueue<>(room);
        this.thread = threads.newThread(this::run);
    }

    private sealed interface Item {
        /** A call. */
        record Call(String environment, CallRow row) implements Item {}

        /** Somebody waits until all that came before is kept. */
        record Mark(CountDownLatch reached) implements Item {}
    }

    /** Begins to write. */
    public void start() {
        thread.start();
    }

    @Override
    public void served(Served served) {
        Optional<UUID> account = served.trace().account();
        Optional<Caller> caller = served.caller();
        if (account.isEmpty() || caller.isEmpty()) {
            return;
        }
        CallRow row = new CallRow(
                served.at(),
                served.requestId(),
                account.get(),
                served.trace().resource(),
                served.trace().verb(),
                HttpMetrics.method(served.method()),
                served.status(),
                served.errorCode(),
                served.took().toMillis(),
                served.trace().providerCalls());
        if (closing || !queue.offer(new Item.Call(caller.get().environment(), row))) {
            dropped.incrementAndGet();
        }
    }

    /** How many calls were left out since the start. */
    public long dropped() {
        return dropped.get();
    }

    /** Waits until what has come so far is kept; at most about as long. */
    void settle(Duration most) {
        CountDownLatch reached = new CountDownLatch(1);
        try {
            if (queue.offer(new Item.Mark(reached), most.toNanos(), TimeUnit.NANOSECONDS)) {
                LockSupport.unpark(thread);
                reached.await(most.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has the rest kept, for a moment, and stops. */
    @Override
    public void close() {
        closing = true;
        settle(LONGEST_CLOSE);
        thread.interrupt();
        try {
            thread.join(LONGEST_CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                List<CallLogStore.Entry> batch = new ArrayList<>();
                CountDownLatch waiting = gather(batch);
                keep(batch);
                if (batch.size() == MOST_AT_ONCE && !closing) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
                if (waiting != null) {
                    waiting.countDown();
                }
            }
        } catch (InterruptedException closed) {
            dropped.addAndGet(queue.stream().filter(Item.Call.class::isInstance).count());
        }
    }

    /** Takes what comes for a second, or until somebody waits for it. */
    private @Nullable CountDownLatch gather(List<CallLogStore.Entry> batch) throws InterruptedException {
        Item next = queue.take();
        long end = System.nanoTime() + LONGEST_WAIT_NANOS;
        while (next != null) {
            if (next instanceof Item.Mark mark) {
                return mark.reached();
            }
            Item.Call call = (Item.Call) next;
            batch.add(new CallLogStore.Entry(id(), call.environment(), call.row()));
            next = batch.size() == MOST_AT_ONCE ? null : more(end);
        }
        return null;
    }

    private @Nullable Item more(long end) throws InterruptedException {
        Item next = queue.poll();
        for (long left = end - System.nanoTime(); next == null && left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, Math.min(left, MOMENT_NANOS));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            next = queue.poll();
        }
        return next;
    }

    private String id() {
        return HexFormat.of().toHexDigits(numbered++) + "-" + process;
    }

    private void keep(List<CallLogStore.Entry> batch) throws InterruptedException {
        for (int left = TRIES; left > 0 && !batch.isEmpty(); left--) {
            try {
                store.append(batch);
                return;
            } catch (RuntimeException e) {
                if (left == 1 || closing) {
                    LOG.warn(
                            "{} calls are missing from the log of calls: {}",
                            batch.size(),
                            e.getClass().getName());
                    dropped.addAndGet(batch.size());
                    return;
                }
                TimeUnit.NANOSECONDS.sleep(LONGEST_WAIT_NANOS);
            }
        }
    }
}
