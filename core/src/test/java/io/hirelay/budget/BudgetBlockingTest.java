package io.hirelay.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.CancelledException;
import io.hirelay.operation.CallContext;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BudgetBlockingTest {
    private static final BudgetSpec TEN = new BudgetSpec(10, Duration.ofSeconds(10));

    private final VirtualTime time = new VirtualTime();

    private static Budget budget(BudgetSpec spec, InstantSource clock, Sleeper sleeper) {
        return new Budgets(clock, sleeper).of("acme:test", spec);
    }

    private static CallContext call(Lane lane, Duration time, InstantSource clock) {
        return CallContext.until(Deadline.after(time, clock)).withLane(lane);
    }

    /** Calls that reach the provider at some moment between request and answer, from eight threads at once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void provider_never_sees_more_than_ten_in_any_window(long seed) throws InterruptedException {
        Budget budget = budget(TEN, time, time);
        List<Instant> seen = Collections.synchronizedList(new ArrayList<>());
        time.run(tasks(8, thread -> {
            Random random = new Random(seed * 31 + thread);
            for (int i = 0; i < 25; i++) {
                Lane lane = Lane.values()[random.nextInt(4)];
                Permit permit = budget.acquire(call(lane, Duration.ofHours(1), time));
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
    void interrupted_thread_stops_and_gives_its_place_up() throws InterruptedException {
        Budget budget = budget(TEN, InstantSource.system(), Sleeper.SYSTEM);
        CallContext call = call(Lane.INTERACTIVE, Duration.ofHours(1), InstantSource.system());
        List<Permit> permits = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            permits.add(budget.acquire(call));
        }
        AtomicBoolean flag = new AtomicBoolean();
        Thread waiter = new Thread(() -> {
            assertThrows(CancelledException.class, () -> budget.acquire(call));
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
        Budget budget = budget(new BudgetSpec(1, Duration.ofHours(1)), InstantSource.system(), Sleeper.SYSTEM);
        CallContext call = call(Lane.INTERACTIVE, Duration.ofDays(1), InstantSource.system());
        Permit first = budget.acquire(call);
        CountDownLatch through = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            Thread thread = new Thread(() -> {
                budget.acquire(call);
                through.countDown();
            });
            thread.setDaemon(true);
            thread.start();
        }
        first.answered(new BudgetReport(OptionalInt.of(100), OptionalInt.of(99), Optional.empty()));
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
