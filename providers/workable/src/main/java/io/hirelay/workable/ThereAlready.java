package io.hirelay.workable;

import io.hirelay.http.RemoteQuery;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.Written;
import java.util.Optional;

/**
 * The creation of a candidate who is in the job already, where the caller wants that one: as it is, or with what is new
 * written into it.
 */
final class ThereAlready<O> implements PreparedWrite<O> {
    private final WorkableSession session;
    private final String id;
    private final Optional<PreparedWrite<O>> update;
    private final CandidateAnswers<O> answers;
    private final CallContext call;

    ThereAlready(
            WorkableSession session,
            String id,
            Optional<PreparedWrite<O>> update,
            CandidateAnswers<O> answers,
            CallContext call) {
        this.session = session;
        this.id = id;
        this.update = update;
        this.answers = answers;
        this.call = call;
    }

    @Override
    public Plan plan() {
        return update.map(PreparedWrite::plan).orElseGet(() -> new Plan("GET", "/spi/v3/candidates/" + id, null));
    }

    @Override
    public String baseline() {
        return update.map(PreparedWrite::baseline).orElse("");
    }

    @Override
    public Written<O> execute() {
        return update.map(PreparedWrite::execute).orElseGet(() -> found(Written.Outcome.MATCHED));
    }

    /** Somebody who was not there when an earlier attempt began to create is the one it has created. */
    @Override
    public Reconciliation<O> look(String baseline) {
        Baseline before = Baseline.of(baseline);
        if (before.known() && !before.ids().contains(id)) {
            return new Reconciliation.Happened<>(found(Written.Outcome.CREATED));
        }
        return update.map(write -> write.look(baseline))
                .orElseGet(() -> new Reconciliation.Happened<>(found(Written.Outcome.MATCHED)));
    }

    private Written<O> found(Written.Outcome outcome) {
        return new Written<>(
                answers.of(Candidates.profile(session, id, call, RemoteQuery.NONE), session, call), outcome);
    }
}
