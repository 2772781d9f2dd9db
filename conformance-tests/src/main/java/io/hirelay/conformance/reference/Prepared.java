package io.hirelay.conformance.reference;

import io.hirelay.error.HirelayException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.Written;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes that are ready to be sent. */
final class Prepared {
    private Prepared() {}

    static Plan plan(String path, Map<String, ? extends @Nullable Object> body) {
        return new Plan("POST", path, Bodies.shown(body));
    }

    /** Steps that make something, each with the same ticket: sent again they make nothing more. */
    interface Steps<O> {
        O done(String ticket);
    }

    /**
     * A write that makes something once.
     *
     * @param refused why the system, or the caller's own wish, forbids it
     * @param paths of the steps, all of which take the ticket
     */
    static <O> PreparedWrite<O> making(
            ReferenceSession session,
            CallContext call,
            Supplier<Plan> plan,
            Optional<HirelayException> refused,
            List<String> paths,
            Written.Outcome outcome,
            Steps<O> steps,
            Function<List<NativeRecord>, O> reading) {
        return new PreparedWrite<>() {
            private @Nullable String ticket;

            @Override
            public Plan plan() {
                refused.ifPresent(Prepared::refuse);
                return plan.get();
            }

            @Override
            public String baseline() {
                if (ticket == null) {
                    ticket = session.ticket(call);
                }
                return ticket;
            }

            @Override
            public Written<O> execute() {
                refused.ifPresent(Prepared::refuse);
                return new Written<>(steps.done(baseline()), outcome);
            }

            /** Whoever looks goes on with the ticket of the one who was before. */
            @Override
            public Reconciliation<O> look(String baseline) {
                ticket = baseline;
                List<NativeRecord> made = paths.stream()
                        .flatMap(path -> session.madeWith(baseline, path, call).stream())
                        .toList();
                return made.size() == paths.size()
                        ? Reconciliation.happened(reading.apply(made), outcome)
                        : Reconciliation.missing();
            }
        };
    }

    private static void refuse(HirelayException refused) {
        throw refused;
    }

    /**
     * A write that turns one state of a record into another, and is refused by the system when the record is no longer
     * in the first.
     *
     * @param state of the record now, as a text that tells whether it has changed since
     * @param reached the record, where it is as it should be
     */
    static <O> PreparedWrite<O> turning(
            Plan plan, String state, Supplier<String> now, Supplier<O> send, Supplier<Optional<O>> reached) {
        return turning(() -> plan, state, now, send, reached);
    }

    /** @param plan fails where it is known already that the system will refuse it */
    static <O> PreparedWrite<O> turning(
            Supplier<Plan> plan, String state, Supplier<String> now, Supplier<O> send, Supplier<Optional<O>> reached) {
        return new PreparedWrite<>() {
            @Override
            public Plan plan() {
                return plan.get();
            }

            @Override
            public String baseline() {
                return state;
            }

            @Override
            public Written<O> execute() {
                return new Written<>(send.get(), Written.Outcome.UPDATED);
            }

            @Override
            public Reconciliation<O> look(String baseline) {
                if (now.get().equals(baseline)) {
                    return Reconciliation.missing();
                }
                return reached.get()
                        .map(value -> Reconciliation.happened(value, Written.Outcome.UPDATED))
                        .orElseGet(Reconciliation::unclear);
            }
        };
    }

    /** What was read after a change was carried out: a failure does not make the change undone. */
    static <O> O readBack(Supplier<O> read) {
        try {
            return read.get();
        } catch (HirelayException e) {
            throw new UnknownOutcomeException(
                    "the change was sent, and what came of it could not be read",
                    e.providerFailure().orElse(null),
                    e);
        }
    }
}
