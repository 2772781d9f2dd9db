package io.hirelay.conformance.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.budget.BudgetReport;
import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.Claim;
import io.hirelay.budget.Ledger;
import io.hirelay.budget.Slot;
import io.hirelay.operation.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Ledger} keeps to. Extend it, answer a ledger that nobody has called by yet, and let time pass for it.
 * Real time may pass as well: no test minds some seconds.
 */
public abstract class LedgerContract {
    /** Long, so that what a test takes itself does not count. */
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private static final BudgetSpec TEN = new BudgetSpec(10, WINDOW);
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private Ledger ledger;

    /** An empty ledger of a key of its own, with the default shares. */
    protected abstract Ledger ledger(BudgetSpec spec);

    /** Lets this much time pass for the ledgers of this test. */
    protected abstract void pass(Duration time);

    @BeforeEach
    void open() {
        ledger = ledger(TEN);
    }

    private static Claim answer(Ledger ledger, Map<Lane, Integer> wanted) {
        try {
            return ledger.claim(wanted).toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the ledger did not answer a claim", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private List<Slot> claim(Lane lane, int calls) {
        return answer(ledger, Map.of(lane, calls)).slots();
    }

    private List<Slot> claim(int calls) {
        return claim(Lane.INTERACTIVE, calls);
    }

    private void answered(List<Slot> slots) {
        slots.forEach(slot -> ledger.answered(slot, BudgetReport.NONE));
    }

    private static BudgetReport report(int limit, int remaining) {
        return new BudgetReport(OptionalInt.of(limit), OptionalInt.of(remaining), Optional.empty());
    }

    private static void within(Duration least, Duration most, Duration found, String what) {
        assertTrue(
                found.compareTo(least) >= 0 && found.compareTo(most) <= 0,
                what + " is " + found + " and not from " + least + " to " + most);
    }

    @Test
    void gives_what_the_limit_allows_and_no_more() {
        Claim claim = answer(ledger, Map.of(Lane.INTERACTIVE, 12));

        assertEquals(10, claim.slots().size());
        within(Duration.ofMillis(1), WINDOW, claim.again(), "the time to ask again");
        assertEquals(List.of(), claim(1));
        assertEquals(10, ledger.state().limit());
        assertEquals(0, ledger.state().remaining());
        within(WINDOW.minus(MARGIN), WINDOW, ledger.state().resetIn(), "the time until all is free");
        within(Duration.ofMillis(1), WINDOW, ledger.opensIn(0), "the time until the next may go");
        within(Duration.ofMillis(1).plus(WINDOW), WINDOW.multipliedBy(2), ledger.opensIn(10), "one limit later");
    }

    @Test
    void gives_all_that_is_wanted_when_it_can() {
        Claim claim = answer(ledger, Map.of(Lane.SYNC, 2, Lane.EVENTS, 1, Lane.BACKFILL, 0));

        assertEquals(Duration.ZERO, claim.again());
        assertEquals(
                List.of(Lane.EVENTS, Lane.SYNC, Lane.SYNC),
                claim.slots().stream().map(Slot::lane).sorted().toList());
        assertEquals(3, claim.slots().stream().map(Slot::number).distinct().count());
        assertEquals(7, ledger.state().remaining());
    }

    @Test
    void nothing_wanted_is_nothing_given() {
        assertEquals(new Claim(List.of(), Duration.ZERO), answer(ledger, Map.of()));
        assertEquals(10, claim(10).size());
    }

    @Test
    void place_is_free_one_window_after_the_answer() {
        List<Slot> slots = claim(10);
        pass(WINDOW.minus(MARGIN));
        answered(slots.subList(0, 4));
        pass(WINDOW.minus(MARGIN));
        assertEquals(List.of(), claim(10), "those answered have been answered less than a window ago");
        pass(MARGIN);
        assertEquals(4, claim(10).size(), "and then they are free, but not those under way");
    }

    @Test
    void place_is_answered_once() {
        List<Slot> slots = claim(10);
        answered(slots);
        answered(slots);
        slots.forEach(ledger::unused);
        assertEquals(List.of(), claim(1), "what was answered is not unused");
        pass(WINDOW);
        assertEquals(10, claim(20).size());
    }

    @Test
    void unused_place_is_free_at_once() {
        List<Slot> slots = claim(10);
        slots.subList(0, 3).forEach(ledger::unused);
        slots.subList(0, 3).forEach(ledger::unused);
        assertEquals(3, claim(5).size());
    }

    @Test
    void lanes_have_their_shares() {
        Map<Lane, Integer> wanted = Map.of(Lane.INTERACTIVE, 50, Lane.SYNC, 50);
        List<Slot> slots = answer(ledger, wanted).slots();
        assertEquals(
                9,
                slots.stream().filter(slot -> slot.lane() == Lane.INTERACTIVE).count());
        assertEquals(1, slots.stream().filter(slot -> slot.lane() == Lane.SYNC).count());

        Ledger other = ledger(TEN);
        assertEquals(10, answer(other, Map.of(Lane.BACKFILL, 50)).slots().size(), "what nobody else wants");
    }

    @Test
    void shares_are_counted_over_the_window() {
        answered(claim(10));
        pass(WINDOW);
        answered(claim(Lane.SYNC, 1));
        Map<Lane, Integer> wanted = Map.of(Lane.EVENTS, 50, Lane.SYNC, 50);
        List<Slot> slots = answer(ledger, wanted).slots();
        assertEquals(
                9, slots.stream().filter(slot -> slot.lane() == Lane.EVENTS).count());
    }

    @Test
    void limit_goes_up_and_down_with_what_the_provider_says() {
        List<Slot> slots = claim(10);
        ledger.answered(slots.get(0), report(13, 3));
        slots = new ArrayList<>(slots.subList(1, 10));
        slots.addAll(claim(10));
        assertEquals(12, slots.size());
        assertEquals(13, ledger.state().limit());

        ledger.answered(slots.remove(0), report(5, 0));
        answered(slots);
        pass(WINDOW);
        assertEquals(5, claim(10).size());
    }

    @Test
    void impossible_limits_are_not_believed() {
        List<Slot> slots = claim(3);
        ledger.answered(slots.get(0), report(0, 0));
        ledger.answered(slots.get(1), report(-1, -1));
        ledger.answered(slots.get(2), report(2_000_000_000, 0));
        assertEquals(10, ledger.state().limit());
    }

    @Test
    void calls_of_others_count_for_one_window() {
        ledger.answered(claim(1).get(0), report(10, 5));
        assertEquals(5, claim(10).size(), "one is ours, four are of others");
        pass(WINDOW);
        assertEquals(5, claim(10).size(), "our five are still under way, and the others are over");
    }

    @Test
    void calls_of_others_count_until_the_provider_takes_all_again() {
        ledger.answered(
                claim(1).get(0),
                new BudgetReport(OptionalInt.of(10), OptionalInt.of(0), Optional.of(MARGIN.plusSeconds(1))));
        assertEquals(List.of(), claim(10));
        pass(MARGIN.plusSeconds(1));
        assertEquals(9, claim(10).size());
    }

    @Test
    void own_calls_are_not_taken_for_those_of_others() {
        List<Slot> old = claim(9);
        answered(old);
        pass(WINDOW.minus(MARGIN));
        Slot last = claim(1).get(0); // counted by the provider together with the nine
        pass(MARGIN.plusSeconds(1));
        ledger.answered(last, report(10, 0));
        assertEquals(9, claim(10).size(), "the nine are free, and nobody else has called");
    }

    @Test
    void nobody_calls_while_it_is_paused() {
        answered(claim(1));
        ledger.throttled(Duration.ofSeconds(25));
        Claim claim = answer(ledger, Map.of(Lane.INTERACTIVE, 1));
        assertEquals(List.of(), claim.slots());
        within(Duration.ofSeconds(10), Duration.ofSeconds(25), claim.again(), "the time to ask again");
        assertEquals(0, ledger.state().remaining());
        within(Duration.ofSeconds(10), Duration.ofSeconds(25), ledger.opensIn(0), "the rest of the pause");
        pass(Duration.ofSeconds(25));
        assertEquals(1, claim(1).size());
    }

    @Test
    void pause_is_bounded() {
        ledger.throttled(Duration.ofDays(1));
        assertEquals(List.of(), claim(1));
        pass(Duration.ofSeconds(30));
        assertEquals(1, claim(1).size(), "a provider that recovers is used again within half a minute");
    }

    @Test
    void refusals_teach_what_the_provider_takes() {
        answered(claim(10));
        for (int refused = 0; refused < 4; refused++) {
            ledger.throttled(Duration.ofSeconds(30));
        }
        pass(WINDOW);
        List<Slot> slots = claim(10);
        assertEquals(6, slots.size(), "it has taken six of ten");
        answered(slots);
        pass(WINDOW.multipliedBy(5));
        assertTrue(claim(10).size() > 6, "when it has been quiet for long, more is tried");
    }

    @Test
    void claims_from_many_threads_together_get_what_one_would() {
        List<Callable<List<Slot>>> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            tasks.add(() -> {
                List<Slot> slots = new ArrayList<>();
                for (int n = 0; n < 5; n++) {
                    List<Slot> given = claim(2);
                    given.forEach(slot -> ledger.answered(slot, BudgetReport.NONE));
                    slots.addAll(given);
                }
                return slots;
            });
        }
        List<Slot> slots = together(tasks);
        assertEquals(10, slots.size());
        assertEquals(10, new HashSet<>(slots).size());
        assertEquals(List.of(), claim(1));
        assertFalse(ledger.state().resetIn().isZero());
    }

    private static <T> List<T> together(List<Callable<List<T>>> tasks) {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> found = new ArrayList<>();
            for (Future<List<T>> each : threads.invokeAll(tasks)) {
                found.addAll(each.get());
            }
            return found;
        } catch (ExecutionException e) {
            throw new AssertionError("failed on one of several threads", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
