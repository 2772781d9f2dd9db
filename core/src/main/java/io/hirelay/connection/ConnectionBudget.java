package io.hirelay.connection;

import io.hirelay.budget.BudgetState;
import io.hirelay.http.BreakerState;
import java.util.UUID;

/**
 * What an open connection may still do.
 *
 * @param connection id of the connection
 * @param integration id of the provider
 * @param state what its credential may still do
 * @param breaker whether the provider is called for it
 */
public record ConnectionBudget(UUID connection, String integration, BudgetState state, BreakerState breaker) {}
