package io.hirelay.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.budget.BudgetReport;
import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.Claim;
import io.hirelay.budget.Ledger;
import io.hirelay.budget.Shares;
import io.hirelay.budget.Slot;
import io.hirelay.error.UnavailableException;
import io.hirelay.operation.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SharedLedgersTest {
    private static final BudgetSpec TEN = new BudgetSpec(10, Duration.ofSeconds(10));
    private static final int MANY = 100;

    private static VirtualDatabase database;

    private final String key = "workable:" + UUID.randomUUID();
    private final FailingSource connections =
            new FailingSource(database.database().counting());
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<Runnable> later = new ArrayList<>();
    private final SharedLedgers one = node("one");
    private final SharedLedgers two = node("two");
    private final Ledger first = one.of(key, TEN, Shares.DEFAULT);
    private final Ledger second = two.of(key, TEN, Shares.DEFAULT);

    private SharedLedgers node(String name) {
        return database.node(
                name,
                connections.source(),
                database::nanos,
                Duration.ZERO,
                (task, delay) -> (delay.isZero() ? tasks : later).add(task),
                () -> {});
    }

    @BeforeAll
    static void open() {
        database = new VirtualDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void nodes_count_together() {
        List<Slot> slots = claim(first, 6).slots();
        assertEquals(6, slots.size());
        assertEquals(4, claim(second, MANY).slots().size());
        slots.forEach(first::unused);
        settle();
        assertEquals(6, claim(second, MANY).slots().size());
        assertEquals(
                10, claim(two.of(key + "2", TEN, Shares.DEFAULT), MANY).slots().size());
    }

    @Test
    void what_one_node_learns_of_the_provider_the_others_know() {
        first.throttled(Duration.ofSeconds(10));
        settle();
        assertEquals(List.of(), claim(second, 1).slots());
        assertEquals(Duration.ofSeconds(10), second.opensIn(0));
        database.pass(Duration.ofSeconds(10));
        assertEquals(1, claim(second, 1).slots().size());
    }

    @Test
    void several_claims_and_answers_are_one_transaction() {
        List<Slot> slots = claim(first, 5).slots();
        String before = written();
        slots.forEach(slot -> first.answered(slot, BudgetReport.NONE));
        CompletableFuture<Claim> claim = ask(first, 1);
        ask(first, 2);
        assertEquals(before, written(), "nothing is done on the caller's thread");
        tasks.remove().run();
        assertTrue(claim.isDone());
        assertFalse(written().equals(before));
        String after = written();
        settle();
        assertEquals(after, written());
    }

    /** Tells one transaction from the other. */
    private String written() {
        return stored("xmin");
    }

    @Test
    void nobody_calls_while_the_database_does_not_answer_and_it_goes_on_by_itself() {
        connections.reachable(false);
        CompletableFuture<Claim> lost = ask(first, 1);
        settle();
        refused(lost);
        refused(ask(first, 1)); // at once, without asking
        assertTrue(tasks.isEmpty());
        connections.reachable(true);
        refused(ask(first, 1));
        database.pass(SharedLedgers.DOWN);
        assertEquals(1, claim(first, 1).slots().size());
    }

    private static void refused(CompletableFuture<Claim> claim) {
        assertTrue(claim.isCompletedExceptionally());
        UnavailableException refusal = assertInstanceOf(
                UnavailableException.class,
                assertThrows(CompletionException.class, claim::join).getCause());
        assertEquals(SharedLedgers.DOWN, refusal.retryAfter().orElseThrow());
    }

    @Test
    void answers_that_came_while_it_did_not_answer_count_from_when_they_came() {
        List<Slot> slots = claim(first, 10).slots();
        connections.reachable(false);
        slots.forEach(slot -> first.answered(slot, BudgetReport.NONE));
        settle();
        database.pass(Duration.ofSeconds(9));
        connections.reachable(true);
        later.forEach(Runnable::run);
        assertEquals(List.of(), claim(second, MANY).slots());
        database.pass(Duration.ofSeconds(1));
        assertEquals(10, claim(second, MANY).slots().size());
    }

    @Test
    void a_lost_connection_is_tried_again_and_takes_no_place_twice() {
        connections.loseCommits(1);
        List<Slot> slots = claim(first, 4).slots();
        assertEquals(4, slots.size());
        assertEquals(6, claim(second, MANY).slots().size(), "those of the first attempt were given back");
    }

    @Test
    void what_was_given_without_anybody_being_told_is_given_back() {
        connections.loseCommits(2);
        CompletableFuture<Claim> lost = ask(first, 4);
        settle();
        refused(lost);
        assertEquals(6, remaining(), "nobody knows of the second attempt's");
        database.pass(SharedLedgers.DOWN);
        later.forEach(Runnable::run);
        settle();
        assertEquals(10, remaining());
    }

    private int remaining() {
        return new CountText()
                .read(stored("state"), TEN, Shares.DEFAULT)
                .state()
                .remaining();
    }

    private String stored(String column) {
        return database.database()
                .read(handle -> handle.createQuery("select " + column + " from provider_budgets where id = :key")
                        .bind("key", key)
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void a_node_that_dies_keeps_no_place_for_long_and_one_that_lives_keeps_its_own() {
        claim(first, 4);
        claim(second, 6);
        for (int i = 0; i < 5; i++) {
            database.pass(Duration.ofSeconds(12));
            two.renew(); // the first is dead
            settle();
        }
        assertEquals(4, claim(second, MANY).slots().size());
    }

    @Test
    void a_count_that_cannot_be_read_begins_anew_after_one_window() {
        claim(first, 1);
        database.execute("update provider_budgets set state = '{\"at\":0}' where id = '" + key + "'");
        assertEquals(List.of(), claim(first, MANY).slots());
        database.pass(Duration.ofSeconds(10));
        assertTrue(claim(first, MANY).slots().size() >= 5);
    }

    @Test
    void it_is_not_worth_asking_again_before_it_was_said() {
        claim(first, 10);
        Claim none = claim(second, 1);
        assertEquals(Duration.ofSeconds(1), none.again());
        assertTrue(second.opensIn(0).compareTo(none.again()) >= 0);
        assertEquals(0, second.state().remaining());
    }

    @Test
    void what_is_told_is_seen_here_at_once() {
        List<Slot> slots = claim(first, 10).slots();
        assertEquals(0, first.state().remaining());
        first.unused(slots.get(0));
        assertEquals(1, first.state().remaining());
        assertEquals(Duration.ZERO, first.opensIn(0));
        first.throttled(Duration.ofSeconds(12));
        assertEquals(Duration.ofSeconds(12), first.opensIn(0));
    }

    @Test
    void counts_that_nobody_uses_are_removed() {
        claim(first, 1);
        expire(Instant.parse("2999-01-01T00:00:00Z"));
        assertEquals(0, CountRows.forgetUnused(database.database(), 10));
        expire(Instant.parse("2001-01-01T00:00:00Z"));
        assertTrue(CountRows.forgetUnused(database.database(), 10) > 0);
        assertEquals(10, claim(first, MANY).slots().size());
    }

    private static void expire(Instant at) {
        database.execute("update provider_budgets set expires_at = " + at.toEpochMilli());
    }

    @Test
    void nothing_is_counted_after_the_end() {
        one.close();
        refused(ask(first, 1));
    }

    private CompletableFuture<Claim> ask(Ledger ledger, int calls) {
        return ledger.claim(Map.of(Lane.INTERACTIVE, calls)).toCompletableFuture();
    }

    private Claim claim(Ledger ledger, int calls) {
        CompletableFuture<Claim> claim = ask(ledger, calls);
        settle();
        return claim.join();
    }

    private void settle() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }
}
