package io.hirelay.identifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.budget.ManualClock;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.UnavailableException;
import io.hirelay.operation.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class IdentifierCacheTest {
    private static final Duration KEEP = Duration.ofMinutes(10);
    private static final Duration KEEP_ABSENT = Duration.ofSeconds(30);

    private final ManualClock clock = new ManualClock();
    private final IdentifierCache<String, Map<String, String>> pipelines =
            new IdentifierCache<>(100, KEEP, KEEP_ABSENT, clock);
    private final AtomicInteger loads = new AtomicInteger();
    private Map<String, String> stages = Map.of("Phone Screen", "phone-screen");

    private Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20), clock);
    }

    private Optional<Map<String, String>> load() {
        loads.incrementAndGet();
        return stages.isEmpty() ? Optional.empty() : Optional.of(stages);
    }

    private Optional<String> find(String name) {
        return pipelines.find("JOB", soon(), this::load, pipeline -> Optional.ofNullable(pipeline.get(name)));
    }

    @Test
    void loads_once_and_again_when_expired() {
        assertEquals(Optional.of(stages), pipelines.get("JOB", soon(), this::load));
        clock.advance(KEEP.minusMillis(1));
        pipelines.get("JOB", soon(), this::load);
        assertEquals(1, loads.get());
        clock.advance(Duration.ofMillis(1));
        pipelines.get("JOB", soon(), this::load);
        assertEquals(2, loads.get());
    }

    @Test
    void absence_is_remembered_briefly() {
        stages = Map.of();
        assertEquals(Optional.empty(), pipelines.get("JOB", soon(), this::load));
        assertEquals(Optional.empty(), pipelines.get("JOB", soon(), this::load));
        assertEquals(1, loads.get());
        clock.advance(KEEP_ABSENT);
        stages = Map.of("a", "b");
        assertTrue(pipelines.get("JOB", soon(), this::load).isPresent());
    }

    @Test
    void name_that_is_not_found_is_looked_for_once_more_in_a_fresh_copy() {
        assertEquals(Optional.of("phone-screen"), find("Phone Screen"));
        clock.advance(KEEP_ABSENT);
        stages = Map.of("Phone Screen", "phone-screen", "Offer", "offer");
        assertEquals(Optional.of("offer"), find("Offer"));
        assertEquals(2, loads.get());
        assertEquals(Optional.of("offer"), find("Offer"));
        assertEquals(2, loads.get());
    }

    @Test
    void unknown_name_does_not_cost_a_load_each_time() {
        assertEquals(Optional.empty(), find("Nonsense"));
        for (int i = 0; i < 10; i++) {
            assertEquals(Optional.empty(), find("Nonsense"));
        }
        assertEquals(1, loads.get());
        clock.advance(KEEP_ABSENT);
        find("Nonsense");
        find("Nonsense");
        assertEquals(2, loads.get());
    }

    @Test
    void refresh_reads_again_whatever_the_age() {
        pipelines.get("JOB", soon(), this::load);
        stages = Map.of("New", "new");
        assertEquals(Optional.of(stages), pipelines.refresh("JOB", soon(), this::load));
        assertEquals(Optional.of(stages), pipelines.get("JOB", soon(), this::load));
    }

    @Test
    void what_was_learned_by_the_way_is_not_loaded_and_what_is_forgotten_is() {
        pipelines.put("JOB", Map.of("x", "y"));
        assertEquals(Optional.of("y"), find("x"));
        assertEquals(0, loads.get());
        pipelines.forget("JOB");
        assertEquals(Optional.empty(), find("x"));
        assertEquals(1, loads.get());
    }

    @Test
    void size_is_bounded() {
        IdentifierCache<Integer, String> small = new IdentifierCache<>(10, KEEP, KEEP_ABSENT, clock);
        for (int i = 0; i < 1_000; i++) {
            small.put(i, "v");
        }
        int kept = 0;
        for (int i = 0; i < 1_000; i++) {
            AtomicInteger loaded = new AtomicInteger();
            small.get(i, soon(), () -> {
                loaded.incrementAndGet();
                return Optional.empty();
            });
            kept += 1 - loaded.get();
        }
        assertTrue(kept <= 10, "kept " + kept);
    }

    @Test
    void failure_is_not_remembered() {
        AuthenticationException failure = new AuthenticationException("no", null);
        assertSame(
                failure,
                assertThrows(
                        HirelayException.class,
                        () -> pipelines.get("JOB", soon(), () -> {
                            throw failure;
                        })));
        assertEquals(Optional.of(stages), pipelines.get("JOB", soon(), this::load));
    }

    /** Starts threads that all want the entry the first of them is loading. */
    private List<FutureTask<Optional<Map<String, String>>>> waitFor(
            Supplier<Optional<Map<String, String>>> first, CountDownLatch loading, CountDownLatch go)
            throws InterruptedException {
        List<FutureTask<Optional<Map<String, String>>>> tasks = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            boolean leader = i == 0;
            FutureTask<Optional<Map<String, String>>> task = new FutureTask<>(() -> pipelines.get("JOB", soon(), () -> {
                if (!leader) {
                    return load();
                }
                loading.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                return first.get();
            }));
            tasks.add(task);
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
            loading.await();
        }
        for (Thread thread : threads.subList(1, 5)) {
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }
        return tasks;
    }

    @Test
    void one_thread_loads_for_all() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        var tasks = waitFor(this::load, new CountDownLatch(1), go);
        go.countDown();
        for (var task : tasks) {
            assertEquals(Optional.of(stages), task.get());
        }
        assertEquals(1, loads.get());
    }

    @Test
    void those_who_wait_try_for_themselves_when_the_first_ran_out_of_its_own_time() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        var tasks = waitFor(
                () -> {
                    throw new CancelledException("stopped");
                },
                new CountDownLatch(1),
                go);
        go.countDown();
        for (var task : tasks.subList(1, 5)) {
            assertEquals(Optional.of(stages), task.get());
        }
        assertTrue(loads.get() >= 1);
    }

    @Test
    void failure_that_concerns_all_is_told_to_all() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        var tasks = waitFor(
                () -> {
                    throw new AuthenticationException("no", null);
                },
                new CountDownLatch(1),
                go);
        go.countDown();
        for (var task : tasks) {
            var e = assertThrows(java.util.concurrent.ExecutionException.class, task::get);
            assertInstanceOf(AuthenticationException.class, e.getCause());
        }
        assertEquals(0, loads.get());
    }

    @Test
    void nobody_waits_beyond_the_own_deadline() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        var tasks = waitFor(this::load, new CountDownLatch(1), go);
        Deadline over = Deadline.after(Duration.ZERO, clock);
        UnavailableException e = assertThrows(UnavailableException.class, () -> pipelines.get("JOB", over, this::load));
        assertEquals(ErrorCode.REMOTE_TIMEOUT, e.code());
        go.countDown();
        tasks.get(0).get();
    }

    @Test
    void interrupted_wait_is_a_cancellation() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        var tasks = waitFor(this::load, new CountDownLatch(1), go);
        Thread.currentThread().interrupt();
        assertThrows(CancelledException.class, () -> pipelines.get("JOB", soon(), this::load));
        assertTrue(Thread.interrupted());
        go.countDown();
        tasks.get(0).get();
    }
}
