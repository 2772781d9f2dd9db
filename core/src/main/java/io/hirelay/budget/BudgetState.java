package io.hirelay.budget;

import java.time.Duration;
import java.util.Objects;

/**
 * What is left of a budget at this moment.
 *
 * @param limit calls in one window
 * @param remaining calls that could be made at once
 * @param resetIn until all of them can be made again
 */
public record BudgetState(int limit, int remaining, Duration resetIn) {
    public BudgetState {
        Objects.requireNonNull(resetIn, "resetIn");
    }
}
