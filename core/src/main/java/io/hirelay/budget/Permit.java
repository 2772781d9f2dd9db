package io.hirelay.budget;

/**
 * Leave to make one call. Its slot is held until one of the methods is called, of which the first counts. Thread-safe.
 */
public final class Permit {
    private final Budget budget;
    private final Reservation reservation;

    Permit(Budget budget, Reservation reservation) {
        this.budget = budget;
        this.reservation = reservation;
    }

    /** The answer has come, or nobody can say whether it will: the slot is free one window from now. */
    public void answered() {
        budget.answered(reservation, BudgetReport.NONE);
    }

    /** As {@link #answered()}, and what the headers of this very answer say of the provider's own count. */
    public void answered(BudgetReport report) {
        budget.answered(reservation, report);
    }

    /** The call never reached the provider: the slot is free at once. */
    public void unused() {
        budget.cancel(reservation);
    }
}
