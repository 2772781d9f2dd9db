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
import io.hirelay.operation.Deadline;
import io.hirelay.operation.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
    private final ManualClock clock = new ManualClock();
    private final Budget budget = budget(new BudgetSpec(3, ofSeconds(10)));

    private Budget budget(BudgetSpec spec) {
        return new Budget(spec, 5, clock, clock);
    }

    private Reservation reserve(Lane lane, Duration time) {
        return budget.reserve(lane, Deadline.after(time, clock), () -> {});
    }

    private Reservation reserve() {
        return reserve(Lane.INTERACTIVE, ofHours(2));
    }

    private List<Permit> take(int calls) {
        List<Permit> permits = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            permits.add(granted(reserve()));
        }
        return permits;
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
        assertEquals(ofSeconds(10), waiting(next));
        clock.advance(ofSeconds(10).minusNanos(1));
        assertEquals(Duration.ofNanos(1), waiting(next));
        clock.advance(Duration.ofNanos(1));
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
        Reservation next = reserve();
        permit.unused();
        granted(next);
    }

    @Test
    void calls_of_a_lane_go_in_the_order_they_came() {
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
        assertTrue(windows <= 5, "backfill waited " + windows + " windows");
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
    }

    @Test
    void waiting_call_that_is_overtaken_too_often_is_refused_before_its_deadline() {
        take(3).forEach(Permit::answered);
        Reservation sync = reserve(Lane.SYNC, ofSeconds(15));
        waiting(sync);
        reserve();
        reserve();
        reserve();
        assertEquals(ofSeconds(20), refused(sync));
        assertEquals(ofSeconds(20), refused(sync));
    }

    @Test
    void cancelled_reservation_gives_its_place_up() {
        take(3).forEach(Permit::answered);
        AtomicInteger signals = new AtomicInteger();
        reserve();
        Reservation second = reserve();
        reserve();
        Reservation last =
                budget.reserve(Lane.INTERACTIVE, Deadline.after(ofHours(1), clock), signals::incrementAndGet);
        assertEquals(ofSeconds(20), waiting(last));
        second.cancel();
        second.cancel();
        assertEquals(1, signals.get());
        assertEquals(ofSeconds(10), waiting(last));
    }

    @Test
    void cancelled_grant_goes_to_the_next() {
        take(2);
        Reservation granted = reserve();
        granted(granted);
        AtomicInteger signals = new AtomicInteger();
        Reservation next =
                budget.reserve(Lane.INTERACTIVE, Deadline.after(ofHours(1), clock), signals::incrementAndGet);
        granted.cancel();
        assertEquals(1, signals.get());
        granted(next);
    }

    @Test
    void full_line_refuses() {
        take(3).forEach(Permit::answered);
        for (int i = 0; i < 5; i++) {
            waiting(reserve());
        }
        assertEquals(ofSeconds(20), refused(reserve()));
    }

    @Test
    void abandoned_reservations_do_not_hold_the_line() {
        take(3).forEach(Permit::answered);
        for (int i = 0; i < 5; i++) {
            waiting(reserve(Lane.INTERACTIVE, ofSeconds(21)));
        }
        clock.advance(ofHours(1));
        take(3).forEach(Permit::answered);
        waiting(reserve());
    }

    @Test
    void higher_limit_is_honoured_and_told_to_those_who_wait() {
        take(3);
        AtomicInteger signals = new AtomicInteger();
        Reservation next =
                budget.reserve(Lane.INTERACTIVE, Deadline.after(ofHours(1), clock), signals::incrementAndGet);
        budget.report(new BudgetReport(OptionalInt.of(100), OptionalInt.of(97), Optional.empty()));
        assertEquals(1, signals.get());
        granted(next);
        assertEquals(new BudgetState(100, 96, ofSeconds(10)), budget.state());
        take(96);
        waiting(reserve());
    }

    @Test
    void lower_limit_is_honoured() {
        budget.report(new BudgetReport(OptionalInt.of(1), OptionalInt.empty(), Optional.empty()));
        take(1).get(0).answered();
        assertEquals(ofSeconds(10), waiting(reserve()));
        assertEquals(ofSeconds(20), waiting(reserve()));
    }

    @Test
    void calls_of_another_program_are_counted_until_the_reset() {
        take(1).get(0).answered();
        budget.report(new BudgetReport(OptionalInt.of(3), OptionalInt.of(0), Optional.of(ofSeconds(4))));
        Reservation next = reserve();
        assertEquals(ofSeconds(4), waiting(next));
        assertEquals(new BudgetState(3, 0, ofSeconds(10)), budget.state());
        clock.advance(ofSeconds(4));
        granted(next);
        take(1);
        assertEquals(ofSeconds(6), waiting(reserve()));
    }

    @Test
    void own_calls_are_not_taken_for_those_of_another_program() {
        List<Permit> permits = take(2);
        permits.get(0).answered();
        budget.report(new BudgetReport(OptionalInt.of(3), OptionalInt.of(1), Optional.of(ofSeconds(5))));
        take(1);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-5,-1", "2000000000,5", ",4", ",-1", "3,4"})
    void nonsense_is_ignored(Integer limit, Integer remaining) {
        budget.report(new BudgetReport(
                limit == null ? OptionalInt.empty() : OptionalInt.of(limit),
                OptionalInt.of(remaining),
                Optional.of(ofSeconds(Long.MAX_VALUE))));
        // A limit of 0 with 0 remaining still says that nothing is left now: believed for a window at most.
        clock.advance(remaining == 0 ? ofSeconds(10) : ZERO);
        take(3);
        waiting(reserve());
    }

    @ParameterizedTest
    @CsvSource({"-3600", "0", "3600", "99999999999"})
    void impossible_reset_counts_as_one_window(long seconds) {
        budget.report(new BudgetReport(OptionalInt.of(3), OptionalInt.of(0), Optional.of(ofSeconds(seconds))));
        assertEquals(ofSeconds(10), waiting(reserve()));
    }

    @Test
    void nobody_sends_until_a_refusal_is_waited_out() {
        take(1).get(0).answered();
        budget.throttled(Optional.of(ofSeconds(25)));
        Reservation next = reserve();
        assertEquals(ofSeconds(25), waiting(next));
        assertEquals(ofSeconds(25), refused(reserve(Lane.INTERACTIVE, ofSeconds(20))));
        assertEquals(new BudgetState(3, 0, ofSeconds(25)), budget.state());
        clock.advance(ofSeconds(25).minusMillis(1));
        assertEquals(ofMillis(1), waiting(next));
        clock.advance(ofMillis(1));
        granted(next);
    }

    @Test
    void refusal_is_told_to_those_who_wait() {
        take(3).forEach(Permit::answered);
        AtomicInteger signals = new AtomicInteger();
        Reservation next =
                budget.reserve(Lane.INTERACTIVE, Deadline.after(ofSeconds(15), clock), signals::incrementAndGet);
        budget.throttled(Optional.of(ofSeconds(20)));
        assertEquals(1, signals.get());
        assertEquals(ofSeconds(20), refused(next));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "2,2", "29,29", "60,30", "360000,30"})
    void refusal_is_bounded(long told, long waited) {
        budget.throttled(Optional.of(ofSeconds(told)));
        assertEquals(ofSeconds(waited), waiting(reserve()));
    }

    @Test
    void refusal_without_a_time_lasts_one_window_and_a_shorter_one_does_not_cut_it() {
        budget.throttled(Optional.empty());
        budget.throttled(Optional.of(ofSeconds(2)));
        assertEquals(ofSeconds(10), waiting(reserve()));
    }

    @Test
    void unlimited_only_waits_refusals_out() {
        Budget unlimited = budget(BudgetSpec.UNLIMITED);
        for (int i = 0; i < 10_000; i++) {
            granted(unlimited.reserve(Lane.BACKFILL, Deadline.after(ZERO, clock), () -> {}))
                    .answered();
        }
        unlimited.report(new BudgetReport(OptionalInt.of(1), OptionalInt.of(0), Optional.empty()));
        assertEquals(new BudgetState(Integer.MAX_VALUE, Integer.MAX_VALUE, ZERO), unlimited.state());
        unlimited.throttled(Optional.of(ofSeconds(3)));
        assertEquals(0, unlimited.state().remaining());
        assertEquals(
                ofSeconds(3), waiting(unlimited.reserve(Lane.EVENTS, Deadline.after(ofSeconds(4), clock), () -> {})));
    }

    @Test
    void clock_set_back_does_not_shut_the_budget() {
        take(3).forEach(Permit::answered);
        clock.advance(ofHours(-1));
        assertEquals(ofSeconds(10), waiting(reserve()));
        budget.throttled(Optional.of(ofSeconds(30)));
        clock.advance(ofHours(-1));
        assertEquals(ofSeconds(30), waiting(reserve()));
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
        RateLimitedException e = assertThrows(
                RateLimitedException.class,
                () -> budget.acquire(Lane.INTERACTIVE, Deadline.after(ofSeconds(5), clock)));
        assertEquals(ErrorCode.REMOTE_RATE_LIMITED, e.code());
        assertEquals(Optional.of(ofSeconds(10)), e.retryAfter());
        assertTrue(String.valueOf(e.getMessage()).contains("3 calls in 10 s"), e.getMessage());
    }
}
