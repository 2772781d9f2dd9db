package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hirelay.Hirelay;
import io.hirelay.connection.Connections;
import io.hirelay.server.secret.MasterKey;
import io.hirelay.server.secret.MasterKeyWrapper;
import io.hirelay.server.store.Database;
import io.hirelay.server.store.SqlStores;
import io.hirelay.server.store.TestDatabases;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Sandbox;
import io.hirelay.spi.SettingSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What many connections cost: the start of a server, the memory of each that is open, and the time to find one. */
@Tag("benchmark")
class ManyConnectionsBenchmark {
    private static final int FEW = 100;
    private static final int MANY = 10_000;
    private static final int LOOK_UPS = 5_000;

    private final MasterKey key = MasterKey.random(new SecureRandom());

    @TempDir
    private Path folder;

    @Test
    void on_sqlite() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        run("sqlite", Map.of("HIRELAY_DATA_DIR", data.toString()), () -> Database.file(data.resolve("hirelay.db")));
    }

    @Test
    void on_postgresql() throws Exception {
        String url = TestDatabases.postgresqlUrl();
        run(
                "postgresql",
                Map.of("HIRELAY_DATABASE_URL", url, "HIRELAY_DATA_DIR", folder.toString()),
                () -> Database.postgresql(url, "the test database"));
    }

    private interface Opening {
        Database open();
    }

    private void run(String name, Map<String, String> where, Opening opening) throws Exception {
        Map<String, String> environment = new HashMap<>(where);
        environment.put("HIRELAY_MASTER_KEY", key.base64());
        environment.put("HIRELAY_API_TOKEN", "a-token-of-some-length");
        try (Hirelay hirelay = Hirelay.builder().build();
                Sandbox.Account account = hirelay.sandboxes().iterator().next().start(Sandbox.Options.DEFAULT)) {
            ConnectionConfig config = account.connection();
            Map<String, String> settings = new HashMap<>(config.settings());
            settings.keySet()
                    .removeIf(setting -> hirelay.provider(config.provider())
                                    .orElseThrow()
                                    .descriptor()
                                    .setting(setting)
                                    .orElseThrow()
                                    .level()
                            == SettingSpec.Level.OPERATOR);
            double few;
            double many;
            long perConnection;
            try (SqlStores stores = SqlStores.over(opening.open(), new MasterKeyWrapper(key))) {
                few = microsPerLookUp(stores, stores.fill(FEW, config.provider(), settings));
                List<UUID> ids = stores.fill(MANY - FEW, config.provider(), settings);
                many = microsPerLookUp(stores, ids);
                perConnection = heapOfEach(hirelay, stores, ids);
            }
            long empty = startMillis(Map.of(
                    "HIRELAY_DATA_DIR",
                    folder.resolve("empty").toString(),
                    "HIRELAY_API_TOKEN",
                    "a-token-of-some-length"));
            long full = startMillis(environment);
            System.out.printf(
                    "%s: start with %d connections %d ms (without any, on sqlite: %d ms); %.1f KB of heap for each open"
                            + " one; look-up among %d: %.0f us, among %d: %.0f us, ratio %.2f%n",
                    name, MANY, full, empty, perConnection / 1024.0, FEW, few, MANY, many, many / few);
        }
    }

    private static double microsPerLookUp(SqlStores stores, List<UUID> ids) {
        Random random = new Random(7);
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 4; round++) {
            long begin = System.nanoTime();
            for (int i = 0; i < LOOK_UPS; i++) {
                stores.connections()
                        .find("default", ids.get(random.nextInt(ids.size())))
                        .orElseThrow();
            }
            best = Math.min(best, (System.nanoTime() - begin) / 1_000.0 / LOOK_UPS);
        }
        return best;
    }

    /** As they are held: opened, and with the credential looked at as the first call does. */
    private static long heapOfEach(Hirelay hirelay, SqlStores stores, List<UUID> ids) {
        try (Connections connections = Connections.builder(hirelay, stores.connections(), stores.credentials())
                .mostOpen(ids.size())
                .build()) {
            connections.open(connections.get("default", ids.get(0)));
            long before = used();
            for (UUID id : ids) {
                connections.open(connections.get("default", id)).budget();
            }
            long after = used();
            assertEquals(ids.size(), connections.budgets().size());
            return (after - before) / (ids.size() - 1);
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            runtime.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    private long startMillis(Map<String, String> environment) {
        long begin = System.nanoTime();
        try (ServerProcess server = ServerProcess.start(folder, environment)) {
            long millis = (System.nanoTime() - begin) / 1_000_000;
            server.kill();
            return millis;
        }
    }
}
