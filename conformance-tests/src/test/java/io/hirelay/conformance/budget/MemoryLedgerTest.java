package io.hirelay.conformance.budget;

import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.Ledger;
import io.hirelay.budget.Ledgers;
import io.hirelay.budget.Shares;
import io.hirelay.conformance.VirtualTime;
import java.time.Duration;
import java.time.Instant;

class MemoryLedgerTest extends LedgerContract {
    private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-01T12:00:00Z"));
    private final Ledgers ledgers = Ledgers.inMemory(time);

    @Override
    protected Ledger ledger(BudgetSpec spec) {
        return ledgers.of("contract", spec, Shares.DEFAULT);
    }

    @Override
    protected void pass(Duration time) {
        this.time.pass(time);
    }
}
