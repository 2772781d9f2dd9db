package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.server.store.TestDatabases;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is killed at random moments while clients write: everything that they were told was done is there when it runs
 * again. {@code -Dhirelay.crash.rounds} says how often, {@code -Dhirelay.crash.seed} repeats a run.
 */
class CrashTest {
    private static final String TOKEN = "a-token-that-all-clients-share";
    private static final int CLIENTS = 3;
    private static final int LONGEST_ROUND_MILLIS = 1_500;

    @TempDir
    private Path folder;

    private final SimulatedAccount account = new SimulatedAccount(100_000);
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        account.close();
    }

    @Test
    void a_few_crashes_lose_nothing() throws Exception {
        crash("sqlite, a few", 3, true, Map.of());
    }

    @Test
    @Tag("crash")
    void crashes_lose_nothing_on_sqlite() throws Exception {
        crash("sqlite", Integer.getInteger("hirelay.crash.rounds", 200), false, Map.of());
    }

    @Test
    @Tag("crash")
    void crashes_lose_nothing_on_postgresql() throws Exception {
        crash(
                "postgresql",
                Integer.getInteger("hirelay.crash.rounds", 200),
                false,
                Map.of("HIRELAY_DATABASE_URL", TestDatabases.postgresqlUrl()));
    }

    /** @param patient whether every round waits until something was written */
    private void crash(String name, int rounds, boolean patient, Map<String, String> more) throws Exception {
        long seed = Long.getLong("hirelay.crash.seed", System.nanoTime());
        System.out.println("crash test " + name + ": " + rounds + " rounds, -Dhirelay.crash.seed=" + seed);
        Random random = new Random(seed);
        Map<String, String> environment = environment();
        environment.putAll(more);
        List<CrashLoad> loads = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            loads.add(new CrashLoad(
                    client,
                    "client" + i,
                    random.nextLong(),
                    TOKEN,
                    account.body("api_key", Map.of("api_key", account.key())),
                    account.key()));
        }
        for (int round = 1; round <= rounds; round++) {
            try (ServerProcess server = ServerProcess.start(folder, environment)) {
                for (CrashLoad load : loads) {
                    load.check(server.base());
                }
                if (round % 20 == 0) {
                    System.out.println("crash test " + name + ": round " + round + ", "
                            + loads.stream().mapToInt(CrashLoad::writes).sum() + " writes");
                }
                round(server, loads, random, patient);
            }
        }
        try (ServerProcess server = ServerProcess.start(folder, environment)) {
            for (CrashLoad load : loads) {
                load.check(server.base());
            }
        }
        int writes = loads.stream().mapToInt(CrashLoad::writes).sum();
        System.out.println("crash test " + name + ": " + rounds + " rounds and " + writes + " writes, nothing is lost");
        assertTrue(writes > 0, "nothing was written");
    }

    private void round(ServerProcess server, List<CrashLoad> loads, Random random, boolean patient) throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        for (CrashLoad load : loads) {
            running.add(threads.submit(() -> load.run(server.base(), written)));
        }
        if (random.nextBoolean() || patient) {
            assertTrue(written.await(60, TimeUnit.SECONDS), "nothing was written in a minute");
        }
        // Nobody counts this down: it is killed when the time is over.
        new CountDownLatch(1).await(random.nextInt(LONGEST_ROUND_MILLIS), TimeUnit.MILLISECONDS);
        server.kill();
        for (Future<?> load : running) {
            load.get(60, TimeUnit.SECONDS);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("HIRELAY_API_TOKEN", TOKEN);
        environment.put("HIRELAY_LOG_LEVEL", "error");
        environment.put("HIRELAY_DATA_DIR", folder.resolve("data").toString());
        environment.putAll(account.environment(UnaryOperator.identity()));
        return environment;
    }
}
