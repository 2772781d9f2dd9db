package io.hirelay.http;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Threads for blocking work: virtual ones where the running JVM has them, a bounded pool otherwise. */
public final class Threads {
    private Threads() {}

    /** Whether this JVM has virtual threads for good (21 and later). */
    public static boolean areVirtual() {
        return Runtime.version().feature() >= 21;
    }

    /**
     * An executor that takes at most {@code threads + queue} tasks at once and refuses the next with
     * {@link java.util.concurrent.RejectedExecutionException}. With virtual threads all of them run at once, else
     * {@code threads} do. Its threads do not keep the JVM alive.
     *
     * @param name what its threads are called, followed by a number
     */
    public static ExecutorService bounded(String name, int threads, int queue) {
        if (threads < 1 || queue < 0) {
            throw new IllegalArgumentException("threads must be at least 1 and queue at least 0");
        }
        if (areVirtual()) { // cheap to make and to keep waiting: nobody queues, nobody is kept
            return new ThreadPoolExecutor(
                    0, threads + queue, 0, TimeUnit.SECONDS, new SynchronousQueue<>(), virtual(name));
        }
        if (queue == 0) {
            return new ThreadPoolExecutor(0, threads, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), platform(name));
        }
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), platform(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory platform(String name) {
        AtomicLong number = new AtomicLong();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** {@code Thread.ofVirtual().name(name + "-", 0).factory()}, which release 17 cannot name. */
    private static ThreadFactory virtual(String name) {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            Object named = type.getMethod("name", String.class, long.class).invoke(builder, name + "-", 0L);
            return (ThreadFactory) type.getMethod("factory").invoke(named);
        } catch (NoSuchMethodException | ClassNotFoundException | IllegalAccessException e) {
            throw new IllegalStateException("this JVM should have virtual threads", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("this JVM should have virtual threads", e.getCause());
        }
    }
}
