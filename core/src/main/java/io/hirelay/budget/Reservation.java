package io.hirelay.budget;

import io.hirelay.operation.Deadline;
import io.hirelay.operation.Lane;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place in the line before a budget. Never blocks: ask for its {@link #standing()}, wait as told, ask again. Thread-safe.
 */
public final class Reservation {
    enum State {
        WAITING,
        GRANTED,
        REFUSED,
        OVER
    }

    private final Budget budget;
    final Lane lane;
    final String caller;
    final Deadline deadline;
    final Instant since;
    final Runnable changed;
    final Permit permit;
    final Standing.Granted granted;

    // Guarded by the budget's lock.
    State state = State.WAITING;
    Standing.@Nullable Refused refused;

    @Nullable Slot slot;
    /** When its owner will ask again by itself; null when it is about to ask. */
    @Nullable Instant asksAt;
    /** It did not have leave at once. */
    boolean hadToWait;
    /** It was told a time while nobody knew better, and wants to know. */
    boolean provisional;

    Reservation(Budget budget, Lane lane, String caller, Deadline deadline, Instant since, Runnable changed) {
        this.budget = budget;
        this.lane = lane;
        this.caller = caller;
        this.deadline = deadline;
        this.since = since;
        this.changed = changed;
        this.permit = new Permit(budget, this);
        this.granted = new Standing.Granted(permit);
    }

    /** Leave for any number of calls that nobody counts. */
    static Reservation free(Budget budget) {
        Deadline never = new Deadline(() -> Instant.MIN, Instant.MAX);
        return new Reservation(budget, Lane.INTERACTIVE, "", never, Instant.MIN, () -> {});
    }

    /** Where it stands now. */
    public Standing standing() {
        return budget.standing(this);
    }

    /** Gives the place up, or an unused slot back. Harmless when the call was made or refused. */
    public void cancel() {
        budget.cancel(this);
    }

    /** A call that would be granted at the very deadline could not be made any more. */
    boolean canWait(Duration time) {
        return deadline.remaining().compareTo(time) > 0;
    }
}
