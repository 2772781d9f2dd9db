package io.hirelay.budget;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.UnavailableException;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.operation.Lane;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A ledger that is kept elsewhere answers later, on its own threads, or not at all. */
@Timeout(60)
class LateLedgerTest {
    private static final BudgetSpec SPEC = new BudgetSpec(3, ofSeconds(10));

    private final ManualClock clock = new ManualClock();
    private final List<BudgetEvent> events = new ArrayList<>();
    private final Late ledger = new Late();
    private final Budget budget =
            new Budgets((key, spec, shares) -> ledger, Shares.DEFAULT, events::add, clock, clock).of("acme:1", SPEC);

    /** Counts as in memory, and answers when it is told to. */
    private final class Late implements Ledger {
        private final Ledger right = new MemoryLedger(SPEC, Shares.DEFAULT, clock);
        private final Deque<Runnable> answers = new ArrayDeque<>();
        private final Deque<CompletableFuture<Claim>> claims = new ArrayDeque<>();
        private boolean broken;
        private boolean answersWhenTold;

        @Override
        public CompletionStage<Claim> claim(Map<Lane, Integer> wanted) {
            if (broken) {
                throw new IllegalStateException("the database is down");
            }
            CompletableFuture<Claim> claim = new CompletableFuture<>();
            claims.add(claim);
            answers.add(() -> right.claim(wanted).thenAccept(claim::complete));
            return claim;
        }

        void answer() {
            claims.remove();
            answers.remove().run();
        }

        void fail() {
            answers.remove();
            claims.remove().completeExceptionally(new IllegalStateException("the database is down"));
        }

        @Override
        public void answered(Slot slot, BudgetReport report) {
            right.answered(slot, report);
            if (answersWhenTold) {
                answer();
            }
        }

        @Override
        public void unused(Slot slot) {
            right.unused(slot);
        }

        @Override
        public void throttled(Duration pause) {
            right.throttled(pause);
        }

        @Override
        public BudgetState state() {
            return right.state();
        }

        @Override
        public Duration opensIn(int before) {
            return right.opensIn(before);
        }
    }

    private CallContext call(Duration time) {
        return CallContext.until(Deadline.after(time, clock));
    }

    private Reservation reserve(AtomicInteger signals) {
        return budget.reserve(call(ofHours(1)), signals::incrementAndGet);
    }

    private static Duration waiting(Reservation reservation) {
        return assertInstanceOf(Standing.Waiting.class, reservation.standing()).time();
    }

    private static Permit granted(Reservation reservation) {
        return assertInstanceOf(Standing.Granted.class, reservation.standing()).permit();
    }

    private static Standing.Refused refused(Reservation reservation) {
        return assertInstanceOf(Standing.Refused.class, reservation.standing());
    }

    @Test
    void calls_wait_for_the_answer_and_are_told() {
        AtomicInteger signals = new AtomicInteger();
        Reservation first = reserve(signals);
        assertEquals(ofSeconds(5), waiting(first));
        Reservation second = reserve(signals);
        waiting(second);
        assertEquals(1, ledger.claims.size(), "one question at a time");
        ledger.answer();
        assertEquals(2, signals.get(), "one has leave, the other one may know more now");
        granted(first);
        waiting(second);
        ledger.answer();
        assertEquals(3, signals.get());
        granted(second);
        assertEquals(0, ledger.claims.size());
    }

    @Test
    void those_without_leave_learn_how_long_it_takes() {
        AtomicInteger signals = new AtomicInteger();
        List<Reservation> line = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            line.add(reserve(signals));
            waiting(line.get(i));
        }
        ledger.answer();
        ledger.answer();
        line.subList(0, 3).forEach(LateLedgerTest::granted);
        assertEquals(ofSeconds(10), waiting(line.get(3)));
        Reservation hurried = budget.reserve(call(ofSeconds(7)), () -> {});
        assertEquals(ofSeconds(10), refused(hurried).retryAfter(), "without asking anybody");
        assertEquals(0, ledger.claims.size());
    }

    @Test
    void ledger_may_answer_while_it_is_told_something_else() {
        Reservation first = reserve(new AtomicInteger());
        waiting(first);
        ledger.answer();
        Permit permit = granted(first);
        List<Standing> told = new ArrayList<>();
        Reservation[] second = new Reservation[1];
        second[0] = budget.reserve(call(ofHours(1)), () -> told.add(second[0].standing()));
        waiting(second[0]);
        ledger.answersWhenTold = true;
        permit.answered();
        assertInstanceOf(Standing.Granted.class, told.get(0));
        assertEquals(1, told.size());
    }

    @Test
    void slot_of_a_caller_who_left_is_given_back() {
        Reservation reservation = reserve(new AtomicInteger());
        waiting(reservation);
        reservation.cancel();
        ledger.answer();
        assertEquals(3, ledger.state().remaining());
    }

    @Test
    void slot_of_a_caller_who_left_goes_to_another_lane() {
        Reservation leaver = reserve(new AtomicInteger());
        waiting(leaver);
        AtomicInteger signals = new AtomicInteger();
        Reservation other = budget.reserve(call(ofHours(1)).withLane(Lane.BACKFILL), signals::incrementAndGet);
        waiting(other);
        leaver.cancel();
        ledger.answer();
        ledger.answer();
        granted(other).unused();
        assertEquals(3, ledger.state().remaining());
    }

    @Test
    void silent_ledger_strands_nobody() {
        Reservation reservation = reserve(new AtomicInteger());
        clock.advance(waiting(reservation));
        Standing.Refused refused = refused(reservation);
        assertEquals(Standing.Reason.UNCOUNTED, refused.reason());
        UnavailableException told = assertInstanceOf(UnavailableException.class, budget.refusal(refused));
        assertEquals(ErrorCode.PLATFORM_NOT_READY, told.code());
        assertTrue(String.valueOf(told.getMessage()).contains("nothing was sent"), told.getMessage());
        assertTrue(events.contains(new BudgetEvent.Unanswered("acme:1")));

        assertEquals(
                Standing.Reason.UNCOUNTED, refused(reserve(new AtomicInteger())).reason());
        ledger.answer();
        ledger.answer();
        assertEquals(3, ledger.state().remaining(), "nobody waits for what it gives now");
    }

    @Test
    void answer_that_comes_too_late_is_given_back_or_used() {
        Reservation lost = reserve(new AtomicInteger());
        clock.advance(waiting(lost));
        refused(lost);
        ledger.answer();
        assertEquals(3, ledger.state().remaining());
        ledger.answer();
        assertEquals(3, ledger.state().remaining());

        Reservation next = reserve(new AtomicInteger());
        waiting(next);
        ledger.answer();
        granted(next);
    }

    @Test
    void ledger_that_fails_is_asked_again_until_patience_ends() {
        Reservation reservation = reserve(new AtomicInteger());
        waiting(reservation);
        ledger.fail();
        assertEquals(ofMillis(500), waiting(reservation));
        clock.advance(ofMillis(500));
        waiting(reservation);
        ledger.answer();
        granted(reservation);
    }

    @Test
    void ledger_that_throws_is_one_that_fails() {
        ledger.broken = true;
        CallContext call = call(ofHours(1));
        UnavailableException told = assertThrows(UnavailableException.class, () -> budget.acquire(call));
        assertEquals(ErrorCode.PLATFORM_NOT_READY, told.code());
        assertEquals(ofSeconds(5), clock.passed(), "so long it was hoped for");
        assertThrows(UnavailableException.class, () -> budget.acquire(call));
        assertEquals(ofSeconds(5), clock.passed(), "and then no longer");
        ledger.broken = false;
        clock.advance(ofMillis(500));
        Reservation recovered = reserve(new AtomicInteger());
        refused(recovered);
        ledger.answer();
        Reservation next = reserve(new AtomicInteger());
        waiting(next);
        ledger.answer();
        granted(next);
        assertEquals(ZERO, ledger.state().resetIn().minus(ofSeconds(10)));
    }

    @Test
    void callers_and_answers_on_many_threads_lose_no_place() throws Exception {
        ExecutorService answering = Executors.newFixedThreadPool(2);
        ExecutorService calling = Executors.newFixedThreadPool(8);
        BudgetSpec many = new BudgetSpec(450, ofHours(1));
        Ledger counting = new MemoryLedger(many, Shares.DEFAULT, InstantSource.system());
        Ledger elsewhere = new Ledger() {
            @Override
            public CompletionStage<Claim> claim(Map<Lane, Integer> wanted) {
                return CompletableFuture.supplyAsync(
                        () -> counting.claim(wanted).toCompletableFuture().join(), answering);
            }

            @Override
            public void answered(Slot slot, BudgetReport report) {
                answering.execute(() -> counting.answered(slot, report));
            }

            @Override
            public void unused(Slot slot) {
                answering.execute(() -> counting.unused(slot));
            }

            @Override
            public void throttled(Duration pause) {
                counting.throttled(pause);
            }

            @Override
            public BudgetState state() {
                return counting.state();
            }

            @Override
            public Duration opensIn(int before) {
                return counting.opensIn(before);
            }
        };
        try {
            Budget shared = new Budgets(
                            (key, spec, shares) -> elsewhere,
                            Shares.DEFAULT,
                            BudgetObserver.NONE,
                            InstantSource.system(),
                            Sleeper.SYSTEM)
                    .of("acme:1", many);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> made = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int number = thread;
                made.add(calling.submit(() -> {
                    start.await();
                    int calls = 0;
                    for (int i = 0; i < 100; i++) {
                        CallContext call = CallContext.until(
                                        Deadline.after(Duration.ofMinutes(1), InstantSource.system()))
                                .withLane(Lane.values()[i % 4])
                                .calledBy("caller-" + number);
                        Reservation left = shared.reserve(call, () -> {});
                        Permit permit = shared.acquire(call);
                        left.cancel();
                        if (i % 2 == 0) {
                            permit.unused();
                        } else {
                            permit.answered();
                            calls++;
                        }
                    }
                    return calls;
                }));
            }
            start.countDown();
            int calls = 0;
            for (Future<Integer> each : made) {
                calls += each.get(50, TimeUnit.SECONDS);
            }
            assertEquals(400, calls);
            answering.shutdown();
            assertTrue(answering.awaitTermination(20, TimeUnit.SECONDS));
            assertEquals(50, counting.state().remaining(), "every place was used or given back");
        } finally {
            calling.shutdownNow();
            answering.shutdownNow();
        }
    }
}
