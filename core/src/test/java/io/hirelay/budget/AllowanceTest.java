package io.hirelay.budget;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration WINDOW = ofSeconds(10);
    private static final Allowance TEN = Allowance.of(new BudgetSpec(10, WINDOW));

    private static BudgetReport limit(int calls) {
        return new BudgetReport(OptionalInt.of(calls), OptionalInt.empty(), Optional.empty());
    }

    private static BudgetReport remaining(int calls) {
        return new BudgetReport(OptionalInt.of(10), OptionalInt.of(calls), Optional.empty());
    }

    private static Instant after(long seconds) {
        return NOW.plusSeconds(seconds);
    }

    /** As many calls of ten as it took were not refused, all at once. */
    private static Allowance taking(Allowance allowance, Instant now, int taken) {
        int own = allowance.calls();
        Allowance taught = allowance;
        for (int refused = taken; refused < own; refused++) {
            taught = taught.throttled(now, WINDOW, own);
        }
        return taught;
    }

    @Test
    void limit_is_what_the_provider_says() {
        assertEquals(50, TEN.reported(limit(50)).calls());
        assertEquals(3, TEN.reported(limit(50)).reported(limit(3)).calls());
        assertSame(TEN, TEN.reported(limit(0)));
        assertSame(TEN, TEN.reported(BudgetReport.NONE));
    }

    @Test
    void refusals_lower_it_to_what_was_taken() {
        Allowance taught = taking(TEN, NOW, 4);
        assertEquals(4, taught.calls());
        assertEquals(10, taught.limit());
        assertTrue(taught.paused(after(9)));
        assertFalse(taught.paused(after(10)));
    }

    @Test
    void one_refusal_alone_halves_it_at_most() {
        assertEquals(5, TEN.throttled(NOW, WINDOW, 1).calls());
        assertEquals(9, TEN.throttled(NOW, WINDOW, 10).calls());
        assertEquals(
                1, TEN.throttled(NOW, WINDOW, 1).throttled(after(11), WINDOW, 1).calls());
    }

    @Test
    void promises_that_were_not_kept_are_forgotten() {
        Allowance promised = TEN.reported(limit(100));
        assertEquals(10, taking(promised, NOW, 10).calls());
        assertEquals(10, taking(promised, NOW, 10).reported(limit(200)).calls());
    }

    @Test
    void more_is_tried_after_a_quiet_time() {
        Allowance taught = taking(TEN, NOW, 4);
        assertEquals(4, taught.at(after(19)).calls());
        assertEquals(5, taught.at(after(20)).calls());
        assertEquals(7, taught.at(after(30)).calls());
        assertEquals(10, taught.at(after(40)).calls());
        assertEquals(10, taught.at(after(4_000)).calls());
    }

    /** It takes four and no more, whatever is tried. */
    @Test
    void what_fails_is_tried_ever_more_seldom() {
        Allowance allowance = taking(TEN, NOW, 4);
        List<Long> tries = new ArrayList<>();
        for (long second = 10; second < 3_600; second++) {
            allowance = allowance.at(after(second));
            if (allowance.calls() > 4 && !allowance.paused(after(second))) {
                tries.add(second);
                allowance = taking(allowance, after(second), 4);
            }
        }
        assertTrue(tries.size() <= 14, "tried at " + tries);
        for (int i = 2; i < 6; i++) {
            long before = tries.get(i - 1) - tries.get(i - 2);
            assertTrue(tries.get(i) - tries.get(i - 1) > before, "tried at " + tries);
        }
        assertTrue(tries.get(tries.size() - 1) > 3_000, "it never gives up: " + tries);
    }

    @Test
    void calls_of_others_are_what_is_missing() {
        assertEquals(4, TEN.others(remaining(3), 3));
        assertEquals(0, TEN.others(remaining(7), 3));
        assertEquals(0, TEN.others(remaining(9), 3));
        assertEquals(0, TEN.others(remaining(-1), 0));
        assertEquals(0, TEN.others(remaining(11), 0));
        assertEquals(0, TEN.others(BudgetReport.NONE, 0));
    }

    @Test
    void clock_set_back_moves_everything() {
        Allowance taught = taking(TEN, NOW, 4).setBack(Duration.ofHours(1));
        Instant then = NOW.minus(Duration.ofHours(1));
        assertTrue(taught.paused(then.plusSeconds(9)));
        assertFalse(taught.paused(then.plusSeconds(10)));
        assertEquals(5, taught.at(then.plusSeconds(20)).calls());
    }

    @Test
    void unlimited_learns_nothing_but_pauses() {
        Allowance unlimited = Allowance.of(BudgetSpec.UNLIMITED).throttled(NOW, ofSeconds(3), 0);
        assertEquals(Integer.MAX_VALUE, unlimited.calls());
        assertTrue(unlimited.paused(after(2)));
        assertFalse(unlimited.paused(after(3)));
    }
}
