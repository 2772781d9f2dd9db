package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.json.Json;
import io.hirelay.server.secret.MasterKey;
import io.hirelay.server.store.TestDatabases;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is killed at random moments while clients write with keys: every key that was answered is answered again, and
 * nothing reaches the simulated account twice. {@code -Dhirelay.crash.rounds} says how often, {@code -Dhirelay.crash.seed}
 * repeats a run.
 */
class KeyedCrashTest {
    private static final String TOKEN = "a-token-that-all-clients-share";
    private static final int CLIENTS = 3;
    private static final int LONGEST_ROUND_MILLIS = 1_500;
    private static final Pattern MARK = Pattern.compile("client[0-9]+-[0-9]+-(note|person)");

    @TempDir
    private Path folder;

    private final Json json = new Json();
    private final SimulatedAccount account = new SimulatedAccount(100_000);
    private final Map<String, Integer> written = new ConcurrentHashMap<>();
    private final Gate gate = new Gate(account.address(), this::counts);
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        gate.close();
        account.close();
    }

    /** What has come in whole is passed on, whoever has been killed meanwhile. */
    private boolean counts(String body) {
        Matcher mark = MARK.matcher(body);
        if (mark.find()) {
            written.merge(mark.group(), 1, Integer::sum);
        }
        return true;
    }

    @Test
    void a_few_crashes_write_nothing_twice() throws Exception {
        crash("sqlite, a few", 2, true, Map.of());
    }

    @Test
    @Tag("crash")
    void crashes_write_nothing_twice_on_sqlite() throws Exception {
        crash("sqlite", Integer.getInteger("hirelay.crash.rounds", 200), false, Map.of());
    }

    @Test
    @Tag("crash")
    void crashes_write_nothing_twice_on_postgresql() throws Exception {
        crash(
                "postgresql",
                Integer.getInteger("hirelay.crash.rounds", 200),
                false,
                Map.of("HIRELAY_DATABASE_URL", TestDatabases.postgresqlUrl()));
    }

    private void crash(String name, int rounds, boolean patient, Map<String, String> more) throws Exception {
        long seed = Long.getLong("hirelay.crash.seed", System.nanoTime());
        System.out.println("keyed crash test " + name + ": " + rounds + " rounds, -Dhirelay.crash.seed=" + seed);
        Random random = new Random(seed);
        Map<String, String> environment = environment();
        environment.putAll(more);
        List<KeyedLoad> loads = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            try (ServerProcess server = ServerProcess.start(folder, environment)) {
                if (loads.isEmpty()) {
                    loads.addAll(clients(server.base(), random));
                }
                all(loads, load -> load.check(server.base()));
                if (round % 20 == 0) {
                    System.out.println("keyed crash test " + name + ": round " + round + ", " + told(loads));
                }
                round(server, loads, random, patient);
            }
            nothingTwice();
        }
        try (ServerProcess server = ServerProcess.start(folder, environment)) {
            all(loads, load -> load.checkAll(server.base()));
        }
        nothingTwice();
        for (KeyedLoad load : loads) {
            load.made().forEach(mark -> assertEquals(1, written.get(mark), mark + " was answered, but not written"));
        }
        System.out.println(
                "keyed crash test " + name + ": " + rounds + " rounds, " + told(loads) + ", nothing is written twice");
        assertTrue(loads.stream().anyMatch(load -> load.calls() > 0), "nothing was written");
    }

    private void nothingTwice() {
        written.forEach((mark, times) -> assertEquals(1, times, mark + " was written twice"));
    }

    private static String told(List<KeyedLoad> loads) {
        return loads.stream().mapToInt(KeyedLoad::calls).sum() + " calls, "
                + loads.stream().mapToInt(KeyedLoad::resumed).sum() + " asked again after a crash, "
                + loads.stream().mapToInt(KeyedLoad::unknown).sum() + " of unknown outcome";
    }

    private interface Part {
        void of(KeyedLoad load) throws Exception;
    }

    private void all(List<KeyedLoad> loads, Part part) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (KeyedLoad load : loads) {
            running.add(threads.submit(() -> {
                part.of(load);
                return load;
            }));
        }
        for (Future<?> each : running) {
            each.get(10, TimeUnit.MINUTES);
        }
    }

    private void round(ServerProcess server, List<KeyedLoad> loads, Random random, boolean patient) throws Exception {
        CountDownLatch some = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        for (KeyedLoad load : loads) {
            running.add(threads.submit(() -> load.run(server.base(), some)));
        }
        if (random.nextBoolean() || patient) {
            assertTrue(some.await(60, TimeUnit.SECONDS), "nothing was written in a minute");
        }
        // Nobody counts this down: it is killed when the time is over.
        new CountDownLatch(1).await(random.nextInt(LONGEST_ROUND_MILLIS), TimeUnit.MILLISECONDS);
        server.kill();
        for (Future<?> load : running) {
            load.get(60, TimeUnit.SECONDS);
        }
    }

    private List<KeyedLoad> clients(String base, Random random) throws Exception {
        Map<String, Object> body = account.body("api_key", Map.of("api_key", account.key()));
        body.put("tenant_id", "t");
        String id =
                (String) send(base, "POST", "/integrated-account", body, 201).get("id");
        String job = openJob(base, id);
        List<KeyedLoad> loads = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            loads.add(new KeyedLoad(client, "client" + i, random.nextLong(), TOKEN, id, job));
        }
        return loads;
    }

    private String openJob(String base, String id) throws Exception {
        Map<String, Object> page =
                send(base, "GET", "/unified/ats/jobs?status=open&limit=1&integrated_account_id=" + id, Map.of(), 200);
        return (String) ((Map<?, ?>) ((List<?>) page.get("result")).get(0)).get("id");
    }

    private Map<String, Object> send(String base, String method, String target, Map<String, Object> body, int status)
            throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(base + target))
                        .header("Authorization", "Bearer " + TOKEN)
                        .timeout(Duration.ofSeconds(60))
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(json.write(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(status, answer.statusCode(), answer.body());
        return json.readObject(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("HIRELAY_API_TOKEN", TOKEN);
        environment.put(
                "HIRELAY_MASTER_KEY", MasterKey.random(new SecureRandom()).base64());
        environment.put("HIRELAY_LOG_LEVEL", "error");
        environment.put("HIRELAY_DATA_DIR", folder.resolve("data").toString());
        environment.putAll(account.environment(gate::in));
        return environment;
    }
}
