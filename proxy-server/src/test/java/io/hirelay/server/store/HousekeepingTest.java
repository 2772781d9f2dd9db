package io.hirelay.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HousekeepingTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final List<Integer> asked = new ArrayList<>();
    private int rows = 1_200;

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    private int remove(Instant now, int most) {
        asked.add(most);
        int removed = Math.min(rows, most);
        rows -= removed;
        return removed;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.hirelay.server.store.SqlTokensTest#databases")
    void a_lease_has_one_holder_until_it_is_given_back_or_over(String kind, Supplier<Database> open) {
        try (Database database = open.get()) {
            Leases leases = new Leases(database);
            Leases.Lease first = leases.take("a", Duration.ofMinutes(1)).orElseThrow();
            assertTrue(leases.take("a", Duration.ofMinutes(1)).isEmpty());
            assertTrue(leases.take("b", Duration.ofMinutes(1)).isPresent());
            first.close();
            // One whose time is over at once stands for one whose holder was killed.
            Leases.Lease killed = leases.take("a", Duration.ofMillis(-1)).orElseThrow();
            Leases.Lease next = leases.take("a", Duration.ofMinutes(1)).orElseThrow();
            killed.close();
            assertTrue(leases.take("a", Duration.ofMinutes(1)).isEmpty(), "only the holder gives it back");
            next.close();
            assertTrue(leases.take("a", Duration.ofMinutes(1)).isPresent());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.hirelay.server.store.SqlTokensTest#databases")
    void a_chore_is_done_in_parts_on_one_node_and_its_failure_keeps_nothing_else(String kind, Supplier<Database> open) {
        try (Database database = open.get()) {
            Leases leases = new Leases(database);
            Chore failing = new Chore("rocks", (now, most) -> {
                throw new IllegalStateException("too heavy");
            });
            Housekeeping keeping = new Housekeeping(
                    leases, List.of(failing, new Chore("rows", this::remove)), InstantSource.fixed(NOW), scheduler);

            Leases.Lease other =
                    leases.take("housekeeping", Duration.ofMinutes(1)).orElseThrow();
            keeping.run();
            assertEquals(List.of(), asked);
            other.close();
            keeping.run();
            assertEquals(List.of(500, 500, 500), asked);
            assertEquals(0, rows);
            keeping.run();
            assertEquals(4, asked.size());
        }
    }
}
