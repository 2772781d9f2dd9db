package io.hirelay.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.model.User;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.operation.Exchange;
import io.hirelay.operation.ListRequest;
import io.hirelay.spi.Sandbox;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two nodes over one PostgreSQL in real time, whose threads call one simulated account that counts exactly. */
class TwoNodesSandboxTest {
    /** More than one window has room for. */
    private static final int CALLS = 14;

    @Test
    void the_provider_refuses_none_of_the_calls_of_both() throws Exception {
        String url = TestDatabases.postgresqlUrl();
        Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(CALLS);
        try (Database one = Database.postgresql(url, "one");
                Database two = Database.postgresql(url, "two");
                SharedLedgers first = SharedLedgers.in(one);
                SharedLedgers second = SharedLedgers.in(two);
                Hirelay here = Hirelay.builder().ledgers(first).build();
                Hirelay there = Hirelay.builder().ledgers(second).build();
                Sandbox.Account account =
                        here.sandboxes().iterator().next().start(Sandbox.Options.DEFAULT.withCallsPerWindow(10))) {
            List<Connection> nodes = List.of(
                    observed(here.connect(account.connection()), exchanges),
                    observed(there.connect(account.connection()), exchanges));
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                Connection node = nodes.get(i % 2);
                calls.add(threads.submit(
                        () -> node.users().list(ListRequest.<User>all().limit(1))));
            }
            for (Future<?> call : calls) {
                call.get();
            }
            assertTrue(exchanges.size() >= CALLS);
            assertEquals(
                    Map.of(200, exchanges.size()),
                    exchanges.stream().collect(Collectors.toMap(Exchange::status, exchange -> 1, Integer::sum)));
            assertTrue(exchanges.stream().anyMatch(exchange -> exchange.waited().compareTo(Duration.ofSeconds(5)) > 0));
            nodes.forEach(Connection::close);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Connection observed(Connection connection, Queue<Exchange> exchanges) {
        return connection.with(() -> CallContext.until(Deadline.after(Duration.ofSeconds(60), InstantSource.system()))
                .observedBy(exchanges::add));
    }
}
