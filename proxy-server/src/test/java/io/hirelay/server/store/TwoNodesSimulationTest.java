package io.hirelay.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.budget.Budget;
import io.hirelay.budget.BudgetObserver;
import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.Budgets;
import io.hirelay.budget.Shares;
import io.hirelay.conformance.budget.SimulatedCaller;
import io.hirelay.conformance.budget.SimulatedCaller.Calls;
import io.hirelay.conformance.budget.SimulatedProvider;
import io.hirelay.conformance.budget.Simulation;
import io.hirelay.operation.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two nodes over one PostgreSQL, whose callers share a token; minutes pass in seconds. */
class TwoNodesSimulationTest {
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration LATENCY = Duration.ofMillis(60);

    /** What a look at the database takes. */
    private static final Duration ROUND_TRIP = Duration.ofMillis(4);

    private static VirtualDatabase database;

    private final Set<String> dead = new HashSet<>();
    private int transactions;
    private final Instant start = database.instant();
    private final Simulation time = new Simulation(start);
    private final String key = "acme:" + UUID.randomUUID();
    private final Random random = new Random(7);
    private final List<Calls> clients = new ArrayList<>();
    private final List<Budget> nodes = new ArrayList<>();
    private SimulatedProvider provider = new SimulatedProvider(time, 10, WINDOW);

    @BeforeAll
    static void open() {
        database = new VirtualDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private void limit(int calls) {
        provider = new SimulatedProvider(time, calls, WINDOW);
        nodes.add(node("one", calls, time));
        // This one's clock is wrong, as nodes' clocks are.
        nodes.add(node("two", calls, () -> time.instant().minusSeconds(77)));
    }

    private Budget node(String name, int calls, InstantSource clock) {
        SharedLedgers ledgers = database.node(
                name,
                database.database().counting(),
                () -> Duration.between(start, time.instant()).toNanos(),
                Duration.ofMillis(50),
                (task, delay) -> time.after(delay.plus(ROUND_TRIP), () -> {
                    if (dead.contains(name)) {
                        return;
                    }
                    transactions++;
                    database.passUntil(time.instant());
                    task.run();
                }),
                () -> {});
        return new Budgets(ledgers, Shares.DEFAULT, BudgetObserver.NONE, clock, pause -> {})
                .of(key, new BudgetSpec(calls, WINDOW));
    }

    private Calls start(int node, SimulatedCaller caller) {
        return caller.start(time, provider, nodes.get(node), time, LATENCY, random);
    }

    private Calls eightClientsAndASync() {
        for (int i = 0; i < 8; i++) {
            clients.add(start(i % 2, SimulatedCaller.greedy("client-" + i, Lane.INTERACTIVE)));
        }
        return start(1, SimulatedCaller.greedy("sync", Lane.SYNC).with(4).waiting(Duration.ofHours(1)));
    }

    private void run(Duration length) {
        database.passUntil(time.instant());
        time.run(length);
        database.passUntil(time.instant());
    }

    /** How long does not matter to the share of the calls: minutes show that nothing gathers. */
    @ParameterizedTest
    @CsvSource({"10, 300", "50, 60"})
    void eight_greedy_clients_and_a_full_sync(int limit, int seconds) {
        limit(limit);
        Calls sync = eightClientsAndASync();
        run(Duration.ofSeconds(seconds));

        assertEquals(List.of(), provider.refused());
        int windows = seconds / 10;
        int accepted = provider.accepted().size();
        assertTrue(accepted >= 0.98 * limit * windows, accepted + " calls were made in " + windows + " windows");
        for (Calls client : clients) {
            Duration wait = client.waited(95);
            assertTrue(wait.compareTo(WINDOW.plus(ROUND_TRIP.multipliedBy(3))) <= 0, "95 % waited up to " + wait);
            assertEquals(0, client.refused());
            assertTrue(client.made() >= limit * windows * 24 / 300, client.made() + " calls of a client");
        }
        assertTrue(sync.made() >= limit * (windows - 1) / 10, sync.made() + " calls of the sync");
        assertTrue(transactions <= 5 * accepted, transactions + " transactions for " + accepted + " calls");
    }

    @Test
    void a_node_that_dies_leaves_everything_to_the_other() {
        limit(10);
        eightClientsAndASync();
        run(Duration.ofSeconds(35));
        dead.add("two");
        int before = provider.accepted().size();
        run(Duration.ofSeconds(45));
        assertTrue(provider.accepted().size() > before);
        before = provider.accepted().size();
        run(Duration.ofSeconds(60));
        assertEquals(List.of(), provider.refused());
        int accepted = provider.accepted().size() - before;
        assertTrue(accepted >= 58, accepted + " calls of 60 were made by the one that lives");
    }
}
