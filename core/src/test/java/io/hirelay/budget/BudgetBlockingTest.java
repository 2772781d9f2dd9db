package io.hirelay.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.CancelledException;
import io.hirelay.operation.Deadline;
import io.hirelay.operation.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BudgetBlockingTest {
    private static final BudgetSpec TEN = new BudgetSpec(10, Duration.ofSeconds(10));

    private final VirtualTime time = new VirtualTime();

    /** Calls that reach the provider at some moment between request and answer, from eight threads at once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void provider_never_sees_more_than_ten_in_any_window(long seed) throws InterruptedException {
        Budget budget = new Budget(TEN, 1_000, time, time);
        List<Instant> seen = Collections.synchronizedList(new ArrayList<>());
        time.run(tasks(8, thread -> {
            Random random = new Random(seed * 31 + thread);
            for (int i = 0; i < 25; i++) {
                Lane lane = Lane.values()[random.nextInt(4)];
                Permit permit = budget.acquire(lane, Deadline.after(Duration.ofHours(1), time));
                try {
                    pause(random.nextInt(3) * 200);
                    seen.add(time.instant());
                    pause(random.nextInt(3) * 300);
                } finally {
                    permit.answered();
                }
                pause(random.nextInt(10) == 0 ? 7_000 : 0);
            }
        }));
        assertEquals(200, seen.size());
        Collections.sort(seen);
        for (int i = 10; i < seen.size(); i++) {
            Duration apart = Duration.between(seen.get(i - 10), seen.get(i));
            assertTrue(apart.compareTo(TEN.window()) >= 0, "eleven calls within " + apart);
        }
    }

    @Test
    void waiting_costs_no_more_than_the_limit_does() throws InterruptedException {
        Budget budget = new Budget(TEN, 1_000, time, time);
        time.run(tasks(8, thread -> {
            for (int i = 0; i < 25; i++) {
                budget.acquire(Lane.SYNC, Deadline.after(Duration.ofHours(1), time))
                        .answered();
            }
        }));
        assertEquals(Duration.ofSeconds(190), Duration.between(ManualClock.START, time.instant()));
    }

    @Test
    void refusal_is_waited_out_by_every_thread() throws InterruptedException {
        Budget budget = new Budget(TEN, 1_000, time, time);
        Instant[] refusedUntil = {Instant.MIN};
        AtomicInteger tooEarly = new AtomicInteger();
        AtomicInteger calls = new AtomicInteger();
        time.run(tasks(8, thread -> {
            for (int i = 0; i < 10; i++) {
                Permit permit = budget.acquire(Lane.SYNC, Deadline.after(Duration.ofHours(1), time));
                try {
                    synchronized (refusedUntil) {
                        // those that had leave at the very moment of the refusal are under way
                        if (time.instant().isBefore(refusedUntil[0])
                                && time.instant().isAfter(refusedUntil[0].minusSeconds(23))) {
                            tooEarly.incrementAndGet();
                        }
                        if (calls.incrementAndGet() % 17 == 0) {
                            budget.throttled(Optional.of(Duration.ofSeconds(23)));
                            refusedUntil[0] = time.instant().plusSeconds(23);
                        }
                    }
                } finally {
                    permit.answered();
                }
                pause(50);
            }
        }));
        assertEquals(80, calls.get());
        assertEquals(0, tooEarly.get());
    }

    @Test
    void interrupted_thread_stops_and_gives_its_place_up() throws InterruptedException {
        Budget budget = new Budget(TEN, 1_000, InstantSource.system(), Sleeper.SYSTEM);
        Deadline deadline = Deadline.after(Duration.ofHours(1), InstantSource.system());
        List<Permit> permits = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            permits.add(budget.acquire(Lane.INTERACTIVE, deadline));
        }
        AtomicBoolean flag = new AtomicBoolean();
        Thread waiter = new Thread(() -> {
            assertThrows(CancelledException.class, () -> budget.acquire(Lane.INTERACTIVE, deadline));
            flag.set(Thread.currentThread().isInterrupted());
        });
        waiter.start();
        while (waiter.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        waiter.interrupt();
        waiter.join();
        assertTrue(flag.get(), "the interrupt flag is set again");
        permits.get(0).unused();
        assertEquals(1, budget.state().remaining());
    }

    @Test
    void waiting_thread_goes_on_as_soon_as_the_provider_reports_more_room() throws InterruptedException {
        Budget budget =
                new Budget(new BudgetSpec(1, Duration.ofHours(1)), 1_000, InstantSource.system(), Sleeper.SYSTEM);
        Deadline deadline = Deadline.after(Duration.ofDays(1), InstantSource.system());
        budget.acquire(Lane.INTERACTIVE, deadline);
        CountDownLatch through = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            Thread thread = new Thread(() -> {
                budget.acquire(Lane.INTERACTIVE, deadline);
                through.countDown();
            });
            thread.setDaemon(true);
            thread.start();
        }
        budget.report(new BudgetReport(OptionalInt.of(100), OptionalInt.of(99), Optional.empty()));
        through.await(); // bounded by the class's timeout; without the signal it would be an hour
        assertEquals(96, budget.state().remaining());
    }

    private void pause(int millis) {
        try {
            time.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Runnable> tasks(int count, java.util.function.IntConsumer task) {
        List<Runnable> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int thread = i;
            tasks.add(() -> task.accept(thread));
        }
        return tasks;
    }
}
