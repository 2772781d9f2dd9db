package io.hirelay.budget;

import io.hirelay.operation.Deadline;
import io.hirelay.operation.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * A place in the line before a budget. Never blocks: ask for its {@link #standing()}, wait as told, ask again. Thread-safe.
 */
public final class Reservation {
    /**
     * Who goes first. A lane's calls are treated as if they had come some time later than they did: an urgent lane
     * overtakes, but a call that has waited long enough is overtaken no more, so no lane starves.
     */
    static final Comparator<Reservation> ORDER =
            Comparator.comparing((Reservation r) -> r.rankedFrom).thenComparingLong(r -> r.number);

    enum State {
        WAITING,
        GRANTED,
        REFUSED,
        OVER
    }

    private final Budget budget;
    private final Instant rankedFrom;
    private final long number;
    final Deadline deadline;
    final Runnable changed;
    final Permit permit;

    // Guarded by the budget's lock.
    State state = State.WAITING;
    Duration retryAfter = Duration.ZERO;

    Reservation(
            Budget budget,
            Lane lane,
            Instant since,
            Duration patience,
            long number,
            Deadline deadline,
            Runnable changed) {
        this.budget = budget;
        this.rankedFrom = since.plus(patience.multipliedBy(lane.ordinal()));
        this.number = number;
        this.deadline = deadline;
        this.changed = changed;
        this.permit = new Permit(budget, this);
    }

    /** Where it stands now. */
    public Standing standing() {
        return budget.standing(this);
    }

    /** Gives the place up, or an unused slot back. Harmless when the call was made or refused. */
    public void cancel() {
        budget.cancel(this);
    }
}
