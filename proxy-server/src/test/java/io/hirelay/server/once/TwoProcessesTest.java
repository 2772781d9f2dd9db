package io.hirelay.server.once;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.budget.Sleeper;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnavailableException;
import io.hirelay.json.Json;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.store.Database;
import io.hirelay.server.store.KeptCallsFixture;
import io.hirelay.server.store.TestDatabases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls with one key in two processes over one PostgreSQL. */
class TwoProcessesTest {
    private final String url = TestDatabases.postgresqlUrl();
    private final KeptCallsFixture kept = KeptCallsFixture.over(Database.postgresql(url, "the test database"));
    private final Database second = Database.postgresql(url, "the test database");
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger attempts = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final List<Duration> pauses = new ArrayList<>();
    private volatile Consumer<Integer> asleep = pause -> {};

    private final KeyedCalls one = process(kept.calls(), "one", KeptCallsFixture.NO_WAIT);
    private final KeyedCalls two = process(kept.another(second), "two", pause -> {
        pauses.add(pause);
        asleep.accept(pauses.size());
    });

    private static KeyedCalls process(KeptCalls calls, String name, Sleeper sleeper) {
        return new KeyedCalls(calls, new Json(), sleeper, name, Executors.newSingleThreadScheduledExecutor());
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        one.close();
        two.close();
        second.close();
        kept.close();
    }

    private Answer run(KeyedCalls process, String requestId, Duration time, OnlyOnce.Work work) {
        return process.run(
                kept.request(
                        requestId, "POST", "/unified/ats/candidates", "", "{}", KeptCallsFixture.KEY, "token-1", time),
                kept.account(),
                work);
    }

    /** The first process is in the middle of a call. */
    private Future<Answer> held() throws InterruptedException {
        Future<Answer> first = threads.submit(() -> run(one, "one", Duration.ofMinutes(1), (noted, note) -> {
            note.accept("nobody was there");
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return made(noted, note);
        }));
        assertTrue(begun.await(30, TimeUnit.SECONDS));
        return first;
    }

    private Answer made(Optional<String> noted, Consumer<String> note) {
        return Answer.json(201, Map.of("number", attempts.incrementAndGet(), "noted", noted.orElse("nothing")));
    }

    private static String text(Answer answer) {
        return new String(((Answer.Bytes) answer.body()).bytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void a_twin_waits_for_another_process_and_is_answered_alike() throws Exception {
        Future<Answer> first = held();
        asleep = number -> {
            if (number == 7) {
                go.countDown();
                joined(first);
            }
        };
        Answer twin = run(two, "two", Duration.ofMinutes(1), this::made);
        assertEquals(text(first.get(30, TimeUnit.SECONDS)), text(twin));
        assertEquals("true", twin.headers().get("Idempotency-Replayed"));
        assertEquals(1, attempts.get());
        assertEquals(
                List.of(50L, 100L, 200L, 400L, 800L, 1_000L, 1_000L),
                pauses.stream().map(Duration::toMillis).toList());
    }

    private static void joined(Future<?> first) {
        try {
            first.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the first failed", e);
        }
    }

    @Test
    void who_asks_for_something_else_meanwhile_does_not_take_the_key_from_its_owner() throws Exception {
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch look = new CountDownLatch(1);
        run(one, "one", Duration.ofMinutes(1), this::made);
        KeyedCalls slow = process(
                new BrokenCalls(kept.calls(), () -> false) {
                    @Override
                    public Claim claim(CallKey call, String holder, Duration lease) {
                        looking.countDown();
                        awaited(look);
                        return super.claim(call, holder, lease);
                    }
                },
                "slow",
                KeptCallsFixture.NO_WAIT);
        Future<Answer> other = threads.submit(() -> slow.run(
                kept.request("other", "POST", "/unified/ats/candidates", "", "[]", KeptCallsFixture.KEY, "token-1"),
                kept.account(),
                this::made));
        assertTrue(looking.await(30, TimeUnit.SECONDS));
        FutureTask<Answer> owner = new FutureTask<>(() -> run(slow, "two", Duration.ofMinutes(1), this::made));
        Thread waiting = new Thread(owner);
        waiting.start();
        while (!owner.isDone() && waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        look.countDown();
        assertEquals("true", owner.get(30, TimeUnit.SECONDS).headers().get("Idempotency-Replayed"));
        ExecutionException refused = assertThrows(ExecutionException.class, () -> other.get(30, TimeUnit.SECONDS));
        assertInstanceOf(InvalidRequestException.class, refused.getCause());
        assertEquals(1, attempts.get());
        slow.close();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Test
    void a_twin_that_can_wait_no_longer_is_told_to_come_back() throws Exception {
        held();
        UnavailableException late =
                assertThrows(UnavailableException.class, () -> run(two, "two", Duration.ZERO, this::made));
        assertEquals(503, late.code().status());
        assertTrue(late.retryAfter().isPresent());
        assertEquals(0, attempts.get());
    }

    @Test
    void what_a_process_leaves_that_dies_the_other_goes_on_with() throws Exception {
        Future<Answer> first = held();
        asleep = number -> kept.age(KeyedCalls.LEASE);
        Answer answer = run(two, "two", Duration.ofMinutes(1), this::made);
        assertTrue(text(answer).contains("\"noted\":\"nobody was there\""), () -> text(answer));

        // It was not dead after all: what it says now does not count any more.
        go.countDown();
        joined(first);
        assertEquals(2, attempts.get());
        assertEquals(text(answer), text(run(two, "three", Duration.ofMinutes(1), this::made)));
    }

    @Test
    void a_process_that_has_lost_a_call_does_not_begin_with_its_write() {
        UnavailableException lost = assertThrows(
                UnavailableException.class,
                () -> run(one, "one", Duration.ofMinutes(1), (noted, note) -> {
                    kept.age(KeyedCalls.LEASE);
                    run(two, "two", Duration.ofMinutes(1), this::made);
                    note.accept("nobody was there");
                    return made(noted, note);
                }));
        assertTrue(lost.retryAfter().isPresent());
        assertEquals(1, attempts.get());
        assertEquals(
                "true",
                run(one, "three", Duration.ofMinutes(1), this::made).headers().get("Idempotency-Replayed"));
    }

    @Test
    void a_process_holds_what_it_makes_for_as_long_as_it_takes() throws Exception {
        Future<Answer> first = held();
        for (int i = 0; i < 5; i++) {
            kept.age(KeyedCalls.LEASE.minusSeconds(2));
            one.hold();
        }
        assertThrows(UnavailableException.class, () -> run(two, "two", Duration.ZERO, this::made));
        go.countDown();
        assertEquals(201, first.get(30, TimeUnit.SECONDS).status());
        assertEquals(1, attempts.get());
    }
}
