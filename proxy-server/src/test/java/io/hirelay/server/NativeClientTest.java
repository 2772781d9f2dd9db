package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.json.Json;
import io.hirelay.server.NativeClient.Answer;
import io.hirelay.server.NativeClient.Exchange;
import io.hirelay.server.connection.Simulations;
import io.hirelay.server.http.HttpListener;
import io.hirelay.server.store.Database;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client that knows only a base address and a bearer token, and was written for the simulated system itself, does not
 * notice that it calls through the server.
 */
class NativeClientTest {
    /** What no two answers have in common. The server's own request id stands where the system gives none. */
    private static final Set<String> VOLATILE = Set.of("date", "x-request-id");

    /** What the server adds to answers that it carries. */
    private static final Set<String> ADDED = Set.of(
            "via", "x-request-id", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset", "ratelimit-policy");

    /** What concerns one connection alone. */
    private static final Set<String> OF_THE_CONNECTION = Set.of("connection", "keep-alive", "transfer-encoding");

    private static final int FIRST_OFFER = 0x71000;

    @TempDir
    private Path folder;

    // The clock stands still, so that the same call makes the same record whenever it is made.
    private final SimulatedAccount account =
            new SimulatedAccount(100_000, Clock.fixed(Instant.parse("2026-08-03T10:15:30.250Z"), ZoneOffset.UTC));
    private final NativeClient control = new NativeClient(account.address() + "/_sandbox", account.controlToken());
    private WiredServer server;
    private String token;
    private String through;

    @BeforeEach
    void connect() {
        Map<String, String> environment = new HashMap<>(account.environment(address -> address));
        environment.put("HIRELAY_ALLOW_PRIVATE_UPSTREAMS", "true");
        environment.put("HIRELAY_" + account.provider().id().toUpperCase(Locale.ROOT) + "_RATE_LIMIT", "unlimited");
        server = new WiredServer(
                Database.file(folder.resolve("hirelay.db")), environment, hirelay -> Simulations.none());
        String member = new NativeClient(account.address().toString(), account.key())
                .get("/spi/v3/members?role=admin")
                .text("members/0/id");
        // Some calls are for tokens of users alone.
        token = control.post("/tokens", "{'kind':'user','member_id':'" + member + "'}")
                .text("token");
        Map<String, Object> body = account.body("api_key", Map.of("api_key", token));
        body.put("tenant_id", "a-customer");
        HttpResponse<String> connected = server.call(
                WiredServer.TOKEN,
                "POST",
                "/integrated-account",
                new String(new Json().write(body), StandardCharsets.UTF_8));
        assertEquals(201, connected.statusCode(), connected.body());
        through = "http://127.0.0.1:" + server.get(HttpListener.class).port() + "/passthrough/"
                + server.object(connected).get("id");
    }

    @AfterEach
    void stop() {
        server.close();
        account.close();
    }

    private NativeClient direct() {
        return new NativeClient(account.address().toString(), token);
    }

    @Test
    void every_call_that_the_system_knows_is_answered_alike_byte_for_byte() {
        List<String> offers = pendingOffers();
        startOver();
        NativeClient direct = direct();
        new NativeCalls(direct, offers).all();
        assertEquals(endpoints(), called(), "the list of calls is complete");

        startOver();
        NativeClient carried = new NativeClient(through, WiredServer.TOKEN, "X-Hirelay-Rewrite", "off");
        new NativeCalls(carried, offers).all();

        assertEquals(endpoints(), called(), "each has reached the system");
        compare(direct.exchanges(), carried.exchanges());

        startOver();
        NativeClient plain = new NativeClient(through, WiredServer.TOKEN);
        new NativeCalls(plain, offers).all();
        compareButForLinks(direct.exchanges(), plain.exchanges());
        long refused = direct.exchanges().stream()
                .filter(exchange -> exchange.answer().status() >= 400)
                .count();
        assertEquals(
                11,
                refused,
                () -> direct.exchanges().stream()
                        .filter(exchange -> exchange.answer().status() >= 400)
                        .toList()
                        .toString());
    }

    private void startOver() {
        control.post("/reset", "{}");
        control.delete("/requests");
    }

    private TreeSet<String> endpoints() {
        TreeSet<String> endpoints = new TreeSet<>();
        ((List<?>) control.get("/endpoints").at("endpoints")).forEach(one -> endpoints.add((String) one));
        return endpoints;
    }

    /** Those of the endpoints that were called. */
    private TreeSet<String> called() {
        TreeSet<String> called = new TreeSet<>();
        ((Map<?, ?>) control.get("/counts").at("")).keySet().forEach(one -> called.add((String) one));
        called.retainAll(endpoints());
        return called;
    }

    /** The simulated account numbers its offers by the candidates, of whom those who got that far have one. */
    private List<String> pendingOffers() {
        NativeClient client = direct();
        List<String> offers = new ArrayList<>();
        int number = FIRST_OFFER;
        for (Map<?, ?> candidate : candidates(client, "/spi/v3/candidates?limit=100")) {
            String id = Integer.toHexString(number++);
            boolean hopes =
                    "offer".equals(candidate.get("stage_kind")) && Boolean.FALSE.equals(candidate.get("disqualified"));
            if (hopes && "pending".equals(client.get("/spi/v3/offers/" + id).at("state"))) {
                offers.add(id);
            }
        }
        return offers;
    }

    private static void compare(List<Exchange> direct, List<Exchange> carried) {
        assertEquals(
                direct.stream().map(Exchange::call).toList(),
                carried.stream().map(Exchange::call).toList());
        for (int i = 0; i < direct.size(); i++) {
            String call = direct.get(i).call();
            Answer wanted = direct.get(i).answer();
            Answer got = carried.get(i).answer();
            assertEquals(wanted.status(), got.status(), () -> call + ": " + got);
            assertArrayEquals(wanted.body(), got.body(), () -> call + ": " + wanted + "\n" + got);
            Map<String, List<String>> expected = endToEnd(wanted, VOLATILE);
            Map<String, List<String>> rest = endToEnd(got, VOLATILE);
            rest.keySet().removeIf(name -> ADDED.contains(name) && !expected.containsKey(name));
            assertEquals(expected, rest, call);
            assertTrue(got.header("x-request-id").isPresent(), call);
        }
    }

    /** A client that says nothing of links finds those at which lists go on at the server; all else is as it was. */
    private void compareButForLinks(List<Exchange> direct, List<Exchange> carried) {
        int links = 0;
        for (int i = 0; i < direct.size(); i++) {
            Answer wanted = direct.get(i).answer();
            Answer got = carried.get(i).answer();
            String text = new String(wanted.body(), StandardCharsets.UTF_8);
            if (wanted.at("paging/next") instanceof String next) {
                links++;
                text = text.replace(next, next.replace(account.address().toString(), through));
            }
            assertEquals(wanted.status(), got.status(), carried.get(i).call());
            assertEquals(
                    text,
                    new String(got.body(), StandardCharsets.UTF_8),
                    carried.get(i).call());
        }
        assertTrue(links > 3, "some lists go on");
    }

    private static Map<String, List<String>> endToEnd(Answer answer, Set<String> without) {
        Map<String, List<String>> headers = new TreeMap<>();
        answer.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        headers.keySet().removeIf(name -> without.contains(name) || OF_THE_CONNECTION.contains(name));
        return headers;
    }

    @Test
    void whoever_follows_the_links_of_the_answers_reads_every_candidate() {
        NativeClient client = new NativeClient(through, WiredServer.TOKEN);
        Set<String> ids = ids(client, "/spi/v3/candidates?limit=100");

        assertEquals(400, ids.size());
        assertEquals(ids(direct(), "/spi/v3/candidates?limit=100"), ids);
        String job = client.get("/spi/v3/jobs?state=published").text("jobs/0/shortcode");
        String ofJob = "/spi/v3/candidates?limit=5&shortcode=" + job;
        assertEquals(ids(direct(), ofJob), ids(client, ofJob), "though the links lead to another path");
    }

    private static Set<String> ids(NativeClient client, String path) {
        Set<String> ids = new LinkedHashSet<>();
        candidates(client, path).forEach(row -> assertTrue(ids.add((String) row.get("id")), "nobody comes twice"));
        return ids;
    }

    /** As clients do it: by the address that stands in the answer, until there is none. */
    private static List<Map<?, ?>> candidates(NativeClient client, String path) {
        List<Map<?, ?>> rows = new ArrayList<>();
        Answer page = client.get(path);
        while (true) {
            assertEquals(200, page.status(), page::toString);
            rows.addAll(page.rows("candidates"));
            if (page.at("paging") == null) {
                return rows;
            }
            page = client.get(page.text("paging/next"));
        }
    }
}
