package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.server.secret.Vault;
import io.hirelay.server.store.Database;
import io.hirelay.server.store.Rotation;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Writes with keys, from HTTP to the simulated account and back. */
class KeyedWritesTest {
    private static final String EMAIL = "twin@example.com";

    private static String target(WiredServer server, String resource, String more) {
        return "/unified/ats/" + resource + "?integrated_account_id=" + server.simulated() + more;
    }

    private static Map<String, Object> ok(WiredServer server, HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return server.object(answer);
    }

    private static String candidate(WiredServer server, String more) {
        Map<String, Object> jobs =
                ok(server, server.call(WiredServer.TOKEN, "GET", target(server, "jobs", "&status=open&limit=1")));
        Object job = ((Map<?, ?>) ((List<?>) jobs.get("result")).get(0)).get("id");
        return "{\"job_id\":\"" + job + "\",\"first_name\":\"Twin\",\"last_name\":\"Hundred\",\"emails\":[{\"email\":\""
                + EMAIL + "\"}]" + more + "}";
    }

    private static HttpResponse<String> keyed(WiredServer server, String key, String body) throws Exception {
        return server.keyed(key, target(server, "candidates", ""), body).get(60, TimeUnit.SECONDS);
    }

    private static boolean replayed(HttpResponse<String> answer) {
        return answer.headers().firstValue("Idempotency-Replayed").equals(Optional.of("true"));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.hirelay.server.store.SqlTokensTest#databases")
    void of_a_hundred_twins_one_writes_and_all_are_answered_alike(String kind, Supplier<Database> open)
            throws Exception {
        try (Database database = open.get();
                WiredServer server = new WiredServer(database, Map.of())) {
            String body = candidate(server, "");
            String key = UUID.randomUUID().toString();
            List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                all.add(server.keyed(key, target(server, "candidates", ""), body));
            }
            Set<String> answers = new HashSet<>();
            Set<String> requests = new HashSet<>();
            int again = 0;
            for (CompletableFuture<HttpResponse<String>> each : all) {
                HttpResponse<String> answer = each.get(60, TimeUnit.SECONDS);
                assertEquals(201, answer.statusCode(), answer.body());
                assertEquals("created", header(answer, "X-Hirelay-Outcome"));
                answers.add(answer.body());
                requests.add(header(answer, "X-Request-Id"));
                again += replayed(answer) ? 1 : 0;
            }
            assertEquals(1, answers.size());
            assertEquals(100, requests.size());
            assertEquals(99, again);
            Map<String, Object> found =
                    ok(server, server.call(WiredServer.TOKEN, "GET", target(server, "candidates", "&emails=" + EMAIL)));
            assertEquals(1, ((List<?>) found.get("result")).size());

            new Rotation(database, server.get(Vault.class)).exchangeDataKey((now, of) -> {});
            HttpResponse<String> later = keyed(server, key, body);
            assertTrue(replayed(later));
            assertEquals(answers, Set.of(later.body()));

            HttpResponse<String> other = keyed(server, key, candidate(server, ",\"summary\":\"another\""));
            assertEquals(409, other.statusCode(), other.body());
            assertEquals("request.conflict", server.object(other).get("code"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.hirelay.server.store.SqlTokensTest#databases")
    void what_is_wrong_is_answered_again_under_the_name_of_the_new_call(String kind, Supplier<Database> open)
            throws Exception {
        try (Database database = open.get();
                WiredServer server = new WiredServer(database, Map.of())) {
            String wrong = "{\"job_id\":\"no-such-job\",\"emails\":[{\"email\":\"nobody\"}]}";
            HttpResponse<String> first = keyed(server, "wrong", wrong);
            HttpResponse<String> second = keyed(server, "wrong", wrong);
            assertEquals(422, first.statusCode(), first.body());
            assertEquals(422, second.statusCode(), second.body());
            assertTrue(!replayed(first) && replayed(second));
            assertNotEquals(header(first, "X-Request-Id"), header(second, "X-Request-Id"));
            for (HttpResponse<String> answer : List.of(first, second)) {
                assertEquals(
                        header(answer, "X-Request-Id"), server.object(answer).get("request_id"));
            }
            assertEquals(
                    server.object(first).get("details"), server.object(second).get("details"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.hirelay.server.store.SqlTokensTest#databases")
    void who_acts_is_chosen_at_the_first_write_and_shown(String kind, Supplier<Database> open) throws Exception {
        try (Database database = open.get();
                WiredServer server = new WiredServer(database, Map.of())) {
            String account = "/integrated-account/" + server.simulated();
            assertEquals(
                    null,
                    ok(server, server.call(WiredServer.TOKEN, "GET", account)).get("default_user"));
            HttpResponse<String> made = keyed(server, "first", candidate(server, ""));
            assertEquals(201, made.statusCode(), made.body());
            Map<String, Object> candidate = server.object(made);

            HttpResponse<String> note = server.keyed(
                            "note",
                            target(server, "activities", ""),
                            "{\"candidate_id\":\"" + candidate.get("id")
                                    + "\",\"activity_type\":\"note\",\"body\":\"Said.\"}")
                    .get(60, TimeUnit.SECONDS);
            assertEquals(201, note.statusCode(), note.body());

            Object chosen = ((Map<?, ?>) ok(server, server.call(WiredServer.TOKEN, "GET", account))
                            .get("default_user"))
                    .get("id");
            Map<String, Object> user =
                    ok(server, server.call(WiredServer.TOKEN, "GET", target(server, "users/" + chosen, "")));
            assertEquals("admin", user.get("access_role"));
        }
    }
}
