package io.hirelay;

import io.hirelay.error.ConflictException;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.Written;

/**
 * A write that has been checked and not been sent. It is applied at most once: where the provider's answer is lost, it is
 * looked whether the change is there before it is sent again. Closed when it is over, whether it was made or not: it may
 * keep files. For one thread.
 */
public final class Write<O> implements AutoCloseable {
    /** How often it is sent at most. */
    private static final int MOST_ATTEMPTS = 3;

    private final PreparedWrite<O> prepared;
    private final CallContext call;

    Write(PreparedWrite<O> prepared, CallContext call) {
        this.prepared = prepared;
        this.call = call;
    }

    /**
     * The request as it would be sent: a dry run ends here.
     *
     * @throws HirelayException when it is known already that the provider would refuse it
     */
    public Plan plan() {
        return prepared.plan();
    }

    /** To be noted before {@link #run}, so that {@link #resume} can go on where this process ended. */
    public String baseline() {
        return prepared.baseline();
    }

    /**
     * Makes the change.
     *
     * @throws UnknownOutcomeException when it may have been made and even a look did not tell
     */
    public Written<O> run() {
        return attempt(1, prepared.baseline());
    }

    /**
     * Makes the change unless an earlier attempt, which ended without an answer, has made it.
     *
     * @param noted the {@link #baseline()} of the earlier attempt
     */
    public Written<O> resume(String noted) {
        Reconciliation<O> seen = prepared.look(noted);
        if (seen instanceof Reconciliation.Happened<O> happened) {
            return happened.written();
        } else if (seen instanceof Reconciliation.Unclear<O>) {
            throw new UnknownOutcomeException(
                    "an earlier attempt ended without an answer and the change may have been applied", null, null);
        }
        return attempt(1, noted);
    }

    @Override
    public void close() {
        prepared.close();
    }

    private Written<O> attempt(int number, String baseline) {
        try {
            return prepared.execute();
        } catch (UnknownOutcomeException unknown) {
            Reconciliation<O> seen = lookAfter(unknown, baseline);
            if (seen instanceof Reconciliation.Happened<O> happened) {
                return happened.written();
            }
            if (seen instanceof Reconciliation.Unclear<O>
                    || number == MOST_ATTEMPTS
                    || Thread.currentThread().isInterrupted()
                    || call.deadline().remaining().isZero()) {
                throw unknown;
            }
            return again(number, baseline, unknown);
        }
    }

    /** What a repetition is refused for may be what the first one has brought about. */
    private Written<O> again(int number, String baseline, UnknownOutcomeException unknown) {
        try {
            return attempt(number + 1, baseline);
        } catch (InvalidRequestException | ConflictException refused) {
            if (lookAfter(unknown, baseline) instanceof Reconciliation.Happened<O> happened) {
                return happened.written();
            }
            throw refused;
        }
    }

    /** A look that fails tells nothing. */
    private Reconciliation<O> lookAfter(UnknownOutcomeException unknown, String baseline) {
        if (call.deadline().remaining().isZero() || Thread.currentThread().isInterrupted()) {
            return Reconciliation.unclear();
        }
        try {
            return prepared.look(baseline);
        } catch (HirelayException e) {
            unknown.addSuppressed(e);
            return Reconciliation.unclear();
        }
    }
}
