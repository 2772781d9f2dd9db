package io.hirelay.workable;

import static io.hirelay.operation.AtsFilters.Scorecards.CANDIDATE_ID;

import io.hirelay.model.Scorecard;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.ScorecardMapper;
import io.hirelay.workable.wire.ActivitiesPage;

/** Ratings of a candidate, picked from the candidate's feed: Workable shows them nowhere else. */
final class Scorecards {
    private Scorecards() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations.list(
                Ats.SCORECARDS_LIST,
                Scorecards::list,
                ListSupport.of(ScorecardMapper.plan())
                        .requiringOneOf(CANDIDATE_ID)
                        .natively(CANDIDATE_ID, Operator.EQ, Operator.IN));
    }

    private static Page<Scorecard> list(WorkableSession session, ListRequest<Scorecard> request, CallContext call) {
        return Parents.after(
                Parents.ids(request, CANDIDATE_ID), request, (candidate, own) -> of(candidate, session, own, call));
    }

    private static Page<Scorecard> of(
            String candidate, WorkableSession session, ListRequest<Scorecard> request, CallContext call) {
        PageQuery query = PageQuery.of(request).filter("actions", ScorecardMapper.ACTION);
        ActivitiesPage page = Parents.underCandidate(
                candidate,
                () -> session.read(session.candidates().activities(candidate, query.parameters(), call, query.more())));
        return new Page<>(
                page.activities().stream()
                        .filter(line ->
                                ScorecardMapper.ACTION.equals(line.value().action()))
                        .map(line -> ScorecardMapper.map(line, candidate))
                        .toList(),
                query.next(page.paging()));
    }
}
