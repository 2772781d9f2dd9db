package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.json.Json;
import io.hirelay.server.store.TestDatabases;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeTest {
    @TempDir
    private Path folder;

    private final Json json = new Json();

    private Map<String, String> environment(String... more) {
        Map<String, String> environment = new java.util.HashMap<>();
        environment.put("HIRELAY_DATA_DIR", folder.resolve("data").toString());
        environment.put("HIRELAY_PORT", "0");
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    private Map<String, Object> object(HttpResponse<String> answer) {
        return json.readObject(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_sandbox_answers_the_line_it_prints_and_writes_nothing() {
        try (Program program = Program.start(environment(), "serve", "--sandbox")) {
            Matcher curl = program.curl();

            HttpResponse<String> answer = program.get(curl.group("url"), curl.group("token"));

            assertEquals(200, answer.statusCode(), answer.body());
            List<?> rows = (List<?>) object(answer).get("result");
            assertFalse(rows.isEmpty());
            assertEquals(401, program.get(curl.group("url"), "wrong").statusCode());
            assertFalse(Files.exists(folder.resolve("data")));

            HttpResponse<String> account = program.get(
                    curl.group("base") + "/integrated-account/00000000-0000-4000-8000-000000000001",
                    curl.group("token"));
            assertEquals("active", object(account).get("status"), account.body());
            assertEquals(true, object(account).get("is_sandbox"));

            String systems = program.get(curl.group("base") + "/integration", curl.group("token"))
                    .body();
            assertTrue(systems.contains("\"oauth2\""), "the simulated account is an OAuth server as well: " + systems);
        }
    }

    @Test
    void every_start_of_the_sandbox_makes_another_token_and_a_set_one_works_too() {
        String first;
        try (Program program = Program.start(environment(), "serve", "--sandbox")) {
            first = program.curl().group("token");
        }
        try (Program program =
                Program.start(environment("HIRELAY_API_TOKEN", "one-that-is-set-by-hand"), "serve", "--sandbox")) {
            Matcher curl = program.curl();
            Assertions.assertNotEquals(first, curl.group("token"));
            assertEquals(401, program.get(curl.group("url"), first).statusCode());
            assertEquals(
                    200,
                    program.get(curl.group("url"), "one-that-is-set-by-hand").statusCode());
            assertFalse(program.out().contains("one-that-is-set-by-hand"));
        }
    }

    @Test
    void a_first_start_makes_what_later_starts_use() throws IOException {
        Path token = folder.resolve("data/api-token");
        Path key = folder.resolve("data/master.key");
        String made;
        try (Program program = Program.start(environment(), "serve")) {
            String base = program.listening();
            made = Files.readString(token).strip();
            assertTrue(program.err().contains("the API token is in " + token), program.err());
            assertTrue(program.err().contains("a master key was generated into " + key), program.err());
            assertFalse((program.err() + program.out()).contains(made));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(token)));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
            assertEquals(200, program.get(base + "/integrated-account", made).statusCode());
        }
        try (Program program = Program.start(environment(), "serve")) {
            assertEquals(
                    200,
                    program.get(program.listening() + "/integrated-account", made)
                            .statusCode());
            assertFalse(program.err().contains("was generated"), program.err());
        }
    }

    @Test
    void with_database_token_and_key_set_nothing_is_written() {
        try (Program program = Program.start(
                environment(
                        "HIRELAY_DATABASE_URL", TestDatabases.postgresqlUrl(),
                        "HIRELAY_API_TOKEN", "c4n4ry-token-of-some-length",
                        "HIRELAY_MASTER_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="),
                "serve")) {
            assertEquals(
                    200,
                    program.get(program.listening() + "/integrated-account", "c4n4ry-token-of-some-length")
                            .statusCode());
        }
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void a_token_made_beside_it_is_known_at_once_and_sees_its_own_environment_alone() {
        try (Program program = Program.start(environment(), "serve")) {
            String base = program.listening();
            String token = Program.run(environment(), "token", "create", "--environment", "staging")
                    .out()
                    .strip();
            assertEquals(200, program.get(base + "/integrated-account", token).statusCode());

            String id = Program.run(environment(), "token", "list").out().split(" ")[0];
            Program.run(environment(), "token", "revoke", id);
            assertEquals(401, program.get(base + "/integrated-account", token).statusCode());
        }
    }

    @Test
    void a_taken_port_is_told_with_its_number() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());

            Program.Ended ended = Program.run(environment(), "serve", "--port", port);

            assertEquals(1, ended.code());
            assertTrue(ended.err().contains("HIRELAY_PORT"), ended.err());
            assertTrue(ended.err().contains(port), ended.err());
            assertFalse(ended.err().contains("\tat "), ended.err());
        }
    }

    @Test
    void health_readiness_and_metrics_need_no_token() {
        try (Program program = Program.start(environment(), "serve", "--sandbox")) {
            Matcher curl = program.curl();
            String base = curl.group("base");
            program.get(curl.group("url"), curl.group("token"));
            program.get(base + "/no/such/path?email=canary-8d1f", curl.group("token"));

            assertEquals(Map.of("status", "ok"), object(program.get(base + "/health", "")));
            assertEquals(Map.of("status", "ready"), object(program.get(base + "/ready", "")));
            String metrics = program.get(base + "/metrics", "").body();
            assertAll(Stream.of(
                            "hirelay_http_requests_seconds_count{method=\"GET\",route=\"/unified/ats/",
                            "hirelay_http_requests_seconds_bucket{",
                            "route=\"none\",status=\"404\"",
                            "hirelay_provider_exchanges_seconds_count{",
                            "hirelay_connection_exchanges_total{connection=\"00000000-0000-4000-8000-000000000001\"",
                            "hirelay_connection_waited_seconds_total{connection=\"00000000-0000-4000-8000-000000000001\"",
                            "hirelay_budget_remaining{connection=\"00000000-0000-4000-8000-000000000001\"",
                            "hirelay_connection_breaker{connection=\"00000000-0000-4000-8000-000000000001\"",
                            "jvm_memory_used_bytes")
                    .map(wanted -> () -> assertTrue(metrics.contains(wanted), wanted + " in\n" + metrics)));
            assertFalse(metrics.contains("canary"));
        }
    }

    @Test
    void the_description_names_the_url_that_the_outside_uses() {
        try (Program program = Program.start(
                environment("HIRELAY_PUBLIC_URL", "https://ats.example.com/hirelay/"), "serve", "--sandbox")) {
            HttpResponse<String> description = program.get(program.curl().group("base") + "/openapi.json", "");

            assertEquals(
                    List.of(Map.of("url", "https://ats.example.com/hirelay")),
                    object(description).get("servers"));
        }
    }

    @Test
    void logs_are_one_json_object_a_line_and_hold_no_address() {
        String text;
        try (Program program = Program.start(environment(), "serve")) {
            String base = program.listening();
            program.get(base + "/integrated-account?tenant_id=canary-8d1f", "canary-8d1f");
            program.get(base + "/canary-8d1f?x=canary-8d1f", "canary-8d1f");
            program.stop();
            text = program.ended().out();
        }
        List<Map<String, Object>> lines = text.lines()
                .map(line -> json.readObject(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        Map<String, Object> refused = lines.stream()
                .filter(line -> "/integrated-account".equals(line.get("route")))
                .findFirst()
                .orElseThrow();
        assertEquals(401L, refused.get("status"));
        assertEquals("GET", refused.get("method"));
        assertEquals("request.unauthenticated", refused.get("error"));
        assertEquals(0L, refused.get("provider_calls"));
        assertTrue(refused.containsKey("request_id") && refused.containsKey("ms"), refused.toString());
        assertFalse(text.contains("canary"), text);
    }

    @Test
    void a_text_log_is_for_people() {
        Program.Ended ended;
        try (Program program = Program.start(environment("HIRELAY_LOG_FORMAT", "text"), "serve")) {
            program.get(program.listening() + "/integrated-account", "x");
            program.stop();
            ended = program.ended();
        }
        assertTrue(ended.out().contains("GET /integrated-account 401 in "), ended.out());
        assertEquals(0, ended.code());
    }

    @Test
    void when_it_has_stopped_nothing_listens() {
        URI base;
        try (Program program = Program.start(environment(), "serve")) {
            base = URI.create(program.listening());
        }
        Assertions.assertThrows(ConnectException.class, () -> new Socket(base.getHost(), base.getPort()).close());
    }
}
