package io.hirelay.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.ref.WeakReference;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BudgetsTest {
    private static final BudgetSpec TEN = new BudgetSpec(10, Duration.ofSeconds(10));

    private final ManualClock clock = new ManualClock();
    private final Budgets budgets = new Budgets(clock, clock);

    @Test
    void same_credential_shares_one_budget() {
        Budget budget = budgets.of(Budgets.key("acme", "token"), TEN);
        assertSame(budget, budgets.of(Budgets.key("acme", "token"), TEN));
        assertNotSame(budget, budgets.of(Budgets.key("acme", "other"), TEN));
        assertNotSame(budget, budgets.of(Budgets.key("other", "token"), TEN));
    }

    @Test
    void key_does_not_give_the_credential_away() {
        String key = Budgets.key("acme", "very-secret");
        assertFalse(key.contains("secret"));
        assertEquals(key, Budgets.key("acme", "very-secret"));
        assertNotEquals(key, Budgets.key("acme", "very-secret2"));
    }

    @Test
    void budget_that_somebody_holds_is_never_doubled() {
        Budget budget = budgets.of("a", TEN);
        clock.advance(Duration.ofDays(2));
        for (int i = 0; i < 100; i++) {
            budgets.of("other-" + i, TEN);
        }
        assertSame(budget, budgets.of("a", TEN));
    }

    @Test
    @Timeout(30)
    void budget_that_nobody_asked_for_in_a_while_is_forgotten() {
        WeakReference<Budget> idle = new WeakReference<>(budgets.of("a", TEN));
        clock.advance(Duration.ofDays(2));
        while (idle.get() != null) {
            budgets.of("b", TEN);
            System.gc();
        }
        assertEquals(10, budgets.of("a", TEN).state().remaining());
    }

    @Test
    void specs_that_allow_nothing_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new BudgetSpec(0, Duration.ofSeconds(1)));
        assertThrows(IllegalArgumentException.class, () -> new BudgetSpec(1, Duration.ZERO));
    }
}
