package io.hirelay.workable;

import static io.hirelay.operation.AtsFilters.Interviews.CANDIDATE_ID;
import static io.hirelay.operation.AtsFilters.Interviews.JOB_ID;
import static io.hirelay.operation.AtsFilters.Interviews.START_AT;

import io.hirelay.error.NotFoundException;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.Interview;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.InterviewMapper;
import io.hirelay.workable.wire.EventsPage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Calls, meetings and interviews of the account's calendar, cancelled ones as well. The beginning narrows what Workable
 * is asked for by whole days, as it does not say in which time zone it compares; the core does the rest.
 */
final class Interviews {
    private static final Duration ANY_ZONE = Duration.ofDays(1);

    private Interviews() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .list(
                        Ats.INTERVIEWS_LIST,
                        Interviews::list,
                        ListSupport.of(InterviewMapper.plan())
                                .natively(CANDIDATE_ID)
                                .natively(JOB_ID))
                .get(Ats.INTERVIEWS_GET, Interviews::get, InterviewMapper.plan());
    }

    private static Page<Interview> list(WorkableSession session, ListRequest<Interview> request, CallContext call) {
        // With the token of a member, only that member's own events come unless all are asked for.
        PageQuery query =
                PageQuery.of(request).filter("include_cancelled", "true").filter("context", "all");
        request.value(CANDIDATE_ID).ifPresent(candidate -> query.filter("candidate_id", candidate));
        request.value(JOB_ID).ifPresent(job -> query.filter("shortcode", job));
        bounds(request, Operator.GT, Operator.GTE)
                .max(Comparator.naturalOrder())
                .ifPresent(
                        from -> query.filter("start_date", from.minus(ANY_ZONE).toString()));
        bounds(request, Operator.LT, Operator.LTE)
                .min(Comparator.naturalOrder())
                .ifPresent(to -> query.filter("end_date", to.plus(ANY_ZONE).toString()));
        EventsPage page = session.read(session.account().events(query.parameters(), call, query.more()));
        if (query.isFirst() && page.events().isEmpty()) {
            requireKnown(session, request, call);
        }
        Instant now = session.clock().instant();
        return new Page<>(
                page.events().stream()
                        .map(event -> InterviewMapper.map(event, now))
                        .toList(),
                query.next(page.paging()));
    }

    /** Workable lists nothing for a job or a candidate that is not there. */
    private static void requireKnown(WorkableSession session, ListRequest<Interview> request, CallContext call) {
        request.value(JOB_ID).ifPresent(job -> JobIdentifiers.requireKnown(job, session, call));
        request.value(CANDIDATE_ID).ifPresent(candidate -> {
            CallContext inTime = Tolerated.inTime(call);
            boolean unknown = Tolerated.read(() -> Optional.of(isUnknown(candidate, session, inTime)))
                    .orElse(false);
            if (unknown) {
                throw CandidateIdentifiers.unknown(candidate);
            }
        });
    }

    private static boolean isUnknown(String candidate, WorkableSession session, CallContext call) {
        try {
            session.read(session.candidates().candidate(candidate, call, RemoteQuery.NONE));
            return false;
        } catch (NotFoundException e) {
            return true;
        }
    }

    private static Interview get(WorkableSession session, GetRequest request, CallContext call) {
        RemoteQuery more = new RemoteQuery(request.remoteQuery());
        return InterviewMapper.map(
                session.read(session.account().event(request.id(), call, more)),
                session.clock().instant());
    }

    /** What the beginning is asked to lie on this side of; one moment alone bounds it on both sides. */
    private static Stream<Instant> bounds(ListRequest<Interview> request, Operator... operators) {
        Optional<Instant> exactly = request.value(START_AT);
        return Stream.concat(
                Stream.of(operators)
                        .flatMap(operator -> request.filter(START_AT, operator).stream())
                        .map(criterion -> criterion.values().get(0)),
                exactly.stream());
    }
}
