package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.connection.StoredConnection;
import io.hirelay.server.http.HttpListener;
import io.hirelay.server.store.Database;
import io.hirelay.server.store.TestDatabases;
import io.hirelay.server.token.AllowedCall;
import io.hirelay.server.token.TokenPolicy;
import io.hirelay.server.token.TokenStore;
import io.hirelay.spi.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who may call what through the passthrough, and what becomes of the answer, in a whole server. */
class PassthroughRulesTest {
    private static final Database DATABASE = TestDatabases.sqlite();
    private static final WiredServer SERVER = new WiredServer(DATABASE, Map.of());
    private static final UUID ACCOUNT = SERVER.simulated();
    private static final String JOBS = "/passthrough/" + ACCOUNT + "/spi/v3/jobs?limit=1";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterAll
    static void stop() {
        SERVER.close();
        DATABASE.close();
    }

    private static HttpResponse<String> get(String token, String target) {
        return SERVER.call(token, "GET", target);
    }

    private HttpResponse<String> send(String target, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + SERVER.get(HttpListener.class).port() + target));
        return client.send(request.headers(headers).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void refused(int status, String code, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(code, SERVER.object(answer).get("code"), answer.body());
        assertEquals(code, answer.headers().firstValue("X-Hirelay-Error").orElse(""));
        assertEquals(
                SERVER.object(answer).get("request_id"),
                answer.headers().firstValue("X-Request-Id").orElse(""));
    }

    @Test
    void callers_are_known_as_everywhere_else() throws Exception {
        refused(401, "request.unauthenticated", send(JOBS, "X-Other", "x"));
        refused(401, "request.unauthenticated", send(JOBS, "Authorization", "Basic c4n4ry"));
        refused(401, "request.unauthenticated", send(JOBS, "Authorization", "Bearer c4n4ry_nobody"));
        refused(
                401,
                "request.unauthenticated",
                send(
                        JOBS,
                        "Authorization",
                        "Bearer " + WiredServer.TOKEN,
                        "Authorization",
                        "Bearer " + WiredServer.TOKEN));
        assertEquals(
                200, send(JOBS, "Authorization", "bearer  " + WiredServer.TOKEN).statusCode());
        assertEquals(200, get(WiredServer.TOKEN, "/" + JOBS).statusCode(), "more than one slash at the beginning");
    }

    @Test
    void accounts_are_found_as_everywhere_else() {
        refused(400, "request.invalid_parameter", get(WiredServer.TOKEN, "/passthrough/x/spi/v3/jobs"));
        refused(400, "request.invalid_parameter", get(WiredServer.TOKEN, "/passthrough//spi/v3/jobs"));
        refused(404, "request.not_found", get(WiredServer.TOKEN, "/passthrough/" + UUID.randomUUID() + "/spi/v3/jobs"));
        refused(404, "request.not_found", get(SERVER.token("other", TokenPolicy.EVERYTHING), JOBS));
        refused(400, "request.missing_parameter", get(WiredServer.TOKEN, "/custom/spi/v3/jobs"));
        String upper = "/passthrough/" + ACCOUNT.toString().toUpperCase(java.util.Locale.ROOT) + "/spi/v3/jobs?limit=1";
        assertEquals(200, get(WiredServer.TOKEN, upper).statusCode());
    }

    @Test
    void the_token_of_an_account_reaches_it_alone() {
        String token = SERVER.accountToken(WiredServer.TOKEN, ACCOUNT);
        assertEquals(200, get(token, JOBS).statusCode());
        assertEquals(200, get(token, "/custom/spi/v3/jobs?limit=1").statusCode());
        StoredConnection other = SERVER.connect("default", "t", Map.of("subdomain", "x"), Secret.of("c4n4ry-key"));
        refused(403, "request.forbidden", get(token, "/passthrough/" + other.id() + "/spi/v3/jobs"));
    }

    @Test
    void what_changes_here_counts_from_the_next_call_on() {
        String own = "/integrated-account/";
        String token = SERVER.token("default", TokenPolicy.EVERYTHING);
        for (int round = 0; round < 3; round++) {
            assertEquals(200, get(token, JOBS).statusCode());
            SERVER.call(WiredServer.TOKEN, "PATCH", own + ACCOUNT, "{\"status\":\"disabled\"}");
            refused(503, "account.disabled", get(token, JOBS));
            SERVER.call(WiredServer.TOKEN, "PATCH", own + ACCOUNT, "{\"status\":\"active\"}");
        }
        UUID gone = SERVER.connect("default", "t", Map.of("subdomain", "x"), Secret.of("c4n4ry-key"))
                .id();
        assertEquals(401, get(token, "/passthrough/" + gone + "/spi/v3/jobs").statusCode(), "no key of the provider's");
        SERVER.call(WiredServer.TOKEN, "DELETE", own + gone);
        refused(404, "request.not_found", get(token, "/passthrough/" + gone + "/spi/v3/jobs"));

        assertEquals(200, get(token, JOBS).statusCode());
        assertTrue(SERVER.get(TokenStore.class)
                .delete(SERVER.get(TokenStore.class).list().stream()
                        .filter(each -> token.startsWith("hrl_") && each.name().equals("test"))
                        .reduce((first, second) -> second)
                        .orElseThrow()
                        .id()));
        refused(401, "request.unauthenticated", get(token, JOBS));
    }

    private static String code(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Hirelay-Error").orElse("");
    }

    @Test
    void a_token_that_may_only_read_only_reads() {
        String reader = SERVER.token("default", new TokenPolicy(true, List.of(), OptionalInt.empty()));
        assertEquals(200, get(reader, JOBS).statusCode());
        assertEquals("", code(SERVER.call(reader, "OPTIONS", JOBS)));
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "TRACE", "PURGE")) {
            HttpResponse<String> answer = SERVER.call(reader, method, JOBS);
            refused(403, "request.forbidden", answer);
        }
    }

    @Test
    void paths_are_allowed_as_whoever_serves_them_may_read_them() {
        String some = SERVER.token(
                "default",
                new TokenPolicy(
                        false, List.of(AllowedCall.parse("GET /passthrough/*/spi/v3/jobs/*")), OptionalInt.empty()));
        String job = "/passthrough/" + ACCOUNT + "/spi/v3/jobs/";
        assertEquals("", code(get(some, job + "X1")));
        assertEquals("", code(get(some, job + "X%31?a=/../b")));
        for (String other : List.of(
                job + "X1/members",
                job + "X1%2Fmembers",
                job + "X1%252Fmembers",
                job + "X1;a/members",
                job,
                job + "./X1/members",
                "/passthrough/" + ACCOUNT + "/spi/v3/candidates/X1",
                "/custom/spi/v3/jobs/X1?integrated_account_id=" + ACCOUNT)) {
            refused(403, "request.forbidden", get(some, other));
        }
    }

    @Test
    void calls_are_counted_as_everywhere_else() {
        String twice = SERVER.token("default", new TokenPolicy(false, List.of(), OptionalInt.of(2)));
        assertEquals("", code(get(twice, JOBS)));
        assertEquals("", code(get(twice, JOBS)));
        HttpResponse<String> third = get(twice, JOBS);
        refused(429, "request.rate_limited", third);
        assertTrue(third.headers().firstValue("Retry-After").isPresent());
    }

    private static String raw(String line) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), SERVER.get(HttpListener.class).port())) {
            String head = line + "\r\nHost: h\r\nAuthorization: Bearer " + WiredServer.TOKEN
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void no_path_leaves_the_providers_address() throws IOException {
        for (String rest : List.of("/%2e%2e/x", "//x", "/a%5cb", "/a%00", "/@x/", "/http://x/", "/a%zz")) {
            String answer = raw("GET /passthrough/" + ACCOUNT + rest + " HTTP/1.1");
            assertTrue(answer.startsWith("HTTP/1.1 400 "), rest + ": " + answer);
            assertTrue(answer.contains("\"field\":\"path\""), rest + ": " + answer);
        }
    }

    @Test
    void a_list_goes_on_with_us_unless_its_bytes_are_asked_for() throws Exception {
        String auth = "Bearer " + WiredServer.TOKEN;
        HttpResponse<String> plain = send(JOBS, "Authorization", auth, "X-Hirelay-Rewrite", "off");
        HttpResponse<String> linked = send(JOBS, "Authorization", auth);
        String base = "http://127.0.0.1:" + SERVER.get(HttpListener.class).port() + "/passthrough/" + ACCOUNT;
        assertFalse(plain.body().contains(base), plain.body());
        assertTrue(linked.body().contains("\"next\":\"" + base + "/spi/v3/jobs?"), linked.body());
        assertEquals(plain.body().replaceAll("\"next\":\"https?://[^/]+", "\"next\":\"" + base), linked.body());
        refused(400, "request.invalid_parameter", send(JOBS, "Authorization", auth, "X-Hirelay-Rewrite", "of"));
        HttpResponse<String> all = send(JOBS, "Authorization", auth, "X-Hirelay-Rewrite", "all");
        assertTrue(all.body().contains("\"next\":\"" + base + "/spi/v3/jobs?"), all.body());
    }

    private static String custom(String pathAndQuery) {
        return "/custom/" + pathAndQuery + (pathAndQuery.contains("?") ? "&" : "?") + "integrated_account_id="
                + ACCOUNT;
    }

    private static String cursor(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return String.valueOf(SERVER.object(answer).get("next_cursor"));
    }

    @Test
    void a_custom_call_is_answered_in_an_envelope_whose_cursor_goes_on() throws Exception {
        String auth = "Bearer " + WiredServer.TOKEN;
        String plain =
                send(JOBS, "Authorization", auth, "X-Hirelay-Rewrite", "off").body();
        HttpResponse<String> first = get(WiredServer.TOKEN, custom("spi/v3/jobs?limit=1&state=published"));
        assertTrue(first.body().startsWith("{\"result\":{\"jobs\":[{"), first.body());
        assertTrue(first.headers().firstValue("ratelimit-limit").isPresent());
        Set<String> seen = new HashSet<>(Set.of(first.body()));
        String cursor = cursor(first);
        for (int page = 0; page < 3; page++) {
            String query = page == 1 ? "" : "limit=1&state=published&";
            HttpResponse<String> next =
                    get(WiredServer.TOKEN, custom("spi/v3/jobs?" + query + "next_cursor=" + cursor));
            assertTrue(seen.add(next.body()), "a page of its own: " + next.body());
            cursor = cursor(next);
        }
        refused(
                400,
                "request.invalid_cursor",
                get(WiredServer.TOKEN, custom("spi/v3/jobs?limit=2&next_cursor=" + cursor)));
        refused(400, "request.invalid_cursor", get(WiredServer.TOKEN, custom("spi/v3/members?next_cursor=" + cursor)));
        refused(400, "request.invalid_cursor", get(WiredServer.TOKEN, custom("spi/v3/jobs?next_cursor=x" + cursor)));
        String all = get(WiredServer.TOKEN, custom("spi/v3/jobs?limit=1")).body();
        assertTrue(all.startsWith("{\"result\":" + plain.substring(0, plain.indexOf("since_id"))), "byte for byte");
        assertEquals(
                200, get(WiredServer.TOKEN, custom("spi/v3/jobs?next_cursor=")).statusCode());
        assertEquals("null", cursor(get(WiredServer.TOKEN, custom("spi/v3/jobs?limit=100"))));
    }

    @Test
    void a_providers_error_is_told_in_the_one_form() {
        HttpResponse<String> answer = get(WiredServer.TOKEN, custom("spi/v3/jobs/NOSUCHJOB1"));
        refused(404, "remote.not_found", answer);
        assertEquals(true, SERVER.object(answer).get("truto_is_remote_error"));
        assertTrue(answer.body().contains("\"raw_response\":{\"error\":"), answer.body());
        assertEquals(404, SERVER.object(answer).get("statusCode") instanceof Number n ? n.intValue() : 0);
        HttpResponse<String> untouched = get(WiredServer.TOKEN, "/passthrough/" + ACCOUNT + "/spi/v3/jobs/NOSUCHJOB1");
        assertEquals(404, untouched.statusCode());
        assertTrue(untouched.body().startsWith("{\"error\":"), untouched.body());
        assertEquals("", code(untouched));
    }

    @Test
    void a_refused_credential_is_looked_at_once_more() {
        UUID wrong = SERVER.connect("default", "t", Map.of("subdomain", "x"), Secret.of("c4n4ry-wrong"))
                .id();
        HttpResponse<String> untouched = get(WiredServer.TOKEN, "/passthrough/" + wrong + "/spi/v3/jobs");
        assertEquals(401, untouched.statusCode());
        assertEquals("", code(untouched), "as the provider said it");
        Instant end = Instant.now().plusSeconds(30);
        String code = "";
        while (code.isEmpty() && Instant.now().isBefore(end)) {
            code = code(get(WiredServer.TOKEN, "/passthrough/" + wrong + "/spi/v3/jobs"));
        }
        assertEquals("account.needs_reauth", code, "after a second look the provider is not asked any more");
    }
}
