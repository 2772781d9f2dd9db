package io.hirelay.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PostgresCallLimitsTest {

    @Test
    void two_nodes_count_together() throws Exception {
        String url = TestDatabases.postgresqlUrl();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Database one = Database.postgresql(url, "one");
                Database two = Database.postgresql(url, "two")) {
            List<PostgresCallLimits> nodes = List.of(new PostgresCallLimits(one), new PostgresCallLimits(two));
            List<Future<Optional<Duration>>> calls = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                PostgresCallLimits node = nodes.get(i % 2);
                calls.add(threads.submit(() -> node.count("tok_1", 10)));
            }
            int allowed = 0;
            for (Future<Optional<Duration>> call : calls) {
                Optional<Duration> wait = call.get();
                allowed += wait.isEmpty() ? 1 : 0;
                assertTrue(wait.filter(time -> time.compareTo(Duration.ofSeconds(6)) > 0)
                        .isEmpty());
            }
            assertTrue(allowed >= 10 && allowed <= 12, allowed + " were allowed of 10");
            assertEquals(Optional.empty(), nodes.get(0).count("tok_2", 10));
            assertEquals(0, nodes.get(0).removeFull(100), "none is full again yet");
        } finally {
            threads.shutdownNow();
        }
    }
}
