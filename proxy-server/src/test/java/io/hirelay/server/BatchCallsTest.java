package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.server.token.AllowedCall;
import io.hirelay.server.token.TokenPolicy;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /batch-request} on the whole server: native and unified calls, tokens that may not do everything, keys. */
class BatchCallsTest {
    private static NativeAccount account;
    private static String job = "";

    @BeforeAll
    static void start() {
        account = new NativeAccount();
        job = (String) account.rows(account.get("/proxy/jobs?state=published&limit=1"))
                .get(0)
                .get("shortcode");
    }

    @AfterAll
    static void stop() {
        account.close();
    }

    @BeforeEach
    void forget() {
        account.seen.clear();
    }

    private static String batch(String... entries) {
        return "{\"integrated_account_id\":\"" + account.id + "\",\"resources\":[" + String.join(",", entries) + "]}";
    }

    private static String entry(String name, String resource, String method, String more) {
        return "{\"name\":\"" + name + "\",\"resource\":\"" + resource + "\",\"method\":\"" + method + "\"" + more
                + "}";
    }

    private static String created(String name, String email, String more) {
        return entry(
                name,
                "candidates",
                "create",
                ",\"query\":{\"job_id\":\"" + job + "\"},\"body\":{\"candidate\":{\"firstname\":\"Ada\",\"lastname\":"
                        + "\"Byron\",\"email\":\"" + email + "\"}}" + more);
    }

    private static Map<String, Object> ok(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return account.object(answer);
    }

    private static Map<String, Object> part(Map<String, Object> body, String name) {
        return NativeAccount.cast(body.get(name));
    }

    private static Object status(Map<String, Object> body, String entry) {
        return NativeAccount.<Map<String, Object>>cast(part(body, "errors").get(entry))
                .get("statusCode");
    }

    private static long writes() {
        return account.seen.stream()
                .filter(call -> !call.method().equals("GET"))
                .count();
    }

    @Test
    void native_and_unified_calls_go_together() {
        String email = UUID.randomUUID() + "@example.com";
        Map<String, Object> body = ok(account.call(
                "POST",
                "/batch-request",
                batch(
                        entry(
                                "found",
                                "ats/candidates",
                                "list",
                                ",\"query\":{\"emails\":\"" + email + "\"},\"depends_on\":[\"made\"]"),
                        created("made", email, ""),
                        entry("stages", "job_stages", "list", ",\"query\":{\"job_id\":\"" + job + "\"}"),
                        entry("form", "jobs", "application_form", ",\"id\":\"" + job + "\""),
                        entry("one", "jobs", "get", ",\"id\":\"" + job + "\""),
                        entry("none", "jobs", "create", ""),
                        "{\"resource\":\"jobs\",\"method\":\"list\",\"query\":{\"limit\":2}}")));
        assertEquals(
                Set.of("none"),
                part(body, "errors").keySet(),
                body.get("errors").toString());
        assertEquals(405L, status(body, "none"));
        assertEquals(2, ((List<?>) part(body, "result").get("jobs")).size());
        assertEquals(1, ((List<?>) part(body, "result").get("found")).size());
        assertTrue(((List<?>) part(body, "result").get("stages")).size() > 2);
        assertEquals(job, ((Map<?, ?>) part(body, "result").get("one")).get("shortcode"));
        assertTrue(((Map<?, ?>) part(body, "result").get("form")).containsKey("form_fields"));
        assertTrue(((Map<?, ?>) part(body, "result").get("made")).containsKey("candidate"));
    }

    @Test
    void a_list_is_walked_to_its_end_in_large_steps() {
        Map<String, Object> body =
                ok(account.call("POST", "/batch-request", batch(entry("all", "candidates", "list", ""))));
        int all = ((List<?>) part(body, "result").get("all")).size();
        assertTrue(all > 100, all + " candidates");
        assertEquals((all + 99) / 100, account.seen.size(), "calls the provider saw");
    }

    @Test
    void a_token_may_do_in_a_batch_what_it_may_do_without() {
        String reader = account.server.token("default", new TokenPolicy(true, List.of(), OptionalInt.empty()));
        String body = batch(
                created("made", "reader@example.com", ""),
                entry("listed", "jobs", "list", ",\"query\":{\"limit\":1}"),
                entry("unified", "ats/departments", "create", ",\"body\":{\"name\":\"x\"}"));
        Map<String, Object> read = ok(account.server.call(reader, "POST", "/batch-request", body));
        assertEquals(Set.of("listed"), part(read, "result").keySet());
        assertEquals(403L, status(read, "made"));
        assertEquals(403L, status(read, "unified"));
        assertEquals(0, writes());
        assertEquals(
                200,
                account.server
                        .call(reader, "GET", "/proxy/jobs?limit=1&integrated_account_id=" + account.id)
                        .statusCode());
        assertEquals(
                403,
                account.server
                        .call(reader, "POST", "/proxy/candidates?integrated_account_id=" + account.id, "{}")
                        .statusCode());

        String some = account.server.token(
                "default",
                new TokenPolicy(
                        false,
                        List.of(AllowedCall.parse("POST /batch-request"), AllowedCall.parse("GET /proxy/jobs")),
                        OptionalInt.empty()));
        Map<String, Object> allowed = ok(account.server.call(
                some,
                "POST",
                "/batch-request",
                batch(
                        entry("listed", "jobs", "list", ",\"query\":{\"limit\":1}"),
                        entry("one", "jobs", "get", ",\"id\":\"" + job + "\""),
                        entry("others", "candidates", "list", ""),
                        entry("unified", "ats/jobs", "list", ""))));
        assertEquals(Set.of("listed"), part(allowed, "result").keySet());
        for (String refused : List.of("one", "others", "unified")) {
            assertEquals(403L, status(allowed, refused), refused);
        }
        String none = account.server.token(
                "default", new TokenPolicy(false, List.of(AllowedCall.parse("GET /proxy/jobs")), OptionalInt.empty()));
        assertEquals(
                403, account.server.call(none, "POST", "/batch-request", body).statusCode());
    }

    @Test
    void each_of_its_calls_counts_for_the_callers_own_limit() {
        String slow = account.server.token("default", new TokenPolicy(false, List.of(), OptionalInt.of(3)));
        Map<String, Object> body = ok(account.server.call(
                slow,
                "POST",
                "/batch-request",
                batch(
                        entry("a", "stages", "list", ""),
                        entry("b", "stages", "list", ",\"depends_on\":[\"a\"]"),
                        entry("c", "stages", "list", ",\"depends_on\":[\"b\"]"))));
        assertEquals(Set.of("a", "b"), part(body, "result").keySet());
        assertEquals(429L, status(body, "c"));
        assertTrue(
                NativeAccount.<Map<String, Object>>cast(part(body, "errors").get("c"))
                                .get("retry_after")
                        instanceof Long);
    }

    @Test
    void the_token_of_an_account_calls_its_own() {
        String token = account.server.accountToken(WiredServer.TOKEN, account.id);
        String body = "{\"resources\":[" + entry("a", "stages", "list", "") + "]}";
        assertEquals(
                Set.of("a"),
                part(ok(account.server.call(token, "POST", "/batch-request", body)), "result")
                        .keySet());
        assertEquals(
                400,
                account.server
                        .call(WiredServer.TOKEN, "POST", "/batch-request", body)
                        .statusCode());
    }

    @Test
    void with_a_key_every_change_is_made_once() {
        String key = UUID.randomUUID().toString();
        String body = batch(
                created("made", UUID.randomUUID() + "@example.com", ""),
                entry("listed", "jobs", "list", ",\"query\":{\"limit\":1}"));
        HttpResponse<String> one = account.keyed(key, "/batch-request", body);
        HttpResponse<String> two = account.keyed(key, "/batch-request", body);
        assertEquals(Set.of("made", "listed"), part(ok(one), "result").keySet());
        assertEquals(one.body(), two.body());
        assertEquals("true", two.headers().firstValue("idempotency-replayed").orElse(""));
        assertEquals(1, writes());
        assertEquals(2, account.seen.size(), "the whole answer was kept");
        HttpResponse<String> other =
                account.keyed(key, "/batch-request", batch(created("made", "other@example.com", "")));
        assertEquals(409, other.statusCode(), other.body());
    }

    @Test
    void what_a_limit_let_pass_is_done_and_nothing_is_kept_of_the_rest() {
        String slow = account.server.token("default", new TokenPolicy(false, List.of(), OptionalInt.of(3)));
        String body = batch(
                created("first", UUID.randomUUID() + "@example.com", ""),
                created("second", UUID.randomUUID() + "@example.com", ",\"depends_on\":[\"first\"]"),
                created("third", UUID.randomUUID() + "@example.com", ",\"depends_on\":[\"second\"]"));
        String key = UUID.randomUUID().toString();
        Map<String, Object> one = ok(account.keyed(slow, key, "/batch-request", body));
        assertEquals(Set.of("first", "second"), part(one, "result").keySet());
        assertEquals(429L, status(one, "third"));
        assertEquals(2, writes());
        HttpResponse<String> again = account.keyed(slow, key, "/batch-request", body);
        assertEquals(429, again.statusCode(), "the batch counts too, and no answer stands in its place");
        assertEquals(2, writes());
    }

    @Test
    void custom_calls_with_a_key_are_sent_once() {
        String target = "/custom/spi/v3/jobs/" + job + "/candidates?stage=&integrated_account_id=" + account.id;
        String body = "{\"candidate\":{\"firstname\":\"Ada\",\"lastname\":\"Byron\",\"email\":\"" + UUID.randomUUID()
                + "@example.com\"}}";
        String key = UUID.randomUUID().toString();
        HttpResponse<String> one = account.keyed(key, target, body);
        HttpResponse<String> two = account.keyed(key, target, body);
        assertEquals(201, one.statusCode(), one.body());
        assertEquals(one.body(), two.body());
        assertEquals("true", two.headers().firstValue("idempotency-replayed").orElse(""));
        assertEquals(
                Set.of("result", "next_cursor", "prev_cursor"),
                account.object(one).keySet());
        assertEquals(1, writes());
        assertEquals(
                "/spi/v3/jobs/" + job + "/candidates?stage=",
                account.seen.get(0).target().toString());
        assertEquals(body, account.seen.get(0).body());
        HttpResponse<String> refused = account.keyed(UUID.randomUUID().toString(), target, body);
        assertEquals(422, refused.statusCode(), "as the provider said it: " + refused.body());
        assertEquals(409, account.keyed(key, target, "{}").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spi/v3/%2e%2e/x",
                "spi/v3/..%2fx",
                "spi/v3/jobs%2fx",
                "%2e%2e/%2e%2e/x",
                "/evil.example/x",
                "spi/v3/%5cevil.example",
                "spi/v3/a%0d%0ab"
            })
    void custom_calls_with_a_key_stay_at_the_provider(String path) {
        HttpResponse<String> answer = account.keyed(
                UUID.randomUUID().toString(), "/custom/" + path + "?integrated_account_id=" + account.id, "{}");
        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals("request", account.object(answer).get("origin"));
        assertEquals(List.of(), account.seen);
    }
}
