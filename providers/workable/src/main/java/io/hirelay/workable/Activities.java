package io.hirelay.workable;

import static io.hirelay.operation.AtsFilters.Activities.ACTIVITY_TYPE;
import static io.hirelay.operation.AtsFilters.Activities.CANDIDATE_ID;
import static io.hirelay.operation.AtsFilters.Activities.JOB_ID;
import static io.hirelay.operation.AtsFilters.Activities.UPDATED_AT;

import io.hirelay.http.RemoteQuery;
import io.hirelay.model.Activity;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Criterion;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.ActivityMapper;
import io.hirelay.workable.mapping.ActivityTypes;
import io.hirelay.workable.wire.ActivitiesPage;
import io.hirelay.workable.wire.CandidateDto;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Activities of a candidate or of a job: two feeds of which the candidate's is the richer. Asked for both, a candidate's
 * feed is read, provided that the candidate is in that job. A job's feed does not tell when an activity was last changed.
 */
final class Activities {
    private Activities() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations.list(
                Ats.ACTIVITIES_LIST,
                Activities::list,
                ListSupport.of(ActivityMapper.plan())
                        .requiringOneOf(CANDIDATE_ID, JOB_ID)
                        .natively(CANDIDATE_ID, Operator.EQ, Operator.IN)
                        .natively(JOB_ID, Operator.EQ, Operator.IN)
                        .natively(UPDATED_AT, Operator.GT, Operator.GTE)
                        .onlyBeside(UPDATED_AT, CANDIDATE_ID));
    }

    private static Page<Activity> list(WorkableSession session, ListRequest<Activity> request, CallContext call) {
        List<String> candidates = Parents.ids(request, CANDIDATE_ID);
        List<String> jobs = Parents.ids(request, JOB_ID);
        return candidates.isEmpty()
                ? Parents.after(jobs, request, (job, own) -> ofJob(session, own, call, job))
                : Parents.after(
                        candidates, request, (candidate, own) -> ofCandidate(session, own, call, candidate, jobs));
    }

    /** @param jobs one of which the candidate must be in; none for any */
    private static Page<Activity> ofCandidate(
            WorkableSession session,
            ListRequest<Activity> request,
            CallContext call,
            String candidate,
            List<String> jobs) {
        PageQuery query = PageQuery.of(request);
        Optional<String> job = jobs.isEmpty() ? Optional.empty() : jobOf(candidate, session, call);
        if (!jobs.isEmpty() && job.filter(jobs::contains).isEmpty()) {
            return Page.of(List.of());
        }
        TimeFilters.add(query, "updated_after", request, UPDATED_AT);
        actions(request).ifPresent(actions -> query.filter("actions", actions));
        ActivitiesPage page = Parents.underCandidate(
                candidate,
                () -> session.read(session.candidates().activities(candidate, query.parameters(), call, query.more())));
        return new Page<>(
                page.activities().stream()
                        .map(line -> ActivityMapper.ofCandidate(line, candidate, job))
                        .toList(),
                query.next(page.paging()));
    }

    private static Optional<String> jobOf(String candidate, WorkableSession session, CallContext call) {
        CandidateDto found = Parents.underCandidate(
                        candidate,
                        () -> session.read(session.candidates().candidate(candidate, call, RemoteQuery.NONE)))
                .candidate()
                .value();
        return found.job() == null
                ? Optional.empty()
                : Optional.ofNullable(found.job().shortcode());
    }

    private static Page<Activity> ofJob(
            WorkableSession session, ListRequest<Activity> request, CallContext call, String job) {
        PageQuery query = PageQuery.of(request);
        ActivitiesPage page = Parents.underJob(
                job,
                session,
                call,
                () -> session.read(session.jobs().activities(job, query.parameters(), call, query.more())));
        EnteredStages stages = EnteredStages.of(page.activities(), job, session, call);
        return new Page<>(
                page.activities().stream()
                        .map(line -> ActivityMapper.ofJob(line, job, stages.of(line.value())))
                        .toList(),
                query.next(page.paging()));
    }

    /** The actions that all wanted types come down to, where each comes down to one. */
    private static Optional<String> actions(ListRequest<Activity> request) {
        return Stream.of(Operator.EQ, Operator.IN)
                .flatMap(operator -> request.filter(ACTIVITY_TYPE, operator).stream())
                .findFirst()
                .map(Criterion::values)
                .map(types -> types.stream().map(ActivityTypes::onlyAction).toList())
                .filter(actions -> actions.stream().allMatch(Optional::isPresent))
                .map(actions -> actions.stream().flatMap(Optional::stream).collect(Collectors.joining(",")));
    }
}
