package io.hirelay.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.budget.BudgetReport;
import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.BudgetState;
import io.hirelay.budget.Shares;
import io.hirelay.budget.Slot;
import io.hirelay.operation.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SharedCountTest {
    private static final BudgetSpec SPEC = new BudgetSpec(10, Duration.ofSeconds(10));
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Map<Lane, Integer> ONE = Map.of(Lane.INTERACTIVE, 1);
    private static final Map<Lane, Integer> MANY = Map.of(Lane.INTERACTIVE, 100);

    private SharedCount count = SharedCount.of(SPEC, Shares.DEFAULT, START);
    private long numbers;

    @Test
    void no_window_has_more_calls_than_are_allowed() {
        List<Slot> first = claim("a", MANY).slots();
        assertEquals(10, first.size());
        at(1_000);
        assertEquals(List.of(), claim("a", MANY).slots());
        first.forEach(slot -> count.answered(slot, count.now(), BudgetReport.NONE));
        SharedCount.Given none = claim("a", MANY);
        assertEquals(List.of(), none.slots());
        assertEquals(Duration.ofSeconds(1), none.again(), "a place may be given back sooner than is foreseen");
        at(10_999);
        assertEquals(Duration.ofMillis(1), claim("a", MANY).again());
        at(11_000);
        assertEquals(10, claim("a", MANY).slots().size());
    }

    @Test
    void nodes_that_wish_take_turns() {
        answer(claim("a", MANY).slots());
        claim("b", MANY);
        Map<String, Integer> served = serve(List.of("a", "b", "b"), 10_000, Map.of("a", MANY, "b", MANY));
        assertEquals(Map.of("a", 5, "b", 5), served, "however often one asks");
    }

    @Test
    void a_node_with_one_call_at_a_time_does_not_go_first_each_time() {
        answer(claim("a", MANY).slots());
        Map<String, Integer> served = serve(List.of("a", "b"), 10_000, Map.of("a", ONE, "b", MANY));
        assertEquals(10, served.get("a") + served.get("b"));
        assertTrue(served.get("a") >= 4 && served.get("b") >= 5, served.toString());
    }

    /** Ten places become free, one each 100 ms; who asks at each. */
    private Map<String, Integer> serve(List<String> asking, long from, Map<String, Map<Lane, Integer>> wants) {
        Map<String, Integer> served = new java.util.TreeMap<>(Map.of("a", 0, "b", 0));
        for (int i = 0; i < 10; i++) {
            at(from + i * 100L);
            for (int round = 0; round < 2; round++) {
                for (String node : asking) {
                    served.merge(node, claim(node, wants.get(node)).slots().size(), Integer::sum);
                }
            }
        }
        return served;
    }

    @Test
    void a_wish_that_nobody_renews_is_forgotten() {
        answer(claim("a", MANY).slots());
        at(9_500);
        claim("b", MANY);
        at(10_000);
        SharedCount.Given given = claim("a", Map.of(Lane.INTERACTIVE, 1));
        assertEquals(List.of(), given.slots(), "it is b's turn");
        assertEquals(Duration.ofMillis(100), given.again(), "when the next place is free");
        at(10_100);
        assertEquals(1, claim("a", ONE).slots().size(), "one is kept for b");
        assertEquals(List.of(), claim("a", ONE).slots());
        at(10_500);
        assertEquals(5, claim("a", MANY).slots().size(), "b has not come for it");
    }

    @Test
    void lanes_have_their_shares_over_all_nodes() {
        answer(claim("a", MANY).slots());
        at(9_999);
        claim("b", Map.of(Lane.SYNC, 100));
        List<Slot> given = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            at(10_000 + i * 100L);
            given.addAll(claim("a", MANY).slots());
            given.addAll(claim("b", Map.of(Lane.SYNC, 100)).slots());
            given.addAll(claim("a", MANY).slots());
        }
        assertEquals(10, given.size());
        assertEquals(
                1,
                given.stream().filter(slot -> slot.lane() == Lane.SYNC).count(),
                "a tenth, as it is all interactive");
    }

    @Test
    void what_a_dead_node_holds_is_free_by_itself() {
        claim("dead", MANY);
        at(39_999);
        assertEquals(List.of(), claim("a", MANY).slots());
        at(40_000);
        assertEquals(10, claim("a", MANY).slots().size());
    }

    @Test
    void what_is_renewed_is_not() {
        Slot slot = claim("a", MANY).slots().get(0);
        at(20_000);
        count.renew(slot.number());
        at(40_000);
        assertEquals(9, claim("b", MANY).slots().size());
        at(60_000);
        assertEquals(1, claim("b", MANY).slots().size());
    }

    @Test
    void an_answer_counts_from_when_it_came_and_once() {
        List<Slot> slots = claim("a", MANY).slots();
        at(3_000);
        for (Slot slot : slots) {
            count.answered(slot, START.plusMillis(500), BudgetReport.NONE);
            count.answered(slot, START.plusMillis(2_000), BudgetReport.NONE);
        }
        assertEquals(new BudgetState(10, 0, Duration.ofMillis(7_500)), count.state());
        at(10_500);
        assertEquals(10, claim("a", MANY).slots().size());
    }

    @Test
    void an_answer_whose_place_was_forgotten_is_counted() {
        count.answered(new Slot(Lane.SYNC, 77), START, BudgetReport.NONE);
        assertEquals(9, claim("a", MANY).slots().size());
    }

    @Test
    void what_was_not_used_is_free_at_once_but_not_what_was_answered() {
        List<Slot> slots = claim("a", MANY).slots();
        count.unused(slots.get(0).number());
        count.answered(slots.get(1), START, BudgetReport.NONE);
        count.unused(slots.get(1).number());
        assertEquals(1, claim("a", MANY).slots().size());
    }

    @Test
    void calls_that_others_make_with_the_credential_are_seen() {
        Slot slot = claim("a", ONE).slots().get(0);
        at(100);
        count.answered(slot, count.now(), report(10, 5));
        assertEquals(5, count.state().remaining(), "one is ours and four are not");
        assertEquals(5, claim("a", MANY).slots().size());
        at(10_100);
        assertEquals(5, claim("a", MANY).slots().size());
    }

    @Test
    void the_limit_that_a_provider_tells_counts() {
        count.answered(claim("a", ONE).slots().get(0), START, report(50, 49));
        assertEquals(49, claim("a", MANY).slots().size());
    }

    @Test
    void nobody_calls_after_a_refusal_until_its_time_has_passed() {
        claim("a", ONE);
        count.throttled(START, Duration.ofSeconds(12));
        SharedCount.Given none = claim("b", MANY);
        assertEquals(List.of(), none.slots());
        assertEquals(Duration.ofSeconds(12), none.again());
        assertEquals(0, count.state().remaining());
        at(12_000);
        assertTrue(claim("b", MANY).slots().size() >= 4, "half of what it allows, as one refusal proves little");
    }

    @Test
    void a_clock_that_goes_back_shuts_nothing_for_long() {
        answerAtOnce(claim("a", MANY).slots());
        claim("b", MANY);
        count.advance(START.minusSeconds(3_600));
        assertEquals(Duration.ofSeconds(10), count.state().resetIn());
        count.advance(START.minusSeconds(3_590));
        assertEquals(10, claim("a", MANY).slots().size());
    }

    @Test
    void when_the_next_call_can_go_is_told_by_how_many_go_before() {
        List<Slot> slots = claim("a", MANY).slots();
        for (int i = 0; i < 9; i++) {
            at(i * 100L);
            count.answered(slots.get(i), count.now(), BudgetReport.NONE);
        }
        at(2_000);
        assertEquals(Duration.ofMillis(8_000), count.opensIn(0));
        assertEquals(Duration.ofMillis(8_800), count.opensIn(8));
        assertEquals(Duration.ofMillis(10_000), count.opensIn(9), "one is under way");
        assertEquals(Duration.ofMillis(18_000), count.opensIn(10));
    }

    @Test
    void what_is_kept_as_text_is_the_same_afterwards() {
        answer(claim("a", Map.of(Lane.INTERACTIVE, 2, Lane.SYNC, 1)).slots());
        count.answered(claim("b", ONE).slots().get(0), START, report(10, 4));
        claim("c", MANY);
        at(1);
        CountText text = new CountText();
        String kept = text.write(count);
        SharedCount read = text.read(kept, SPEC, Shares.DEFAULT);
        assertEquals(kept, text.write(read));
        assertEquals(count.state(), read.state());
        assertEquals(count.nodes(), read.nodes());
    }

    @Test
    void what_was_learned_of_another_limit_is_forgotten_but_no_place() {
        answerAtOnce(claim("a", MANY).slots());
        CountText text = new CountText();
        SharedCount read = text.read(text.write(count), new BudgetSpec(50, Duration.ofSeconds(10)), Shares.DEFAULT);
        assertEquals(new BudgetState(50, 40, Duration.ofSeconds(10)), read.state());
    }

    private static BudgetReport report(int limit, int remaining) {
        return new BudgetReport(OptionalInt.of(limit), OptionalInt.of(remaining), Optional.empty());
    }

    private SharedCount.Given claim(String node, Map<Lane, Integer> wanted) {
        return count.claim(node, wanted, () -> numbers++);
    }

    private void answerAtOnce(List<Slot> slots) {
        slots.forEach(slot -> count.answered(slot, count.now(), BudgetReport.NONE));
    }

    /** So that one place is free after the other. */
    private void answer(List<Slot> slots) {
        answerAtOnce(slots);
        count = new SharedCount(
                Shares.DEFAULT,
                count.now(),
                count.allowance(),
                spread(count.places()),
                count.others(),
                count.nodes(),
                count.turn());
    }

    private static List<SharedCount.Place> spread(List<SharedCount.Place> places) {
        List<SharedCount.Place> spread = new ArrayList<>();
        for (SharedCount.Place place : places) {
            spread.add(place.until(place.until().plusMillis(spread.size() * 100L), false));
        }
        return spread;
    }

    private void at(long millis) {
        count.advance(START.plusMillis(millis));
    }
}
