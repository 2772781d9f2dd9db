package io.hirelay.conformance.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.budget.Budget;
import io.hirelay.budget.BudgetReport;
import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.Budgets;
import io.hirelay.conformance.budget.SimulatedCaller.Calls;
import io.hirelay.operation.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many callers of one token against a provider that counts exactly, for five minutes each. */
class SharedTokenTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:03.5Z");
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration LATENCY = Duration.ofMillis(60);
    private static final SimulatedCaller FULL_SYNC =
            SimulatedCaller.greedy("sync", Lane.SYNC).with(4).waiting(Duration.ofHours(1));

    private final Simulation time = new Simulation(START);
    private Duration clockOff = Duration.ZERO;
    private final InstantSource ours = () -> time.instant().plus(clockOff);
    private final Random random = new Random(42);
    private final List<Calls> clients = new ArrayList<>();

    private Calls sync;
    private int theirs;
    private SimulatedProvider provider = new SimulatedProvider(time, 10, WINDOW);
    private Budget budget = budget(10);

    private Budget budget(int calls) {
        return new Budgets(ours, pause -> {}).of("acme:token", new BudgetSpec(calls, WINDOW));
    }

    private void limit(int calls) {
        provider = new SimulatedProvider(time, calls, WINDOW);
        budget = budget(calls);
    }

    private Calls start(SimulatedCaller caller) {
        return caller.start(time, provider, budget, ours, LATENCY, random);
    }

    private void eightClientsAndASync() {
        for (int i = 0; i < 8; i++) {
            clients.add(start(SimulatedCaller.greedy("client-" + i, Lane.INTERACTIVE)));
        }
        sync = start(FULL_SYNC);
    }

    private void used(double atLeast, double allowed) {
        int accepted = provider.accepted().size();
        assertTrue(accepted >= atLeast * allowed, accepted + " of " + allowed + " allowed calls were used");
    }

    private static void within(Duration most, Calls calls) {
        Duration wait = calls.waited(95);
        assertTrue(wait.compareTo(most) <= 0, "95 % of the calls waited up to " + wait);
    }

    private void everybodyMade(int atLeast) {
        for (Calls client : clients) {
            assertTrue(client.made() >= atLeast, "a client made " + client.made() + " calls of at least " + atLeast);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50})
    void eight_greedy_clients_and_a_full_sync(int limit) {
        limit(limit);
        eightClientsAndASync();
        time.run(FIVE_MINUTES);

        assertEquals(List.of(), provider.refused());
        used(0.98, limit * 30);
        clients.forEach(client -> within(WINDOW, client));
        clients.forEach(client -> assertEquals(0, client.refused()));
        everybodyMade(limit * 26 / 10);
        assertTrue(sync.made() >= 29 * limit / 10, sync.made() + " calls of the sync");
        int asked = sync.asked() + clients.stream().mapToInt(Calls::asked).sum();
        assertTrue(asked < 4 * provider.accepted().size(), asked + " times asked: too many were woken");
    }

    @Test
    void one_caller_with_many_calls_against_seven_modest_ones() {
        sync = start(SimulatedCaller.greedy("greedy", Lane.INTERACTIVE).with(100));
        for (int i = 0; i < 7; i++) {
            clients.add(start(
                    SimulatedCaller.greedy("modest-" + i, Lane.INTERACTIVE).thinking(Duration.ofSeconds(2))));
        }
        time.run(FIVE_MINUTES);

        assertEquals(List.of(), provider.refused());
        used(0.98, 300);
        clients.forEach(client -> within(WINDOW, client));
        clients.forEach(client -> assertEquals(0, client.refused()));
        everybodyMade(27);
        assertTrue(sync.made() >= 60, "what nobody else wants is the greedy one's: " + sync.made());
    }

    @Test
    void all_lanes_at_once_have_their_shares() {
        List<Calls> lanes = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            lanes.add(start(SimulatedCaller.greedy(lane.name(), lane).with(12).waiting(Duration.ofHours(1))));
        }
        time.run(FIVE_MINUTES);

        assertEquals(List.of(), provider.refused());
        used(0.98, 300);
        int[] shares = {6, 2, 1, 1};
        for (Lane lane : Lane.values()) {
            int made = lanes.get(lane.ordinal()).made();
            int share = shares[lane.ordinal()] * 30;
            assertTrue(Math.abs(made - share) <= 12, lane + " made " + made + " calls, not about " + share);
        }
    }

    @Test
    void provider_that_counts_fixed_windows() {
        provider.countingFixedWindows();
        eightClientsAndASync();
        time.run(FIVE_MINUTES);

        assertEquals(List.of(), provider.refused());
        used(0.98, 300);
    }

    @Test
    void absent_headers() {
        provider.saying(honest -> BudgetReport.NONE).withoutRetryAfter();
        eightClientsAndASync();
        time.run(FIVE_MINUTES);

        assertEquals(List.of(), provider.refused());
        used(0.98, 300);
    }

    @Test
    void headers_that_promise_too_much() {
        provider.saying(honest -> new BudgetReport(OptionalInt.of(100), OptionalInt.of(99), Optional.empty()));
        eightClientsAndASync();
        time.run(FIVE_MINUTES);

        onlyProbesAreRefusedAfterTheFirstWindow();
        used(0.9, 300);
        everybodyMade(25);
    }

    @Test
    void headers_that_say_that_nothing_is_left() {
        provider.saying(honest -> new BudgetReport(OptionalInt.of(10), OptionalInt.of(0), Optional.empty()));
        eightClientsAndASync();
        time.run(FIVE_MINUTES);

        assertEquals(List.of(), provider.refused());
        used(0.9, 300);
        everybodyMade(25);
    }

    @Test
    void lower_limit_than_known_and_no_headers() {
        provider.saying(honest -> BudgetReport.NONE).withoutRetryAfter().allow(5);
        eightClientsAndASync();
        time.run(FIVE_MINUTES);

        onlyProbesAreRefusedAfterTheFirstWindow();
        used(0.85, 150);
        everybodyMade(10);
    }

    /** What a provider takes may rise again, so now and then one call more is tried, and ever more seldom. */
    private void onlyProbesAreRefusedAfterTheFirstWindow() {
        List<Instant> later = provider.refused().stream()
                .filter(at -> at.isAfter(START.plus(WINDOW)))
                .toList();
        assertTrue(later.size() <= 5, "refused after the first window at " + later);
        for (int i = 2; i < later.size(); i++) {
            Duration before = Duration.between(later.get(i - 2), later.get(i - 1));
            Duration now = Duration.between(later.get(i - 1), later.get(i));
            assertTrue(now.compareTo(before) > 0, "not more seldom: " + later);
        }
    }

    /** Four calls at a time, as soon as those before are forgotten: it takes four of every ten. */
    private void anotherProgram() {
        for (int i = 0; i < 4; i++) {
            theirs += provider.arrive().refused() ? 0 : 1;
        }
        time.after(WINDOW.plusMillis(random.nextInt(50)), this::anotherProgram);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void another_program_with_the_same_token(boolean headers) {
        if (!headers) {
            provider.saying(honest -> BudgetReport.NONE).withoutRetryAfter();
        }
        anotherProgram();
        eightClientsAndASync();
        time.run(FIVE_MINUTES);

        assertTrue(theirs >= 116, "it is not driven out: it made " + theirs + " calls of 120");
        long later = provider.refused().stream()
                .filter(at -> at.isAfter(START.plus(WINDOW)))
                .count();
        assertTrue(later <= 6, later + " calls were refused after the first window");
        used(0.9, 300);
        everybodyMade(15);
    }

    @Test
    void clock_that_is_set_back_again_and_again() {
        for (int i = 1; i < 9; i++) {
            Duration by = Duration.ofMinutes((long) i * i * i);
            time.after(Duration.ofSeconds(31L * i), () -> clockOff = clockOff.minus(by));
        }
        eightClientsAndASync();
        time.run(FIVE_MINUTES);

        assertEquals(List.of(), provider.refused());
        used(0.7, 300);
        everybodyMade(15);
    }

    @Test
    void provider_that_refuses_everything_for_a_minute_is_used_again_within_half_of_one() {
        Instant recovered = START.plusSeconds(120);
        time.after(Duration.ofSeconds(60), () -> provider.allow(0));
        time.after(Duration.ofSeconds(120), () -> provider.allow(10));
        eightClientsAndASync();
        time.run(FIVE_MINUTES);

        List<Instant> pause = provider.refused().stream()
                .filter(at -> at.isAfter(START.plusSeconds(61)))
                .toList();
        assertTrue(pause.size() <= 6, "nobody calls while it is waited out: " + pause);
        Instant first = provider.accepted().stream()
                .filter(at -> at.isAfter(recovered))
                .findFirst()
                .orElseThrow();
        assertTrue(Duration.between(recovered, first).toSeconds() <= 30, "used again at " + first);
        long atTheEnd = provider.accepted().stream()
                .filter(at -> at.isAfter(START.plusSeconds(240)))
                .count();
        assertTrue(atTheEnd >= 58, "only " + atTheEnd + " of 60 calls in the last minute");
    }

    @Test
    void limit_that_goes_up_and_down_is_followed() {
        time.after(Duration.ofSeconds(101), () -> provider.allow(30));
        eightClientsAndASync();
        time.run(Duration.ofSeconds(200));
        int before = provider.accepted().size();
        assertEquals(List.of(), provider.refused());
        assertTrue(before >= 100 + 9 * 30, before + " calls");
    }
}
