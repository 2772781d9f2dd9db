package io.hirelay.conformance.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.budget.Budget;
import io.hirelay.budget.BudgetObserver;
import io.hirelay.budget.BudgetReport;
import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.BudgetState;
import io.hirelay.budget.Budgets;
import io.hirelay.budget.Claim;
import io.hirelay.budget.Ledger;
import io.hirelay.budget.Ledgers;
import io.hirelay.budget.Shares;
import io.hirelay.budget.Slot;
import io.hirelay.conformance.budget.SimulatedCaller.Calls;
import io.hirelay.operation.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls are counted elsewhere, by a ledger that answers after a while. */
class DistantLedgerTest {
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration LATENCY = Duration.ofMillis(60);

    private final Simulation time = new Simulation(Instant.parse("2026-03-01T12:00:03.5Z"));
    private final Random random = new Random(11);

    /** Everything said to the other takes this way there, and its answers the same way back. */
    private final class Away implements Ledger {
        private final Ledger there;
        private final Duration way;

        Away(Ledger there, Duration way) {
            this.there = there;
            this.way = way;
        }

        @Override
        public CompletionStage<Claim> claim(Map<Lane, Integer> wanted) {
            CompletableFuture<Claim> answer = new CompletableFuture<>();
            time.after(
                    way, () -> there.claim(wanted).thenAccept(claim -> time.after(way, () -> answer.complete(claim))));
            return answer;
        }

        @Override
        public void answered(Slot slot, BudgetReport report) {
            time.after(way, () -> there.answered(slot, report));
        }

        @Override
        public void unused(Slot slot) {
            time.after(way, () -> there.unused(slot));
        }

        @Override
        public void throttled(Duration pause) {
            time.after(way, () -> there.throttled(pause));
        }

        @Override
        public BudgetState state() {
            return there.state();
        }

        @Override
        public Duration opensIn(int before) {
            return there.opensIn(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "10, 20", "50, 1", "50, 20"})
    void eight_greedy_clients_and_a_full_sync(int limit, int way) {
        BudgetSpec spec = new BudgetSpec(limit, WINDOW);
        SimulatedProvider provider = new SimulatedProvider(time, limit, WINDOW);
        Ledgers counting = Ledgers.inMemory(time);
        Ledgers away = (key, same, shares) -> new Away(counting.of(key, same, shares), Duration.ofMillis(way));
        Budget budget = new Budgets(away, Shares.DEFAULT, BudgetObserver.NONE, time, pause -> {}).of("acme:1", spec);
        List<Calls> clients = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            clients.add(SimulatedCaller.greedy("client-" + i, Lane.INTERACTIVE)
                    .start(time, provider, budget, time, LATENCY, random));
        }
        Calls sync = SimulatedCaller.greedy("sync", Lane.SYNC)
                .with(4)
                .waiting(Duration.ofHours(1))
                .start(time, provider, budget, time, LATENCY, random);
        time.run(Duration.ofMinutes(5));

        assertEquals(List.of(), provider.refused());
        int accepted = provider.accepted().size();
        assertTrue(accepted >= 0.98 * limit * 30, accepted + " of " + limit * 30 + " allowed calls were used");
        for (Calls client : clients) {
            Duration wait = client.waited(95);
            Duration most = WINDOW.plusMillis(4L * way); // the ledger learns of an answer later, and so does the budget
            assertTrue(wait.compareTo(most) <= 0, "95 % of the calls waited up to " + wait);
            assertEquals(0, client.refused());
            assertTrue(client.made() >= limit * 24 / 10, client.made() + " calls of a client");
        }
        assertTrue(sync.made() >= 28 * limit / 10, sync.made() + " calls of the sync");
    }
}
