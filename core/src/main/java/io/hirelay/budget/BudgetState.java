package io.hirelay.budget;

import io.hirelay.operation.Lane;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * What is left of a budget at this moment.
 *
 * @param limit calls in one window
 * @param remaining calls that could be made at once
 * @param resetIn until all of them can be made again
 * @param waiting how many calls wait in this process, for each lane in which any do
 */
public record BudgetState(int limit, int remaining, Duration resetIn, Map<Lane, Integer> waiting) {
    public BudgetState {
        Objects.requireNonNull(resetIn, "resetIn");
        waiting = Map.copyOf(waiting);
    }

    /** Nobody waits. */
    public BudgetState(int limit, int remaining, Duration resetIn) {
        this(limit, remaining, resetIn, Map.of());
    }

    /** The same while these wait. */
    BudgetState with(Map<Lane, Integer> inLine) {
        return inLine.isEmpty() ? this : new BudgetState(limit, remaining, resetIn, inLine);
    }
}
