package io.hirelay.server.http.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnavailableException;
import io.hirelay.json.Json;
import io.hirelay.operation.Deadline;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Admission;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Caller;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.Handler;
import io.hirelay.server.http.InnerCalls;
import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.Query;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.ServerFixture;
import io.hirelay.server.http.Spec;
import io.hirelay.server.http.Trace;
import io.hirelay.server.http.unified.UnifiedFixture;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches over the unified routes and over routes of the test's own, over a real socket. */
class BatchRunTest {
    private static final List<String> made = Collections.synchronizedList(new ArrayList<>());
    private static final List<String> keyed = Collections.synchronizedList(new ArrayList<>());
    private static final AtomicInteger running = new AtomicInteger();
    private static final AtomicInteger most = new AtomicInteger();
    private static volatile CountDownLatch together = new CountDownLatch(0);
    private static ExecutorService threads;
    private static UnifiedFixture fixture;

    @BeforeAll
    static void start() {
        threads = Executors.newCachedThreadPool();
        fixture = new UnifiedFixture(BatchRunTest::endpoints);
    }

    @BeforeEach
    void clear() {
        made.clear();
        keyed.clear();
        most.set(0);
        together = new CountDownLatch(0);
    }

    private static Set<Endpoints> endpoints(UnifiedFixture of) {
        Endpoints own = () -> List.of(
                endpoint("GET", "/proxy/{resource}", BatchRunTest::served),
                endpoint("POST", "/proxy/{resource}", BatchRunTest::served),
                endpoint("GET", "/proxy/{resource}/{id}", BatchRunTest::served));
        InnerCalls inner = new InnerCalls(() -> Set.of(of.endpoints(), own), new Json());
        return Set.of(own, new BatchEndpoints(of.target(), inner, new Json(), BatchRunTest::recorded, threads));
    }

    private static Answer recorded(Request request, UUID account, OnlyOnce.Work work) {
        Answer answer = work.attempt(Optional.empty(), note -> {});
        keyed.add(request.header(OnlyOnce.HEADER).orElseThrow() + " "
                + answer.body().getClass().getSimpleName());
        return answer;
    }

    private static Endpoint endpoint(String method, String path, Handler handler) {
        return new Endpoint(method, path, Access.ACCOUNT_TOKEN, Spec.of("Test", "A test."), handler);
    }

    private static Answer served(Request request) {
        made.add(request.method() + " " + request.rawPath() + " "
                + request.query().all("q").stream().findFirst().orElse(""));
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            together.countDown();
            assertTrue(together.await(10, TimeUnit.SECONDS), "as many calls are made at once");
            return switch (request.path("resource")) {
                case "broken" -> throw new IllegalStateException("c4n4ry");
                case "busy" ->
                    throw new UnavailableException(
                            ErrorCode.REMOTE_UNAVAILABLE, "later", Optional.of(Duration.ofSeconds(7)), null, null);
                case "words" -> Answer.text(200, "text/plain", "plain words");
                case "bytes" -> Answer.bytes(200, "application/pdf", new byte[] {1, 2});
                case "nothing" -> Answer.empty(204);
                case "notjson" -> Answer.bytes(200, "application/json", new byte[] {'{'});
                default ->
                    Answer.ok(Map.of(
                            "path",
                            request.rawPath(),
                            "key",
                            request.header(OnlyOnce.HEADER).orElse(""),
                            "body",
                            new String(request.body()),
                            "q",
                            request.query().all("q")));
            };
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        } finally {
            running.decrementAndGet();
        }
    }

    @AfterAll
    static void stop() {
        fixture.close();
        threads.shutdownNow();
    }

    private static HttpResponse<String> keyed(String key, String... entries) {
        HttpRequest.Builder request =
                fixture.server.request("/batch-request").header("Content-Type", "application/json");
        return fixture.server.send((key.isEmpty() ? request : request.header(OnlyOnce.HEADER, key))
                .POST(HttpRequest.BodyPublishers.ofString("{\"integrated_account_id\":\"" + ServerFixture.ACCOUNT
                        + "\",\"resources\":[" + String.join(",", entries) + "]}")));
    }

    private Map<String, Object> ok(String... entries) {
        HttpResponse<String> answer = keyed("", entries);
        assertEquals(200, answer.statusCode(), answer.body());
        Map<String, Object> body = fixture.server.object(answer.body());
        assertEquals(Set.of("result", "errors", "pages"), body.keySet());
        return body;
    }

    private static Map<String, Object> part(Map<String, Object> body, String name) {
        return ServerFixture.cast(body.get(name));
    }

    private static Map<String, Object> error(Map<String, Object> body, String name) {
        return ServerFixture.cast(part(body, "errors").get(name));
    }

    private static String entry(String name, String resource, String method, String more) {
        return "{\"name\":\"" + name + "\",\"resource\":\"" + resource + "\",\"method\":\"" + method + "\"" + more
                + "}";
    }

    @Test
    void each_call_answers_what_it_answers_by_itself() {
        List<Map<String, Object>> all = fixture.walk("/unified/ats/candidates?limit=100");
        String id = (String) all.get(0).get("id");
        Map<String, Object> body = ok(
                entry("few", "ats/candidates", "list", ",\"query\":{\"limit\":2,\"fields\":[\"id\",\"name\"]}"),
                "{\"resource\":\"ats/candidates\",\"method\":\"list\"}",
                entry("one", "ats/candidates", "get", ",\"id\":\"" + id + "\""));
        assertEquals(Map.of(), body.get("errors"));
        assertEquals(
                all.stream().map(row -> row.get("id")).toList(),
                ServerFixture.<List<Map<String, Object>>>cast(
                                part(body, "result").get("ats/candidates"))
                        .stream()
                        .map(row -> row.get("id"))
                        .toList(),
                "a list without a limit is walked to its end");
        List<Map<String, Object>> few = ServerFixture.cast(part(body, "result").get("few"));
        assertEquals(2, few.size());
        assertEquals(Set.of("id", "name"), few.get(0).keySet());
        assertEquals(
                fixture.ok("/unified/ats/candidates/" + id),
                part(body, "result").get("one"));
        Map<String, Object> page = ServerFixture.cast(part(body, "pages").get("few"));
        assertEquals(2L, page.get("result_count"));
        String cursor = (String) page.get("next_cursor");
        assertEquals(
                all.get(2).get("id"),
                fixture.rows("/unified/ats/candidates?limit=1&next_cursor=" + cursor)
                        .get(0)
                        .get("id"),
                "the cursor is that of the list itself");
        Map<String, Object> whole = ServerFixture.cast(part(body, "pages").get("ats/candidates"));
        assertNull(whole.get("next_cursor"));
        assertEquals((long) all.size(), whole.get("result_count"));
        assertEquals(
                List.of("few", "ats/candidates", "one"),
                List.copyOf(part(body, "result").keySet()),
                "in order");
    }

    private static List<Object> ids(List<Map<String, Object>> rows) {
        return rows.stream().map(row -> row.get("id")).toList();
    }

    @Test
    void one_error_does_not_sink_the_others() {
        Map<String, Object> body = ok(
                entry("missing", "ats/candidates", "get", ",\"id\":\"nobody\""),
                entry("wrong", "ats/jobs", "list", ",\"query\":{\"colour\":\"red\"}"),
                entry("unknown", "ats/planets", "list", ""),
                entry("broken", "broken", "list", ""),
                entry("bytes", "bytes", "get", ",\"id\":\"1\""),
                entry("notjson", "notjson", "get", ",\"id\":\"1\""),
                entry("words", "words", "get", ",\"id\":\"1\""),
                entry("nothing", "nothing", "create", ""),
                entry("fine", "ats/jobs", "list", ",\"query\":{\"limit\":1}"));
        assertEquals(Set.of("fine", "words", "nothing"), part(body, "result").keySet());
        assertEquals("plain words", part(body, "result").get("words"));
        assertNull(part(body, "result").get("nothing"));
        for (Map.Entry<String, Long> each : Map.of(
                        "missing", 404L, "wrong", 400L, "unknown", 404L, "broken", 500L, "bytes", 400L, "notjson", 400L)
                .entrySet()) {
            Map<String, Object> error = error(body, each.getKey());
            assertEquals(each.getValue(), error.get("statusCode"), each.getKey() + " " + error);
            assertEquals(
                    Set.of("statusCode", "error", "message", "code", "origin", "retry", "details", "request_id"),
                    error.keySet().stream()
                            .filter(name -> !Set.of("truto_is_remote_error", "raw_response")
                                    .contains(name))
                            .collect(Collectors.toSet()));
        }
        assertFalse(error(body, "broken").toString().contains("c4n4ry"), "what was not foreseen is not told");
    }

    @Test
    void a_call_waits_for_those_it_depends_on() {
        ok(
                entry("last", "c", "list", ",\"depends_on\":[\"middle\",\"first\"]"),
                entry("middle", "b", "list", ",\"depends_on\":[\"first\"]"),
                entry("first", "a", "list", ""));
        assertEquals(List.of("GET /proxy/a ", "GET /proxy/b ", "GET /proxy/c "), made);
    }

    @Test
    void a_call_is_not_made_when_one_it_depends_on_has_failed() {
        Map<String, Object> body = ok(
                entry("first", "broken", "list", ""),
                entry("second", "a", "create", ",\"depends_on\":[\"first\"]"),
                entry("third", "a", "list", ",\"depends_on\":[\"second\"]"),
                entry("alone", "b", "list", ""));
        assertEquals(Set.of("alone"), part(body, "result").keySet());
        assertEquals(Set.of("GET /proxy/broken ", "GET /proxy/b "), Set.copyOf(made));
        Map<String, Object> second = error(body, "second");
        assertEquals(424L, second.get("statusCode"));
        assertEquals("request.dependency_failed", second.get("code"));
        assertTrue(((String) second.get("message")).contains("first"), second.toString());
        assertTrue(((String) error(body, "third").get("message")).contains("second"));
    }

    @Test
    void several_are_made_at_once_but_not_all() {
        together = new CountDownLatch(BatchEndpoints.AT_ONCE);
        String[] entries = IntStream.range(0, 4 * BatchEndpoints.AT_ONCE)
                .mapToObj(i -> entry("e" + i, "a", "list", ""))
                .toArray(String[]::new);
        assertEquals(entries.length, part(ok(entries), "result").size());
        assertEquals(BatchEndpoints.AT_ONCE, most.get());
    }

    @Test
    void one_after_the_other_where_no_thread_is_free() {
        ExecutorService none = Executors.newCachedThreadPool();
        none.shutdown();
        BatchPlan plan = BatchPlan.of(new Json()
                .read(
                        ("{\"resources\":[" + entry("a", "a", "list", "") + "," + entry("b", "b", "list", "") + "]}")
                                .getBytes(StandardCharsets.UTF_8),
                        BatchRequest.class)
                .resources());
        BatchStep steps = new BatchStep(
                inner(),
                new Json(),
                whole(call -> {}),
                new BatchCalls(ServerFixture.ACCOUNT, Optional.empty(), new Json()),
                new Room(1));
        List<Outcome> outcomes = new BatchRun(plan, steps).make(none, BatchEndpoints.AT_ONCE);
        assertInstanceOf(Outcome.Done.class, outcomes.get(0));
        Outcome.Failed second = assertInstanceOf(Outcome.Failed.class, outcomes.get(1));
        assertEquals(413, second.envelope().get("statusCode"), "there was room for one");
        assertEquals(1, most.get());
    }

    @Test
    void ids_and_parameters_reach_the_call_as_they_are() {
        Map<String, Object> body = ok(
                entry("odd", "a", "get", ",\"id\":\"a/b ?&ü%2e\""),
                entry("q", "a", "list", ",\"query\":{\"q\":\"x&y=z ü\"}"),
                entry("made", "a", "create", ",\"body\":{\"n\":[1,null,\"x\"]}"));
        Map<String, Object> odd = ServerFixture.cast(part(body, "result").get("odd"));
        assertEquals("/proxy/a/a%2Fb%20%3F%26%C3%BC%252e", odd.get("path"));
        Map<String, Object> q = ServerFixture.cast(part(body, "result").get("q"));
        assertEquals(List.of("x&y=z ü"), q.get("q"));
        Map<String, Object> made = ServerFixture.cast(part(body, "result").get("made"));
        assertEquals("{\"n\":[1,null,\"x\"]}", made.get("body"));
    }

    @Test
    void with_a_key_each_change_has_one_of_its_own() {
        String[] entries = {
            entry("one", "a", "create", ""), entry("two", "a", "create", ""), entry("read", "a", "list", "")
        };
        List<Object> keys = new ArrayList<>();
        for (String key : List.of("k1", "k1", "k2")) {
            HttpResponse<String> answer = keyed(key, entries);
            Map<String, Object> results = part(fixture.server.object(answer.body()), "result");
            for (String name : List.of("one", "two", "read")) {
                keys.add(ServerFixture.<Map<String, Object>>cast(results.get(name))
                        .get("key"));
            }
        }
        assertEquals(keys.subList(0, 3), keys.subList(3, 6), "the same for the same entry of the same batch");
        assertEquals(5, Set.copyOf(keys).size(), "no other has it: " + keys);
        assertEquals("", keys.get(2), "what only reads has none");
        assertEquals(List.of("k1 JsonBody", "k1 JsonBody", "k2 JsonBody"), keyed);
    }

    @Test
    void an_answer_is_not_kept_when_a_call_might_succeed_later() {
        HttpResponse<String> answer = keyed("k", entry("made", "a", "create", ""), entry("late", "busy", "list", ""));
        assertEquals(200, answer.statusCode());
        Map<String, Object> body = fixture.server.object(answer.body());
        assertEquals(Set.of("made"), part(body, "result").keySet());
        assertEquals(502L, error(body, "late").get("statusCode"));
        assertEquals(7L, error(body, "late").get("retry_after"));
        assertEquals(List.of("k Stream"), keyed, "what is streamed is not kept");
        keyed("k", entry("read", "busy", "list", ""));
        assertEquals(1, keyed.size(), "nothing has to be kept of what only reads");
    }

    @Test
    void a_batch_that_is_wrong_makes_no_call() {
        HttpResponse<String> answer =
                keyed("", entry("a", "a", "list", ""), entry("b", "a", "list", ",\"depends_on\":[\"a\",\"c\"]"));
        assertEquals(400, answer.statusCode());
        Map<String, Object> details =
                ServerFixture.cast(fixture.server.object(answer.body()).get("details"));
        assertEquals(
                "resources[1].depends_on[1]",
                ServerFixture.<List<Map<String, Object>>>cast(details.get("failures"))
                        .get(0)
                        .get("field"));
        assertEquals(List.of(), made);
    }

    private static InnerCalls inner() {
        Endpoints own = () -> List.of(
                endpoint("GET", "/proxy/{resource}", BatchRunTest::served),
                endpoint("POST", "/proxy/{resource}", BatchRunTest::served));
        return new InnerCalls(() -> Set.of(own), new Json());
    }

    private static Request whole(Admission admission) {
        return new Request(
                "POST",
                "/batch-request",
                Map.of(),
                Query.EMPTY,
                Map.of(),
                new byte[0],
                Optional.of(new Caller("default", "t", Optional.empty(), admission)),
                "r",
                Deadline.after(Duration.ofSeconds(10), InstantSource.system()),
                new Trace());
    }

    @Test
    void each_call_needs_the_callers_leave() {
        List<Admission.Call> asked = new ArrayList<>();
        InnerCalls.Call call = new InnerCalls.Call("POST", List.of("proxy", "a"), Query.EMPTY, Map.of(), new byte[0]);
        assertEquals(200, inner().make(whole(asked::add), call).status());
        assertEquals(1, asked.size());
        assertEquals(List.of("proxy", "a"), asked.get(0).path());
        assertFalse(asked.get(0).reads());
        Answer refused = inner().make(
                        whole(each -> {
                            throw new InvalidRequestException(
                                    ErrorCode.REQUEST_FORBIDDEN, "not you", List.of(), List.of());
                        }),
                        call);
        assertEquals(403, refused.status());
        assertEquals(List.of("POST /proxy/a "), made, "it was made once");
    }
}
