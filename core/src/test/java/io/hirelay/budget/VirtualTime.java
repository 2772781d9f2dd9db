package io.hirelay.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Time that jumps to the next moment somebody sleeps for, as soon as every one of its threads sleeps. */
final class VirtualTime implements InstantSource, Sleeper {
    private final PriorityQueue<Instant> wakeUps = new PriorityQueue<>();
    private Instant now = ManualClock.START;
    private int awake;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration time) throws InterruptedException {
        Instant until = now.plus(time);
        wakeUps.add(until);
        awake--;
        jumpIfAllSleep();
        while (now.isBefore(until)) {
            wait();
        }
    }

    /** Runs all at once and returns when all have ended. */
    void run(List<Runnable> tasks) throws InterruptedException {
        synchronized (this) {
            awake += tasks.size();
        }
        List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (Runnable task : tasks) {
            Thread thread = new Thread(() -> {
                try {
                    task.run();
                } catch (Throwable e) {
                    failures.add(e);
                } finally {
                    ended();
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("a task failed", failures.get(0));
        }
    }

    private synchronized void ended() {
        awake--;
        jumpIfAllSleep();
    }

    private void jumpIfAllSleep() {
        if (awake == 0 && !wakeUps.isEmpty()) {
            now = wakeUps.peek().isAfter(now) ? wakeUps.peek() : now;
            while (!wakeUps.isEmpty() && !wakeUps.peek().isAfter(now)) {
                wakeUps.remove();
                awake++;
            }
            notifyAll();
        }
    }
}
