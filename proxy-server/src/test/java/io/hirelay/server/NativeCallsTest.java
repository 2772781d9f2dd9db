package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /proxy} over sockets, against a simulated account whose calls are watched. */
class NativeCallsTest {
    private static NativeAccount account;

    @BeforeAll
    static void start() {
        account = new NativeAccount();
    }

    @AfterAll
    static void stop() {
        account.close();
    }

    @BeforeEach
    void forget() {
        account.seen.clear();
    }

    private static String first(String list) {
        return (String) account.rows(account.get(list)).get(0).get("id");
    }

    private static String shortcode() {
        return (String) account.rows(account.get("/proxy/jobs?state=published&limit=1"))
                .get(0)
                .get("shortcode");
    }

    private static String person(String email) {
        return "{\"sourced\":true,\"candidate\":{\"firstname\":\"Ada\",\"lastname\":\"Byron\",\"email\":\"" + email
                + "\"}}";
    }

    private static String candidate() {
        HttpResponse<String> made = account.call(
                "POST", "/proxy/candidates?job_id=" + shortcode(), person(UUID.randomUUID() + "@example.com"));
        assertEquals(201, made.statusCode(), made.body());
        return (String) ((Map<?, ?>) account.object(made).get("candidate")).get("id");
    }

    private static Map<?, ?> details(HttpResponse<String> answer) {
        return (Map<?, ?>) account.object(answer).get("details");
    }

    private static String field(HttpResponse<String> answer) {
        return String.valueOf(((Map<?, ?>) ((List<?>) details(answer).get("failures")).get(0)).get("field"));
    }

    @Test
    void a_list_has_the_records_as_they_are_in_the_list_envelope() {
        String direct = new String(account.direct("spi/v3/jobs?limit=3").body(), StandardCharsets.UTF_8);
        String rows = direct.substring(direct.indexOf('[') + 1, direct.lastIndexOf(",\"paging\"") - 1);
        HttpResponse<String> answer = account.get("/proxy/jobs?limit=3");
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().startsWith("{\"result\":[" + rows + "],\"next_cursor\":\""), answer.body());
        Map<String, Object> page = account.object(answer);
        assertEquals(List.of("result", "next_cursor", "prev_cursor", "result_count"), List.copyOf(page.keySet()));
        assertEquals(3L, page.get("result_count"));
        assertNull(page.get("prev_cursor"));
        for (String header : List.of("ratelimit-limit", "ratelimit-remaining", "ratelimit-reset")) {
            assertTrue(answer.headers().firstValue(header).isPresent(), header);
        }
        assertEquals(
                "application/json; charset=utf-8",
                answer.headers().firstValue("content-type").orElseThrow());
    }

    @Test
    void every_page_comes_by_its_cursor() {
        Set<Object> ids = new TreeSet<>();
        Object cursor = "";
        int pages = 0;
        while (cursor != null) {
            HttpResponse<String> answer = account.get("/proxy/candidates?limit=40&next_cursor=" + cursor);
            assertEquals(200, answer.statusCode(), answer.body());
            account.rows(answer).forEach(row -> assertTrue(ids.add(row.get("id")), "once"));
            cursor = account.object(answer).get("next_cursor");
            pages++;
        }
        assertTrue(pages > 2 && ids.size() > 80, ids.size() + " on " + pages);
        Object next = account.object(account.get("/proxy/jobs?limit=1")).get("next_cursor");
        for (String wrong : List.of(
                "/proxy/jobs?state=published&next_cursor=" + next,
                "/proxy/candidates?next_cursor=" + next,
                "/proxy/jobs?next_cursor=x" + next,
                "/proxy/jobs?limit=0",
                "/proxy/jobs?limit=many",
                "/proxy/jobs?limit=101")) {
            HttpResponse<String> answer = account.get(wrong);
            assertEquals(400, answer.statusCode(), wrong + " " + answer.body());
        }
        assertEquals(200, account.get("/proxy/jobs?limit=7&next_cursor=" + next).statusCode(), "limit is not bound");
    }

    @Test
    void the_providers_own_parameters_go_on_and_ours_do_not() {
        HttpResponse<String> answer = account.get(
                "/proxy/timeoff_requests?from_date=2026-01-01&to_date=2026-12-31&employee_ids%5B0%5D=a&employee_ids%5B1%5D=b%26c&states%5B%5D=pending&truto_key_by=x"
                        + "&truto_body_passthrough=true&truto_exclude_fields%5B%5D=y&next_cursor=");
        assertEquals(200, answer.statusCode(), answer.body());
        String query = account.seen.get(0).target().getRawQuery();
        assertTrue(query.contains("employee_ids%5B%5D=a&employee_ids%5B%5D=b%26c&states%5B%5D=pending"), query);
        assertFalse(query.contains("truto") || query.contains("integrated") || query.contains("cursor"), query);
    }

    @Test
    void one_record_comes_as_the_provider_sent_it() {
        String code = shortcode();
        HttpResponse<byte[]> direct = account.direct("spi/v3/jobs/" + code);
        HttpResponse<byte[]> answer = account.bytes("/proxy/jobs/" + code);
        assertEquals(200, answer.statusCode());
        assertArrayEquals(direct.body(), answer.body());
        assertEquals(
                direct.headers().firstValue("content-type"), answer.headers().firstValue("content-type"));
        HttpResponse<String> head = account.call("HEAD", "/proxy/jobs/" + code);
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
    }

    @Test
    void ids_are_one_segment_however_they_are_written() {
        HttpResponse<String> answer = account.get("/proxy/jobs/a%3Fx%3D1%23%20%C3%BC");
        assertEquals(404, answer.statusCode(), answer.body());
        assertEquals(
                "/spi/v3/jobs/a%3Fx%3D1%23%20%C3%BC",
                account.seen.get(0).target().getRawPath());
        assertNull(account.seen.get(0).target().getRawQuery());
        account.seen.clear();
        for (String dots :
                List.of("/proxy/jobs/%2e%2e", "/proxy/jobs/a%2Fb", "/proxy/candidate_files?candidate_id=..")) {
            HttpResponse<String> out = account.get(dots);
            assertEquals(400, out.statusCode(), out.body());
        }
        assertEquals(List.of(), account.seen, "nothing was sent");
    }

    @Test
    void what_belongs_to_something_needs_to_know_to_what() {
        HttpResponse<String> missing = account.get("/proxy/job_stages");
        assertEquals(400, missing.statusCode(), missing.body());
        assertEquals("request.missing_parameter", account.object(missing).get("code"));
        assertEquals("job_id", field(missing));
        assertEquals(List.of(), account.seen);
        HttpResponse<String> stages = account.get("/proxy/job_stages?job_id=" + shortcode());
        assertEquals(200, stages.statusCode(), stages.body());
        assertTrue(account.rows(stages).size() > 2);
        assertNull(account.object(stages).get("next_cursor"));
        assertNull(account.seen.get(1).target().getRawQuery(), "it has become part of the path");
    }

    @Test
    void what_is_not_there_is_told_with_what_is() {
        HttpResponse<String> unknown = account.get("/proxy/planets");
        assertEquals(404, unknown.statusCode());
        assertEquals("request.not_found", account.object(unknown).get("code"));
        assertTrue(unknown.body().contains("candidate_files"), unknown.body());
        assertEquals(404, account.get("/proxy/Jobs").statusCode(), "names are exact");
        Map<String, List<String>> refused = Map.of(
                "POST /proxy/jobs", List.of("proxy.jobs.create", "GET, HEAD, OPTIONS"),
                "DELETE /proxy/candidates/x", List.of("proxy.candidates.delete", "GET, HEAD, OPTIONS, PATCH, PUT"),
                "GET /proxy/job_stages/x", List.of("proxy.job_stages.get", "OPTIONS"),
                "POST /proxy/candidates/promote",
                        List.of("proxy.candidates.promote", "GET, HEAD, OPTIONS, PATCH, PUT"));
        refused.forEach((call, expected) -> {
            HttpResponse<String> answer = account.call(call.split(" ")[0], call.split(" ")[1], "{}");
            assertEquals(405, answer.statusCode(), call + " " + answer.body());
            assertEquals("request.not_supported", account.object(answer).get("code"));
            assertEquals(Map.of("capability", expected.get(0)), details(answer), call);
            assertEquals(expected.get(1), answer.headers().firstValue("allow").orElse(""), call);
        });
        assertEquals(List.of(), account.seen, "nothing was sent");
    }

    @Test
    void records_are_made_changed_and_removed_in_the_providers_words() {
        String code = shortcode();
        String body = person("ada-" + UUID.randomUUID() + "@example.com");
        account.seen.clear();
        HttpResponse<String> made = account.call("POST", "/proxy/candidates?job_id=" + code, body);
        assertEquals(201, made.statusCode(), made.body());
        assertEquals("POST", account.seen.get(0).method());
        assertEquals(
                "/spi/v3/jobs/" + code + "/candidates",
                account.seen.get(0).target().toString());
        assertEquals(body, account.seen.get(0).body(), "untouched");
        String id = (String) ((Map<?, ?>) account.object(made).get("candidate")).get("id");

        HttpResponse<String> inBody = account.call(
                "POST",
                "/proxy/candidates",
                person(UUID.randomUUID() + "@example.com")
                        .replace("{\"sourced\"", "{\"job_id\":\"" + code + "\",\"sourced\""));
        assertEquals(201, inBody.statusCode(), inBody.body());
        assertFalse(account.seen.get(1).body().contains("job_id"), "it has become part of the path");

        for (String method : List.of("PATCH", "PUT")) {
            HttpResponse<String> changed = account.call(
                    method, "/proxy/candidates/" + id, "{\"candidate\":{\"headline\":\"by " + method + "\"}}");
            assertEquals(200, changed.statusCode(), changed.body());
            assertTrue(account.get("/proxy/candidates/" + id).body().contains("by " + method));
        }

        HttpResponse<String> hook = account.call(
                "POST",
                "/proxy/subscriptions",
                "{\"target\":\"https://example.com/c4n4ry\",\"event\":\"candidate_created\"}");
        assertTrue(hook.statusCode() < 300, hook.body());
        String hookId = String.valueOf(account.object(hook).get("id"));
        HttpResponse<String> gone = account.call("DELETE", "/proxy/subscriptions/" + hookId);
        assertEquals(200, gone.statusCode());
        assertEquals(Map.of("id", hookId), account.object(gone));
        HttpResponse<String> again = account.call("DELETE", "/proxy/subscriptions/" + hookId);
        assertEquals(404, again.statusCode());
        assertEquals(true, account.object(again).get("truto_is_remote_error"));
    }

    /** As clients of the kind that is documented send them: a POST with an empty object, a question mark at the end. */
    @Test
    void methods_of_its_own_are_posted_to() {
        String id = candidate();
        String member = first("/proxy/members?limit=1");
        account.seen.clear();
        HttpResponse<String> noted = account.call(
                "POST",
                "/proxy/candidates/comments?id=" + id,
                "{\"member_id\":\"" + member + "\",\"comment\":{\"body\":\"c4n4ry\"}}");
        assertTrue(noted.statusCode() < 300, noted.body());
        assertEquals(
                "/spi/v3/candidates/" + id + "/comments",
                account.seen.get(0).target().toString());
        HttpResponse<String> out = account.call(
                "POST", "/proxy/candidates/disqualify", "{\"id\":\"" + id + "\",\"member_id\":\"" + member + "\"}");
        assertTrue(out.statusCode() < 300, out.body());
        assertEquals("{\"member_id\":\"" + member + "\"}", account.seen.get(1).body());
        HttpResponse<String> form = account.call("POST", "/proxy/jobs/application_form?id=" + shortcode() + "&", "{}");
        assertEquals(200, form.statusCode(), form.body());
        assertTrue(account.object(form).containsKey("form_fields"));
        HttpResponse<String> missing = account.call("POST", "/proxy/candidates/disqualify?", "{}");
        assertEquals(400, missing.statusCode(), missing.body());
        assertEquals("id", field(missing));
        HttpResponse<String> other = account.call("PATCH", "/proxy/candidates/" + id + "?id=another", "{}");
        assertEquals(400, other.statusCode(), other.body());
        HttpResponse<String> text =
                account.send("POST", "/proxy/candidates/tags?id=" + id, "a", "Content-Type", "text/plain");
        assertEquals(400, text.statusCode(), text.body());
    }

    @Test
    void what_the_provider_refuses_has_its_status_and_its_words() {
        HttpResponse<String> missing = account.get("/proxy/candidates/nobody");
        Map<String, Object> error = account.object(missing);
        assertEquals(404, missing.statusCode());
        assertEquals("remote.not_found", error.get("code"));
        assertEquals(true, error.get("truto_is_remote_error"));
        String direct = new String(account.direct("spi/v3/candidates/nobody").body(), StandardCharsets.UTF_8);
        assertTrue(missing.body().contains("\"raw_response\":" + direct), missing.body());
        assertEquals(
                error.get("request_id"),
                missing.headers().firstValue("x-request-id").orElseThrow());
        HttpResponse<String> wrong = account.call(
                "POST", "/proxy/candidates?job_id=" + shortcode(), "{\"candidate\":{\"firstname\":\"A\"}}");
        assertEquals(422, wrong.statusCode(), wrong.body());
        assertEquals(422L, account.object(wrong).get("statusCode"));
        assertEquals("provider", account.object(wrong).get("origin"));
    }

    @Test
    void with_a_key_it_is_sent_once() {
        String target = "/proxy/candidates?job_id=" + shortcode();
        String body = person(UUID.randomUUID() + "@example.com");
        String key = UUID.randomUUID().toString();
        account.seen.clear();
        HttpResponse<String> one = account.keyed(key, target, body);
        HttpResponse<String> two = account.keyed(key, target, body);
        assertEquals(201, one.statusCode(), one.body());
        assertEquals(201, two.statusCode());
        assertEquals(one.body(), two.body());
        assertEquals("true", two.headers().firstValue("idempotency-replayed").orElse(""));
        assertEquals(1, account.seen.size(), "calls the provider saw");
        assertEquals(409, account.keyed(key, target, body + " ").statusCode());

        String refusedKey = UUID.randomUUID().toString();
        HttpResponse<String> refused = account.keyed(refusedKey, target, body);
        HttpResponse<String> refusedAgain = account.keyed(refusedKey, target, body);
        assertEquals(2, account.seen.size(), "calls the provider saw");
        assertEquals(refused.statusCode(), refusedAgain.statusCode());
        for (HttpResponse<String> each : List.of(refused, refusedAgain)) {
            assertEquals("remote.duplicate", account.object(each).get("code"), each.body());
            assertEquals(
                    each.headers().firstValue("x-request-id").orElseThrow(),
                    account.object(each).get("request_id"));
        }
        assertNotEquals(
                refused.headers().firstValue("x-request-id"),
                refusedAgain.headers().firstValue("x-request-id"));
    }

    @Test
    void capabilities_and_tools_tell_what_can_be_called() {
        Map<String, Object> capabilities =
                account.object(account.get("/integrated-account/" + account.id + "/capabilities?type=proxy"));
        List<Map<String, Object>> proxy = NativeAccount.cast(capabilities.get("proxy"));
        List<Map<String, Object>> tools =
                NativeAccount.cast(account.value(account.get("/integrated-account/" + account.id + "/tools")));
        List<String> called = new ArrayList<>();
        for (Map<String, Object> resource : proxy) {
            for (Map<String, Object> method : NativeAccount.<List<Map<String, Object>>>cast(resource.get("methods"))) {
                called.add(resource.get("resource") + " " + method.get("method"));
                assertEquals(true, method.get("has_description"));
            }
        }
        assertTrue(called.contains("candidates disqualify") && called.contains("job_stages list"), called.toString());
        assertEquals(
                called,
                tools.stream()
                        .map(tool -> tool.get("resource") + " " + tool.get("method"))
                        .toList());
        Map<?, ?> readiness = (Map<?, ?>) capabilities.get("ai_readiness");
        assertEquals((long) called.size(), readiness.get("proxy_methods"));
        List<Map<String, Object>> some = NativeAccount.cast(account.value(
                account.get("/integrated-account/" + account.id + "/tools?methods%5B0%5D=read&tags=subscriptions")));
        assertEquals(1, some.size());
        assertEquals(
                "list_all_" + account.provider() + "_subscriptions", some.get(0).get("name"));
        Map<String, Object> only = account.object(account.get(
                "/integrated-account/" + account.id + "/capabilities?type=proxy&resource=jobs&methods=list,get"));
        List<Map<String, Object>> jobs = NativeAccount.cast(only.get("proxy"));
        assertEquals(1, jobs.size());
        assertEquals(2, ((List<?>) jobs.get(0).get("methods")).size());
    }

    @Test
    void the_token_of_an_account_needs_to_name_none() {
        String token = account.server.accountToken(WiredServer.TOKEN, account.id);
        HttpResponse<String> answer = account.server.call(token, "GET", "/proxy/jobs?limit=1");
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(
                400,
                account.server
                        .call(WiredServer.TOKEN, "GET", "/proxy/jobs?limit=1")
                        .statusCode());
    }
}
