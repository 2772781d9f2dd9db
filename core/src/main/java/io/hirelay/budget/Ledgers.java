package io.hirelay.budget;

import java.time.InstantSource;
import java.util.Objects;

/** Where the calls of every credential are counted. Thread-safe. */
@FunctionalInterface
public interface Ledgers {
    /** Each process counts its own calls, in memory, by this clock. */
    static Ledgers inMemory(InstantSource clock) {
        Objects.requireNonNull(clock, "clock");
        return (key, spec, shares) -> new MemoryLedger(spec, shares, clock);
    }

    /**
     * The count of this key's calls; cheap. Asked once for every budget that is in use.
     *
     * @param key names provider and credential without giving the credential away, see {@link Budgets#key}
     * @param spec what is allowed as long as the provider says nothing else
     * @param shares which lane goes first
     */
    Ledger of(String key, BudgetSpec spec, Shares shares);
}
