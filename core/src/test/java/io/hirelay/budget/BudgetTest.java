package io.hirelay.budget;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.RateLimitedException;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.operation.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
    private final ManualClock clock = new ManualClock();
    private final List<BudgetEvent> events = new ArrayList<>();
    private final Budget budget = budget(new BudgetSpec(3, ofSeconds(10)));

    private Budget budget(BudgetSpec spec) {
        return new Budgets(clock, clock).observedBy(events::add).of("acme:1", spec);
    }

    private CallContext call(Lane lane, Duration time) {
        return CallContext.until(Deadline.after(time, clock)).withLane(lane);
    }

    private Reservation reserve(Lane lane, Duration time) {
        return budget.reserve(call(lane, time), () -> {});
    }

    private Reservation reserve() {
        return reserve(Lane.INTERACTIVE, ofHours(2));
    }

    /** One that has asked where it stands, as it would before it waits. */
    private Reservation waiter(CallContext call, AtomicInteger signals) {
        Reservation reservation = budget.reserve(call, signals::incrementAndGet);
        waiting(reservation);
        return reservation;
    }

    private List<Permit> take(int calls) {
        List<Permit> permits = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            permits.add(granted(reserve()));
        }
        return permits;
    }

    private static BudgetReport report(Integer limit, Integer remaining, Duration resetIn) {
        return new BudgetReport(
                limit == null ? OptionalInt.empty() : OptionalInt.of(limit),
                remaining == null ? OptionalInt.empty() : OptionalInt.of(remaining),
                Optional.ofNullable(resetIn));
    }

    private static Permit granted(Reservation reservation) {
        return assertInstanceOf(Standing.Granted.class, reservation.standing()).permit();
    }

    private static Duration waiting(Reservation reservation) {
        return assertInstanceOf(Standing.Waiting.class, reservation.standing()).time();
    }

    private static Duration refused(Reservation reservation) {
        return assertInstanceOf(Standing.Refused.class, reservation.standing()).retryAfter();
    }

    @Test
    void slot_is_free_one_window_after_the_answer() {
        Permit first = take(3).get(0);
        Reservation next = reserve();
        assertEquals(ofSeconds(10), waiting(next));
        clock.advance(ofSeconds(4));
        first.answered();
        assertEquals(
                ofSeconds(10).minus(ofSeconds(4)), waiting(next), "it is first in line, and asks when it was told to");
        clock.advance(ofSeconds(6));
        assertEquals(ofSeconds(4), waiting(next));
        clock.advance(ofSeconds(4).minusNanos(1_000_000));
        assertEquals(ofMillis(1), waiting(next));
        clock.advance(ofMillis(1));
        granted(next);
    }

    @Test
    void granted_reservation_gives_the_same_permit_and_counts_once() {
        Reservation reservation = reserve();
        Permit permit = granted(reservation);
        assertSame(permit, granted(reservation));
        permit.answered();
        permit.unused();
        reservation.cancel();
        assertEquals(2, budget.state().remaining());
        assertThrows(IllegalStateException.class, reservation::standing);
    }

    @Test
    void unused_slot_is_free_at_once() {
        Permit permit = take(3).get(1);
        AtomicInteger signals = new AtomicInteger();
        Reservation next = waiter(call(Lane.SYNC, ofHours(1)), signals);
        permit.unused();
        assertEquals(1, signals.get());
        granted(next);
    }

    @Test
    void calls_of_a_caller_go_in_the_order_they_came() {
        take(3).forEach(Permit::answered);
        List<Reservation> line = List.of(reserve(), reserve(), reserve(), reserve());
        assertEquals(
                List.of(ofSeconds(10), ofSeconds(10), ofSeconds(10), ofSeconds(20)),
                line.stream().map(BudgetTest::waiting).toList());
        clock.advance(ofSeconds(10));
        granted(line.get(2));
        assertEquals(ofSeconds(10), waiting(line.get(3)));
    }

    @Test
    void callers_take_turns() {
        take(3).forEach(Permit::answered);
        CallContext greedy = call(Lane.SYNC, ofHours(1)).calledBy("greedy");
        List<Reservation> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(budget.reserve(greedy, () -> {}));
        }
        CallContext modest = call(Lane.SYNC, ofHours(1)).calledBy("modest");
        Reservation one = budget.reserve(modest, () -> {});
        Reservation two = budget.reserve(modest, () -> {});
        assertEquals(ofSeconds(10), waiting(one));
        assertEquals(ofSeconds(20), waiting(two));
        assertEquals(ofSeconds(10), waiting(many.get(1)));
        assertEquals(ofSeconds(20), waiting(many.get(2)));
        clock.advance(ofSeconds(10));
        granted(one);
        granted(many.get(1));
        waiting(many.get(2));
    }

    @Test
    void urgent_lanes_go_first() {
        take(3).forEach(Permit::answered);
        Reservation backfill = reserve(Lane.BACKFILL, ofHours(1));
        Reservation sync = reserve(Lane.SYNC, ofHours(1));
        Reservation events = reserve(Lane.EVENTS, ofHours(1));
        Reservation interactive = reserve(Lane.INTERACTIVE, ofHours(1));
        clock.advance(ofSeconds(10));
        granted(interactive);
        granted(events);
        granted(sync);
        waiting(backfill);
    }

    /** The limit is too small for a share of every lane. */
    @Test
    void no_lane_starves() {
        take(3).forEach(Permit::answered);
        Reservation backfill = reserve(Lane.BACKFILL, ofHours(1));
        int windows = 0;
        while (backfill.standing() instanceof Standing.Waiting && windows++ < 10) {
            List<Reservation> urgent = List.of(reserve(), reserve(), reserve());
            clock.advance(ofSeconds(10));
            urgent.forEach(call -> {
                if (call.standing() instanceof Standing.Granted leave) {
                    leave.permit().answered();
                } else {
                    call.cancel();
                }
            });
        }
        granted(backfill);
        assertTrue(windows <= 6, "backfill waited " + windows + " windows");
    }

    @Test
    void call_that_cannot_make_it_is_refused_at_once_with_the_time_to_come_back() {
        take(3);
        assertEquals(ofSeconds(10), refused(reserve(Lane.INTERACTIVE, ofSeconds(10))));
        assertEquals(
                ofSeconds(10), waiting(reserve(Lane.INTERACTIVE, ofSeconds(10).plusMillis(1))));
        reserve();
        reserve();
        assertEquals(ofSeconds(20), refused(reserve(Lane.INTERACTIVE, ofSeconds(19))));
        assertEquals(
                List.of(Standing.Reason.DEADLINE, Standing.Reason.DEADLINE),
                events.stream()
                        .map(BudgetEvent.Refused.class::cast)
                        .map(refused -> refused.why().reason())
                        .toList());
    }

    @Test
    void waiting_call_that_is_overtaken_too_often_is_refused_before_its_deadline() {
        take(3).forEach(Permit::answered);
        Reservation backfill = reserve(Lane.BACKFILL, ofSeconds(15));
        waiting(backfill);
        reserve();
        reserve();
        reserve();
        assertEquals(ofSeconds(20), refused(backfill));
        assertEquals(ofSeconds(20), refused(backfill));
    }

    @Test
    void cancelled_reservation_gives_its_place_up() {
        take(3).forEach(Permit::answered);
        AtomicInteger signals = new AtomicInteger();
        Reservation first = waiter(call(Lane.INTERACTIVE, ofHours(1)), new AtomicInteger());
        Reservation second = reserve();
        reserve();
        Reservation last = waiter(call(Lane.INTERACTIVE, ofHours(1)), signals);
        assertEquals(ofSeconds(20), waiting(last));
        second.cancel();
        second.cancel();
        assertEquals(0, signals.get(), "it does not concern the last before it wakes up");
        assertEquals(ofSeconds(10), waiting(last));
        clock.advance(ofSeconds(10));
        granted(first);
        granted(last);
    }

    @Test
    void whoever_becomes_first_in_line_is_told_and_nobody_else() {
        take(2).forEach(Permit::answered);
        clock.advance(ofSeconds(3));
        take(1).forEach(Permit::answered);
        Reservation first = reserve();
        assertEquals(ofSeconds(7), waiting(first));
        AtomicInteger secondTold = new AtomicInteger();
        AtomicInteger thirdTold = new AtomicInteger();
        waiter(call(Lane.INTERACTIVE, ofHours(1)), new AtomicInteger());
        Reservation third = waiter(call(Lane.INTERACTIVE, ofHours(1)), secondTold);
        waiter(call(Lane.INTERACTIVE, ofHours(1)), thirdTold);
        assertEquals(ofSeconds(10), waiting(third));
        first.cancel();
        assertEquals(0, secondTold.get() + thirdTold.get(), "the second wakes up as early as the first would");
        clock.advance(ofSeconds(7));
        Reservation other = reserve();
        assertEquals(1, secondTold.get(), "two slots were free, and one of them is its");
        granted(third);
        assertEquals(1, thirdTold.get(), "it is first now");
        other.cancel();
        assertEquals(1, thirdTold.get());
    }

    @Test
    void cancelled_grant_goes_to_the_next() {
        take(2);
        Reservation granted = reserve();
        granted(granted);
        AtomicInteger signals = new AtomicInteger();
        Reservation next = waiter(call(Lane.INTERACTIVE, ofHours(1)), signals);
        granted.cancel();
        assertEquals(1, signals.get());
        granted(next);
    }

    @Test
    void full_line_refuses() {
        take(3).forEach(Permit::answered);
        for (int i = 0; i < Line.LONGEST; i++) {
            waiting(budget.reserve(call(Lane.SYNC, ofHours(2)).calledBy("caller-" + i % 2), () -> {}));
        }
        Reservation oneTooMany = budget.reserve(call(Lane.SYNC, ofHours(2)).calledBy("another"), () -> {});
        assertEquals(Standing.Reason.FULL, ((Standing.Refused) oneTooMany.standing()).reason());
        waiting(reserve(Lane.EVENTS, ofHours(2)));
    }

    @Test
    void one_caller_cannot_fill_the_line() {
        take(3).forEach(Permit::answered);
        for (int i = 0; i < Line.MOST_OF_ONE; i++) {
            waiting(reserve());
        }
        assertEquals(Standing.Reason.FULL, ((Standing.Refused) reserve().standing()).reason());
        CallContext modest = call(Lane.INTERACTIVE, ofSeconds(15)).calledBy("modest");
        assertEquals(ofSeconds(10), waiting(budget.reserve(modest, () -> {})));
    }

    @Test
    void abandoned_reservations_do_not_hold_the_line() {
        take(3).forEach(Permit::answered);
        for (int i = 0; i < Line.MOST_OF_ONE; i++) {
            budget.reserve(call(Lane.INTERACTIVE, ofSeconds(21)), () -> {});
        }
        clock.advance(ofHours(1));
        take(3).forEach(Permit::answered);
        waiting(reserve());
    }

    @Test
    void higher_limit_is_honoured_and_told_to_those_who_wait() {
        Permit first = take(3).get(0);
        AtomicInteger signals = new AtomicInteger();
        Reservation next = waiter(call(Lane.INTERACTIVE, ofHours(1)), signals);
        first.answered(report(100, 97, null));
        assertEquals(1, signals.get());
        granted(next);
        assertEquals(new BudgetState(100, 96, ofSeconds(10)), budget.state());
        take(96);
        waiting(reserve());
    }

    @Test
    void lower_limit_is_honoured() {
        take(1).get(0).answered(report(1, null, null));
        assertEquals(ofSeconds(10), waiting(reserve()));
        assertEquals(ofSeconds(20), waiting(reserve()));
    }

    @Test
    void calls_of_another_program_are_counted_until_the_reset() {
        take(1).get(0).answered(report(3, 0, ofSeconds(4)));
        Reservation next = reserve();
        assertEquals(ofSeconds(4), waiting(next));
        assertEquals(new BudgetState(3, 0, ofSeconds(10), Map.of(Lane.INTERACTIVE, 1)), budget.state());
        clock.advance(ofSeconds(4));
        granted(next);
        take(1);
        assertEquals(ofSeconds(6), waiting(reserve()));
    }

    @Test
    void own_calls_are_not_taken_for_those_of_another_program() {
        take(2).get(0).answered(report(3, 1, ofSeconds(5)));
        take(1);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-5,-1", "2000000000,5", ",4", ",-1", "3,4"})
    void nonsense_is_ignored(Integer limit, Integer remaining) {
        take(1).get(0).answered(report(limit, remaining, ofSeconds(Long.MAX_VALUE)));
        // A limit of 0 with 0 remaining still says that nothing is left now: believed for a window at most.
        clock.advance(remaining == 0 ? ofSeconds(10) : ZERO);
        take(remaining == 0 ? 3 : 2);
        waiting(reserve());
    }

    @ParameterizedTest
    @CsvSource({"-3600", "0", "3600", "99999999999"})
    void impossible_reset_counts_as_one_window(long seconds) {
        take(1).get(0).answered(report(3, 0, ofSeconds(seconds)));
        assertEquals(ofSeconds(10), waiting(reserve()));
    }

    @Test
    void nobody_sends_until_a_refusal_is_waited_out() {
        take(1).get(0).answered();
        Reservation hurried = reserve(Lane.INTERACTIVE, ofSeconds(20));
        granted(hurried).unused();
        budget.throttled(Optional.of(ofSeconds(25)));
        assertEquals(ofSeconds(25), refused(reserve(Lane.INTERACTIVE, ofSeconds(20))));
        Reservation next = reserve();
        assertEquals(ofSeconds(25), waiting(next));
        assertEquals(0, budget.state().remaining());
        assertEquals(ofSeconds(25), budget.state().resetIn());
        clock.advance(ofSeconds(25).minusMillis(1));
        assertEquals(ofMillis(1), waiting(next));
        clock.advance(ofMillis(1));
        granted(next);
    }

    @Test
    void those_who_cannot_wait_a_refusal_out_are_told_at_once() {
        take(3).forEach(Permit::answered);
        AtomicInteger hurried = new AtomicInteger();
        AtomicInteger patient = new AtomicInteger();
        Reservation first = waiter(call(Lane.INTERACTIVE, ofSeconds(15)), hurried);
        Reservation second = waiter(call(Lane.INTERACTIVE, ofSeconds(31)), patient);
        budget.throttled(Optional.of(ofSeconds(20)));
        assertEquals(1, hurried.get());
        assertEquals(0, patient.get());
        assertEquals(ofSeconds(20), refused(first));
        assertEquals(ofSeconds(20), waiting(second));
    }

    @Test
    void refusal_without_a_time_is_waited_out_for_one_window() {
        budget.throttled(Optional.empty());
        assertEquals(ofSeconds(10), waiting(reserve()));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "3600, 30"})
    void pause_is_bounded_both_ways(long asked, long waited) {
        budget.throttled(Optional.of(ofSeconds(asked)));
        assertEquals(ofSeconds(waited), waiting(reserve()));
    }

    @Test
    void unlimited_budget_counts_nothing_but_honours_refusals() {
        Budget unlimited = budget(BudgetSpec.UNLIMITED);
        CallContext call = call(Lane.EVENTS, ofSeconds(4));
        for (int i = 0; i < 10_000; i++) {
            granted(unlimited.reserve(call, () -> {})).answered(report(1, 0, null));
        }
        assertEquals(new BudgetState(Integer.MAX_VALUE, Integer.MAX_VALUE, ZERO), unlimited.state());
        assertEquals(List.of(), events);
        unlimited.throttled(Optional.of(ofSeconds(3)));
        assertEquals(0, unlimited.state().remaining());
        Reservation next = unlimited.reserve(call, () -> {});
        assertEquals(ofSeconds(3), waiting(next));
        clock.advance(ofSeconds(3));
        granted(next).answered();
        assertSame(unlimited.reserve(call, () -> {}), unlimited.reserve(call, () -> {}), "nothing is counted again");
    }

    @Test
    void clock_set_back_does_not_shut_the_budget() {
        take(3).forEach(Permit::answered);
        Reservation waiter = reserve();
        assertEquals(ofSeconds(10), waiting(waiter));
        clock.advance(ofHours(-1));
        assertEquals(ofSeconds(10), waiting(waiter));
        assertEquals(ofSeconds(10), waiting(reserve()));
        budget.throttled(Optional.of(ofSeconds(30)));
        clock.advance(ofHours(-1));
        assertEquals(ofSeconds(30), waiting(waiter));
    }

    @Test
    void state_tells_what_is_left_and_when_all_is() {
        assertEquals(new BudgetState(3, 3, ZERO), budget.state());
        List<Permit> permits = take(2);
        assertEquals(new BudgetState(3, 1, ofSeconds(10)), budget.state());
        permits.forEach(Permit::answered);
        clock.advance(ofSeconds(3));
        assertEquals(new BudgetState(3, 1, ofSeconds(7)), budget.state());
    }

    @Test
    void blocking_call_is_refused_with_a_time_and_a_sentence() {
        take(3);
        RateLimitedException e =
                assertThrows(RateLimitedException.class, () -> budget.acquire(call(Lane.INTERACTIVE, ofSeconds(5))));
        assertEquals(ErrorCode.REMOTE_RATE_LIMITED, e.code());
        assertEquals(Optional.of(ofSeconds(10)), e.retryAfter());
        assertTrue(String.valueOf(e.getMessage()).contains("3 calls in 10 s"), e.getMessage());
    }

    @Test
    void observer_is_told_of_what_was_not_at_once() {
        Permit permit = take(3).get(0);
        Reservation waiter = waiter(call(Lane.SYNC, ofHours(1)), new AtomicInteger());
        Reservation leaver = waiter(call(Lane.BACKFILL, ofHours(1)), new AtomicInteger());
        clock.advance(ofSeconds(2));
        leaver.cancel();
        BudgetReport report = report(3, 2, null);
        permit.answered(report);
        clock.advance(ofSeconds(10));
        granted(waiter);
        budget.throttled(Optional.of(ofSeconds(7)));
        assertEquals(
                List.of(
                        new BudgetEvent.Left("acme:1", Lane.BACKFILL, ofSeconds(2)),
                        new BudgetEvent.Reported("acme:1", report),
                        new BudgetEvent.Granted("acme:1", Lane.SYNC, ofSeconds(12)),
                        new BudgetEvent.Throttled("acme:1", ofSeconds(7))),
                events);
    }
}
