package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server in a process of its own, over a simulated account that is reached through a gate. */
class ProcessTest {
    private static final String TOKEN = "c4n4ry-api-token-5f2c";
    private static final String BAD_KEY = "c4n4ry-bad-key-91ab";

    @TempDir
    private Path folder;

    private final Json json = new Json();
    private final SimulatedAccount account = new SimulatedAccount(1_000);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile CountDownLatch arrived = new CountDownLatch(1);
    private final Gate gate = new Gate(account.address(), body -> {
        arrived.countDown();
        held.await();
        return true;
    });
    private final Map<String, String> environment = account.environment(gate::in);

    @AfterEach
    void stop() {
        gate.close();
        account.close();
    }

    /** The server's process and what is asked of it. */
    private final class Server implements AutoCloseable {
        final ServerProcess process;

        Server() {
            environment.put("HIRELAY_API_TOKEN", TOKEN);
            environment.put("HIRELAY_DATA_DIR", folder.resolve("data").toString());
            process = ServerProcess.start(folder, environment);
        }

        HttpRequest.Builder request(String target) {
            return HttpRequest.newBuilder(URI.create(process.base() + target))
                    .header("Authorization", "Bearer " + TOKEN)
                    .timeout(Duration.ofSeconds(60));
        }

        String get(int status, String target) throws Exception {
            HttpResponse<String> answer = client.send(request(target).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(status, answer.statusCode(), answer.body());
            return answer.body();
        }

        String create(String key) throws Exception {
            Map<String, Object> body = account.body("api_key", Map.of("api_key", key));
            body.put("tenant_id", "t");
            HttpResponse<String> answer = client.send(
                    request("/integrated-account")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(json.write(body)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(201, answer.statusCode(), answer.body());
            return answer.body();
        }

        @Override
        public void close() {
            process.close();
        }
    }

    private String id(String body) {
        return (String) json.readObject(body.getBytes(StandardCharsets.UTF_8)).get("id");
    }

    @Test
    void a_process_that_is_told_to_end_finishes_what_is_in_flight() throws Exception {
        try (Server server = new Server()) {
            String id = id(server.create(account.key()));
            arrived = new CountDownLatch(1);
            held = new CountDownLatch(1);
            CompletableFuture<HttpResponse<String>> inFlight = client.sendAsync(
                    server.request("/unified/ats/users?integrated_account_id=" + id)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            arrived.await();

            server.process.terminate();
            long told = System.nanoTime();
            server.process.awaitOut("\"stopping\"");
            assertFalse(inFlight.isDone());
            held.countDown();

            HttpResponse<String> answer = inFlight.get(20, TimeUnit.SECONDS);
            assertEquals(200, answer.statusCode(), answer.body());
            assertFalse(((List<?>) json.readObject(answer.body().getBytes(StandardCharsets.UTF_8))
                            .get("result"))
                    .isEmpty());
            assertEquals(128 + 15, server.process.exitValue(), "ended by SIGTERM");
            assertTrue(Duration.ofNanos(System.nanoTime() - told).toSeconds() < 20);
            assertFalse(server.process.err().contains("\tat "), server.process.err());
        }
    }

    @Test
    void a_write_with_a_key_that_is_in_flight_is_finished_and_answered_again_after_the_next_start() throws Exception {
        String target;
        String made;
        HttpRequest.BodyPublisher body;
        try (Server server = new Server()) {
            String id = id(server.create(account.key()));
            String jobs = server.get(200, "/unified/ats/jobs?status=open&limit=1&integrated_account_id=" + id);
            target = "/unified/ats/candidates?integrated_account_id=" + id;
            body = HttpRequest.BodyPublishers.ofByteArray(json.write(Map.of(
                    "job_id",
                    firstId(jobs),
                    "first_name",
                    "In",
                    "last_name",
                    "Flight",
                    "emails",
                    List.of(Map.of("email", "flight@example.com")))));
            arrived = new CountDownLatch(1);
            held = new CountDownLatch(1);
            CompletableFuture<HttpResponse<String>> inFlight = client.sendAsync(
                    server.request(target)
                            .header("Idempotency-Key", "in-flight")
                            .POST(body)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            arrived.await();
            server.process.terminate();
            server.process.awaitOut("\"stopping\"");
            held.countDown();
            HttpResponse<String> answer = inFlight.get(20, TimeUnit.SECONDS);
            assertEquals(201, answer.statusCode(), answer.body());
            made = answer.body();
            server.process.exitValue();
        }
        try (Server server = new Server()) {
            HttpResponse<String> again = client.send(
                    server.request(target)
                            .header("Idempotency-Key", "in-flight")
                            .POST(body)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(201, again.statusCode(), again.body());
            assertEquals(made, again.body());
            assertEquals(
                    "true", again.headers().firstValue("Idempotency-Replayed").orElse("false"));
        }
    }

    private Object firstId(String page) {
        List<?> rows =
                (List<?>) json.readObject(page.getBytes(StandardCharsets.UTF_8)).get("result");
        return ((Map<?, ?>) rows.get(0)).get("id");
    }

    @Test
    void no_secret_and_no_person_is_in_anything_it_says() throws Exception {
        StringBuilder said = new StringBuilder();
        try (Server server = new Server()) {
            String good = server.create(account.key());
            String refused = server.create(BAD_KEY);
            assertTrue(good.contains("\"active\""), good);
            assertTrue(refused.contains("\"validation_error\""), refused);
            said.append(good).append(refused);
            said.append(server.get(200, "/integrated-account"));
            said.append(server.get(200, "/integrated-account/" + id(refused)));
            said.append(server.get(401, "/unified/ats/jobs?integrated_account_id=" + id(refused)));
            said.append(client.send(
                            server.request("/integrated-account/" + id(refused) + "/test")
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
            said.append(server.get(404, "/nothing/here?api_key=" + BAD_KEY));
            List<String> people =
                    people(server.get(200, "/unified/ats/candidates?limit=20&integrated_account_id=" + id(good)));
            server.get(
                    400,
                    "/unified/ats/candidates?emails=c4n4ry%40example.com&first_name=c4n4ry&integrated_account_id="
                            + id(good));
            said.append(server.get(200, "/metrics"));
            server.process.terminate();
            server.process.exitValue();

            String logs = server.process.out() + server.process.err();
            assertTrue(logs.contains("\"account_id\""), logs);
            for (String person : people) {
                assertFalse(logs.contains(person), () -> "the log names " + person);
            }
            said.append(logs);
        }
        String all = said.toString();
        for (String secret : List.of(account.key(), BAD_KEY, TOKEN, "c4n4ry")) {
            assertFalse(all.contains(secret), () -> "a secret was told: " + secret);
        }
    }

    private List<String> people(String page) {
        List<?> rows =
                (List<?>) json.readObject(page.getBytes(StandardCharsets.UTF_8)).get("result");
        List<String> people = rows.stream()
                .map(row -> (Map<?, ?>) row)
                .flatMap(row -> java.util.stream.Stream.of(row.get("name"), row.get("last_name")))
                .filter(name -> name instanceof String text && text.length() > 5)
                .map(String.class::cast)
                .toList();
        assertTrue(people.size() > 10, page);
        return people;
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.io.tmpdir", "org.sqlite.tmpdir"})
    void a_server_that_is_killed_leaves_nothing_in_the_temporary_directory(String setting) throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        environment.put("JDK_JAVA_OPTIONS", "-XX:-UsePerfData -D" + setting + "=" + temporary);
        try (Server server = new Server()) {
            server.process.kill();
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.map(Path::toString).toList());
        }
        assertTrue(Files.exists(folder.resolve("data").resolve("hirelay.db")), "SQLite was used");
    }
}
