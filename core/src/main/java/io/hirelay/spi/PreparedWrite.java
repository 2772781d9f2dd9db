package io.hirelay.spi;

/** A write of which everything has been resolved and validated, and nothing has been sent. For one thread. */
public interface PreparedWrite<O> {

    /**
     * The change as it would be sent; the most telling request where there are several.
     *
     * @throws io.hirelay.error.HirelayException when it is known already that the provider would refuse it
     */
    Plan plan();

    /**
     * What was there before, as far as it is needed to tell later whether the write has been applied, in any process:
     * opaque to all but the provider, at most a few kilobytes.
     */
    default String baseline() {
        return "";
    }

    /**
     * Sends it.
     *
     * @throws io.hirelay.error.UnknownOutcomeException when it may have been applied and that was not learned
     */
    Written<O> execute();

    /**
     * Looks whether it has been applied, after an attempt whose outcome is not known.
     *
     * @param baseline what {@link #baseline()} was before that attempt
     */
    Reconciliation<O> look(String baseline);

    /** Lets go of what was kept for it, such as files that were fetched; called once, when the write is over. */
    default void close() {}

    /** One that changes nothing, for what is already as it is wanted. */
    static <O> PreparedWrite<O> unchanged(O value, Plan plan) {
        return new PreparedWrite<>() {
            @Override
            public Plan plan() {
                return plan;
            }

            @Override
            public Written<O> execute() {
                return new Written<>(value, Written.Outcome.UNCHANGED);
            }

            @Override
            public Reconciliation<O> look(String baseline) {
                return new Reconciliation.Happened<>(execute());
            }
        };
    }
}
