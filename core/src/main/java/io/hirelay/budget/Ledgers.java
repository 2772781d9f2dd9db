package io.hirelay.budget;

/** Where the calls of every credential are counted. Thread-safe. */
@FunctionalInterface
public interface Ledgers {
    /**
     * The count of this key's calls; cheap, and two of one key count together or are one.
     *
     * @param key names provider and credential without giving the credential away, see {@link Budgets#key}
     * @param spec what is allowed as long as the provider says nothing else; never unlimited
     * @param shares which lane goes first
     */
    Ledger of(String key, BudgetSpec spec, Shares shares);
}
