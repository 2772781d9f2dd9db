package io.hirelay.connection;

import io.hirelay.budget.BudgetState;
import java.util.UUID;

/**
 * What an open connection's credential may still do.
 *
 * @param connection id of the connection
 * @param integration id of the provider
 */
public record ConnectionBudget(UUID connection, String integration, BudgetState state) {}
