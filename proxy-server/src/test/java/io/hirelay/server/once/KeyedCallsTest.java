package io.hirelay.server.once;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.ProviderFailure;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.UnavailableException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.json.Json;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.Request;
import io.hirelay.server.store.Database;
import io.hirelay.server.store.KeptCallsFixture;
import io.hirelay.server.store.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls with keys in one process. */
@ParameterizedClass
@EnumSource
class KeyedCallsTest {
    private static final String BODY = "{\"name\":\"c4n4ry Ada\"}";

    @Parameter
    private Database.Dialect dialect;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger attempts = new AtomicInteger();
    private final List<Optional<String>> resumed = new ArrayList<>();
    private KeptCallsFixture kept;
    private KeyedCalls calls;

    @BeforeEach
    void start() {
        kept = KeptCallsFixture.over(
                dialect == Database.Dialect.SQLITE ? TestDatabases.sqlite() : TestDatabases.postgresql());
        calls = over(kept.calls());
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        calls.close();
        kept.close();
    }

    private KeyedCalls over(KeptCalls store) {
        return new KeyedCalls(
                store, new Json(), KeptCallsFixture.NO_WAIT, "this", Executors.newSingleThreadScheduledExecutor());
    }

    private Answer created(Optional<String> noted, java.util.function.Consumer<String> note) {
        resumed.add(noted);
        note.accept("nobody was there");
        return Answer.json(201, Map.of("name", "c4n4ry Ada", "number", attempts.incrementAndGet()))
                .with("X-Hirelay-Outcome", "created");
    }

    private OnlyOnce.Work failing(RuntimeException failure) {
        return (noted, note) -> {
            resumed.add(noted);
            note.accept("nobody was there");
            attempts.incrementAndGet();
            throw failure;
        };
    }

    private Answer run(String requestId, OnlyOnce.Work work) {
        return calls.run(kept.request(requestId), kept.account(), work);
    }

    private Answer run(String method, String path, String query, String body, String key, String token) {
        return calls.run(kept.request("r", method, path, query, body, key, token), kept.account(), this::created);
    }

    private static String text(Answer answer) {
        return new String(((Answer.Bytes) answer.body()).bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void an_answer_is_given_again_and_nothing_is_done() {
        Answer first = run("one", this::created);
        Answer second = run("two", this::created);

        assertEquals(1, attempts.get());
        assertEquals(201, second.status());
        assertEquals(text(first), text(second));
        assertEquals("created", second.headers().get("X-Hirelay-Outcome"));
        assertEquals("true", second.headers().get("Idempotency-Replayed"));
        assertNull(first.headers().get("Idempotency-Replayed"));
    }

    @Test
    void a_key_counts_for_the_token_the_method_and_the_path() {
        run("POST", "/a", "", BODY, "k", "t");
        run("POST", "//a", "", BODY, "k", "t");
        assertEquals(1, attempts.get());
        run("POST", "/a", "", BODY, "k", "another");
        run("PATCH", "/a", "", BODY, "k", "t");
        run("POST", "/b", "", BODY, "k", "t");
        run("POST", "/a", "", BODY, "l", "t");
        assertEquals(5, attempts.get());
    }

    @Test
    void a_key_stands_for_one_request() {
        run("POST", "/a", "x=1&y=2&integrated_account_id=7", BODY, "k", "t");
        run("POST", "/a", "y=2&x=1", BODY, "k", "t");
        assertEquals(1, attempts.get());
        for (List<String> other : List.of(List.of("x=1", BODY), List.of("x=1&y=2", "{}"))) {
            InvalidRequestException refused = assertThrows(
                    InvalidRequestException.class, () -> run("POST", "/a", other.get(0), other.get(1), "k", "t"));
            assertEquals(ErrorCode.REQUEST_CONFLICT, refused.code());
        }
        assertEquals(1, attempts.get());
    }

    @Test
    void of_a_hundred_twins_one_does_it_and_all_are_answered_alike() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        OnlyOnce.Work work = (noted, note) -> {
            begun.countDown();
            awaited(go);
            return created(noted, note);
        };
        List<Future<Answer>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String id = "r" + i;
            all.add(threads.submit(() -> run(id, work)));
        }
        assertTrue(begun.await(30, TimeUnit.SECONDS));
        go.countDown();

        Set<String> answers = new HashSet<>();
        int replayed = 0;
        for (Future<Answer> each : all) {
            Answer answer = each.get(60, TimeUnit.SECONDS);
            answers.add(answer.status() + text(answer));
            replayed += answer.headers().containsKey("Idempotency-Replayed") ? 1 : 0;
        }
        assertEquals(1, attempts.get());
        assertEquals(1, answers.size());
        assertEquals(99, replayed);
    }

    @Test
    void a_twin_waits_no_longer_than_it_may_and_one_with_another_body_not_at_all() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<Answer> first = threads.submit(() -> run("one", (noted, note) -> {
            begun.countDown();
            awaited(go);
            return created(noted, note);
        }));
        assertTrue(begun.await(30, TimeUnit.SECONDS));

        UnavailableException late = assertThrows(
                UnavailableException.class,
                () -> calls.run(soon("{}", Duration.ofMillis(50)), kept.account(), this::created));
        assertEquals(503, late.code().status());
        assertTrue(late.retryAfter().isPresent());
        assertThrows(
                InvalidRequestException.class,
                () -> calls.run(soon("[]", Duration.ofMinutes(1)), kept.account(), this::created));

        go.countDown();
        assertEquals(201, first.get(30, TimeUnit.SECONDS).status());
        assertEquals(1, attempts.get());
    }

    private Request soon(String body, Duration time) {
        return kept.request("late", "POST", "/unified/ats/candidates", "", body, KeptCallsFixture.KEY, "token-1", time);
    }

    static List<RuntimeException> passing() {
        return List.of(
                new RateLimitedException(ErrorCode.REMOTE_RATE_LIMITED, "too often", Duration.ofSeconds(3), null),
                new UnavailableException(ErrorCode.REMOTE_UNAVAILABLE, "away", Optional.empty(), null, null),
                new UnavailableException(ErrorCode.REMOTE_TIMEOUT, "slow", Optional.empty(), null, null),
                new UnavailableException(
                        ErrorCode.PLATFORM_OVERLOADED, "full", Optional.of(Duration.ofSeconds(1)), null, null));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void after_what_can_be_repeated_the_key_is_free(RuntimeException failure) {
        assertSame(failure, assertThrows(RuntimeException.class, () -> run("one", failing(failure))));
        assertEquals(0, kept.rows());
        assertEquals(201, run("two", this::created).status());
        assertEquals(List.of(Optional.empty(), Optional.empty()), resumed);
    }

    static List<HirelayException> lasting() {
        return List.of(
                new InvalidRequestException(
                        ErrorCode.REMOTE_VALIDATION_FAILED, "c4n4ry is no name", List.of(), List.of()),
                new InvalidRequestException(ErrorCode.REMOTE_NOT_FOUND, "there is no such job", List.of(), List.of()),
                new UnknownOutcomeException(
                        "it may have been done",
                        new ProviderFailure(
                                "acme", 500, Optional.empty(), Optional.of("{\"a\": 1.50,\"request_id\":\"one\"}")),
                        null));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void what_would_fail_again_and_what_nobody_knows_is_answered_again(HirelayException failure) {
        assertSame(failure, assertThrows(RuntimeException.class, () -> run("one", failing(failure))));
        Answer again = run("two", this::created);
        assertEquals(1, attempts.get());
        assertEquals(failure.code().status(), again.status());
        assertEquals("true", again.headers().get("Idempotency-Replayed"));
        assertEquals(failure.code().code(), again.headers().get("X-Hirelay-Error"));
        assertTrue(text(again).endsWith("\"request_id\":\"two\"}"), () -> text(again));
        assertEquals(
                failure.providerFailure().isPresent(),
                text(again).contains("\"raw_response\":{\"a\": 1.50,\"request_id\":\"one\"}"),
                () -> text(again));
    }

    @Test
    void after_a_failure_of_which_nothing_is_known_the_next_attempt_looks_first() {
        assertThrows(IllegalStateException.class, () -> run("one", failing(new IllegalStateException("a fault"))));
        // What it finds out may come to nothing as well: what was there before the first attempt is still what counts.
        assertThrows(HirelayException.class, () -> run("two", failing(passing().get(1))));
        assertThrows(CancelledException.class, () -> run("three", failing(new CancelledException("stopped"))));
        assertThrows(
                StackOverflowError.class,
                () -> run("four", (noted, note) -> {
                    resumed.add(noted);
                    throw new StackOverflowError();
                }));
        assertEquals(201, run("five", this::created).status());
        Optional<String> noted = Optional.of("nobody was there");
        assertEquals(List.of(Optional.empty(), noted, noted, noted, noted), resumed);
    }

    @Test
    void a_failure_before_anything_was_noted_leaves_nothing() {
        assertThrows(
                IllegalStateException.class,
                () -> run("one", (noted, note) -> {
                    throw new IllegalStateException("a fault");
                }));
        assertEquals(0, kept.rows());
    }

    @Test
    void a_call_that_is_interrupted_is_kept_all_the_same() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger flags = new AtomicInteger();
        Future<?> first = threads.submit(() -> {
            try {
                run("one", (noted, note) -> {
                    note.accept("nobody was there");
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new UnknownOutcomeException("cut off", null, null);
                });
            } catch (UnknownOutcomeException e) {
                flags.addAndGet(Thread.currentThread().isInterrupted() ? 1 : 10);
            }
            return null;
        });
        assertTrue(begun.await(30, TimeUnit.SECONDS));
        threads.shutdownNow();
        assertTrue(threads.awaitTermination(30, TimeUnit.SECONDS));
        first.get(30, TimeUnit.SECONDS);
        assertEquals(1, flags.get(), "the thread stays interrupted");
        assertEquals(500, run("two", this::created).status());
        assertEquals(0, attempts.get());
    }

    @Test
    void an_answer_that_cannot_be_kept_is_given_all_the_same_and_kept_later() {
        AtomicInteger broken = new AtomicInteger(1);
        KeyedCalls shaky = over(new BrokenCalls(kept.calls(), () -> broken.getAndDecrement() > 0));
        Supplier<Answer> twice = () -> shaky.run(kept.request("two"), kept.account(), this::created);

        Answer first = shaky.run(kept.request("one"), kept.account(), this::created);
        assertEquals(201, first.status());
        assertEquals(text(first), text(twice.get()));
        shaky.hold();
        assertEquals(text(first), text(run("three", this::created)));
        assertEquals(text(first), text(twice.get()));
        assertEquals(1, attempts.get());
        shaky.close();
    }

    @Test
    void a_process_that_dies_before_the_answer_is_kept_leaves_what_was_noted() {
        KeyedCalls dying = over(new BrokenCalls(kept.calls(), () -> true));
        assertEquals(
                201,
                dying.run(kept.request("one"), kept.account(), this::created).status());
        dying.close();

        assertEquals(201, run("two", this::created).status());
        assertEquals(List.of(Optional.empty(), Optional.of("nobody was there")), resumed);
    }

    @Test
    void nothing_is_done_for_an_account_that_is_gone() {
        kept.stores().connections().delete("default", kept.account());
        HirelayException gone = assertThrows(HirelayException.class, () -> run("one", this::created));
        assertEquals(ErrorCode.REQUEST_NOT_FOUND, gone.code());
        assertEquals(0, attempts.get());
    }

    @Test
    void an_account_that_goes_meanwhile_takes_its_calls_with_it() {
        Answer answer = run("one", (noted, note) -> {
            kept.stores().connections().delete("default", kept.account());
            return Answer.empty(204);
        });
        assertEquals(204, answer.status());
        assertEquals(0, kept.rows());
        assertFalse(answer.headers().containsKey("Idempotency-Replayed"));
    }

    private static void awaited(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody let it go on");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
