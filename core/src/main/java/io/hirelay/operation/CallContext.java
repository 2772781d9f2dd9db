package io.hirelay.operation;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What belongs to a call but not to any body: in whose name, until when, how urgent, under which idempotency key, and
 * who watches. Immutable, thread-safe as far as the observer is.
 *
 * @param actingUser the member in whose name a write is made, in any form the provider accepts
 * @param caller whose call it is, in words of the host's own; of calls that wait for the same budget, each caller's
 *     turn comes as often
 * @param observer told of every exchange with the provider, on the thread that made it
 */
public record CallContext(
        Deadline deadline,
        Lane lane,
        Optional<String> actingUser,
        Optional<String> idempotencyKey,
        Optional<String> caller,
        Consumer<Exchange> observer) {
    public CallContext {
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(lane, "lane");
        Objects.requireNonNull(actingUser, "actingUser");
        Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(observer, "observer");
    }

    /** An interactive call that nobody watches. */
    public static CallContext until(Deadline deadline) {
        return new CallContext(
                deadline, Lane.INTERACTIVE, Optional.empty(), Optional.empty(), Optional.empty(), exchange -> {});
    }

    public CallContext withDeadline(Deadline other) {
        return new CallContext(other, lane, actingUser, idempotencyKey, caller, observer);
    }

    public CallContext withLane(Lane other) {
        return new CallContext(deadline, other, actingUser, idempotencyKey, caller, observer);
    }

    public CallContext actingAs(String user) {
        return new CallContext(deadline, lane, Optional.of(user), idempotencyKey, caller, observer);
    }

    public CallContext withIdempotencyKey(String key) {
        return new CallContext(deadline, lane, actingUser, Optional.of(key), caller, observer);
    }

    /** Made for somebody: calls of one connection's credential are shared out evenly between callers. */
    public CallContext calledBy(String somebody) {
        return new CallContext(deadline, lane, actingUser, idempotencyKey, Optional.of(somebody), observer);
    }

    /** Tells one more observer. */
    public CallContext observedBy(Consumer<Exchange> another) {
        return new CallContext(deadline, lane, actingUser, idempotencyKey, caller, observer.andThen(another));
    }
}
