package io.hirelay.server.http.batch;

import io.hirelay.error.CancelledException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of one plan, each after those it depends on, several at once. The calling thread takes part, so that a
 * full executor makes it slower but never stuck. For one run.
 */
final class BatchRun {
    private final BatchPlan plan;
    private final BatchStep steps;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Integer> ready = new ArrayDeque<>();
    private final int[] waitsFor;
    private final @Nullable Outcome[] outcomes;
    private int running;
    private boolean stopped;

    BatchRun(BatchPlan plan, BatchStep steps) {
        this.plan = plan;
        this.steps = steps;
        this.outcomes = new Outcome[plan.steps().size()];
        this.waitsFor =
                plan.steps().stream().mapToInt(step -> step.after().size()).toArray();
        for (int i = 0; i < waitsFor.length; i++) {
            if (waitsFor[i] == 0) {
                ready.add(i);
            }
        }
    }

    /**
     * Makes them all.
     *
     * @param atOnce how many are made at once, by the calling thread included
     * @return how they ended, in the plan's order
     * @throws CancelledException when the calling thread is interrupted; what has not begun is not begun any more
     */
    List<Outcome> make(ExecutorService executor, int atOnce) {
        List<Future<?>> helpers = new ArrayList<>();
        try {
            for (int i = 1; i < Math.min(atOnce, outcomes.length); i++) {
                helpers.add(executor.submit(this::help));
            }
        } catch (RejectedExecutionException e) {
            // Everybody is busy: with the helpers there are, or alone.
        }
        try {
            work();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while the calls of a batch were made");
        } finally {
            stop();
            helpers.forEach(helper -> helper.cancel(true));
        }
        return Arrays.stream(outcomes).<Outcome>map(Objects::requireNonNull).toList();
    }

    private void help() {
        try {
            work();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes part until every call has ended. */
    private void work() throws InterruptedException {
        while (true) {
            int next = next();
            if (next < 0) {
                return;
            }
            Outcome outcome = steps.make(plan.steps().get(next));
            ended(next, outcome);
        }
    }

    /** The next call whose turn it is; negative when there will be none. */
    private int next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (ready.isEmpty() && running > 0 && !stopped) {
                changed.await();
            }
            if (ready.isEmpty() || stopped) {
                return -1;
            }
            running++;
            return ready.remove();
        } finally {
            lock.unlock();
        }
    }

    private void ended(int place, Outcome outcome) {
        lock.lock();
        try {
            running--;
            settle(place, outcome);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void settle(int place, Outcome outcome) {
        outcomes[place] = outcome;
        boolean succeeded = outcome instanceof Outcome.Done;
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null && plan.steps().get(i).after().contains(place)) {
                if (!succeeded) {
                    settle(i, steps.withheld(plan.steps().get(place).key()));
                } else if (--waitsFor[i] == 0) {
                    ready.add(i);
                }
            }
        }
    }

    private void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
