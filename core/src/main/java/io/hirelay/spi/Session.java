package io.hirelay.spi;

import io.hirelay.budget.BudgetState;

/**
 * A provider's own open connection: its clients and caches. The core never looks inside. Thread-safe; closing it twice
 * is harmless.
 */
public interface Session extends AutoCloseable {

    /** What the provider still allows this connection's credential. */
    BudgetState budget();

    @Override
    void close();
}
