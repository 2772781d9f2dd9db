package io.hirelay.budget;

/**
 * Leave to make one call. Its slot is held until one of the methods is called, of which the first counts. Thread-safe.
 */
public final class Permit implements AutoCloseable {
    private final Budget budget;
    private final Reservation reservation;

    Permit(Budget budget, Reservation reservation) {
        this.budget = budget;
        this.reservation = reservation;
    }

    /** The answer has come, or nobody can say whether it will: the slot is free one window from now. */
    public void answered() {
        budget.finish(reservation, true);
    }

    /** The call never reached the provider: the slot is free at once. */
    public void unused() {
        budget.finish(reservation, false);
    }

    /** As {@link #answered()}: what is not known to be unused is counted. */
    @Override
    public void close() {
        answered();
    }
}
