package io.hirelay.budget;

import java.time.Duration;
import java.util.Objects;

/**
 * How many calls a provider allows one credential.
 *
 * @param calls in any stretch of time as long as {@code window}; {@link Integer#MAX_VALUE} for no limit
 * @param window also the time waited after a refusal that names none
 */
public record BudgetSpec(int calls, Duration window) {
    /** No limit of our own; a provider's refusals are waited out all the same. */
    public static final BudgetSpec UNLIMITED = new BudgetSpec(Integer.MAX_VALUE, Duration.ofSeconds(10));

    public BudgetSpec {
        Objects.requireNonNull(window, "window");
        if (calls < 1) {
            throw new IllegalArgumentException("calls must be at least 1, not " + calls);
        }
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window must be positive, not " + window);
        }
    }

    /** Whether calls are not counted at all. */
    public boolean isUnlimited() {
        return calls == Integer.MAX_VALUE;
    }
}
