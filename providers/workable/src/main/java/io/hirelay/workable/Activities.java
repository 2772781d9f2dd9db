package io.hirelay.workable;

import static io.hirelay.operation.AtsFilters.Activities.ACTIVITY_TYPE;
import static io.hirelay.operation.AtsFilters.Activities.CANDIDATE_ID;
import static io.hirelay.operation.AtsFilters.Activities.JOB_ID;
import static io.hirelay.operation.AtsFilters.Activities.UPDATED_AT;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.Activity;
import io.hirelay.model.ActivityType;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Activities of a candidate or of a job: two feeds of which the candidate's is the richer. Asked for both, a candidate's
 * feed is read, provided that the candidate is in that job.
 */
final class Activities {
    private Activities() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations.list(
                Ats.ACTIVITIES_LIST,
                Activities::list,
                ListSupport.of(ActivityMapper.plan())
                        .requiringOneOf(CANDIDATE_ID, JOB_ID)
                        .natively(UPDATED_AT, Operator.GT, Operator.GTE));
    }

    private static Page<Activity> list(WorkableSession session, ListRequest<Activity> request, CallContext call) {
        Optional<String> candidate = OneOf.id(request, CANDIDATE_ID);
        Optional<String> job = OneOf.id(request, JOB_ID);
        return candidate.isPresent()
                ? ofCandidate(session, request, call, candidate.get(), job)
                : ofJob(session, request, call, job.orElseThrow());
    }

    private static Page<Activity> ofCandidate(
            WorkableSession session,
            ListRequest<Activity> request,
            CallContext call,
            String candidate,
            Optional<String> job) {
        PageQuery query = PageQuery.of(request);
        if (query.isFirst() && job.isPresent() && !job.equals(jobOf(candidate, session, call))) {
            return Page.of(List.of());
        }
        TimeFilters.add(query, "updated_after", request, UPDATED_AT);
        actions(request).ifPresent(actions -> query.filter("actions", actions));
        ActivitiesPage page = OneOf.underCandidate(
                candidate,
                () -> session.readOne(
                        () -> session.candidates().activities(candidate, query.parameters(), call, query.more())));
        return new Page<>(
                page.activities().stream()
                        .map(line -> ActivityMapper.ofCandidate(line, candidate, job))
                        .toList(),
                query.next(page.paging()));
    }

    private static Optional<String> jobOf(String candidate, WorkableSession session, CallContext call) {
        CandidateDto found = OneOf.underCandidate(
                        candidate,
                        () -> session.readOne(() -> session.candidates().candidate(candidate, call, RemoteQuery.NONE)))
                .candidate()
                .value();
        return found.job() == null
                ? Optional.empty()
                : Optional.ofNullable(found.job().shortcode());
    }

    private static Page<Activity> ofJob(
            WorkableSession session, ListRequest<Activity> request, CallContext call, String job) {
        if (!criteria(request, UPDATED_AT.name()).isEmpty()) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_UNSUPPORTED_FILTER,
                    UPDATED_AT.name(),
                    "Workable's feed of a job does not tell when an activity was last changed; it can be asked of one"
                            + " candidate, by candidate_id");
        }
        PageQuery query = PageQuery.of(request);
        ActivitiesPage page = OneOf.underJob(
                job,
                session,
                call,
                () -> session.readOne(() -> session.jobs().activities(job, query.parameters(), call, query.more())));
        boolean moves = page.activities().stream().anyMatch(line -> line.value().stageName() != null);
        Set<String> slugs = moves ? slugs(job, session, call) : Set.of();
        return new Page<>(
                page.activities().stream()
                        .map(line -> ActivityMapper.ofJob(line, job, slugs))
                        .toList(),
                query.next(page.paging()));
    }

    /** Of the stages in the job's own pipeline; none when it cannot be read in time. */
    private static Set<String> slugs(String job, WorkableSession session, CallContext call) {
        return Tolerated.read(() -> session.pipelines().ofJob(job, call))
                .map(pipeline -> pipeline.stages().stream()
                        .map(stage -> stage.value().slug())
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    /** The actions that all wanted types come down to, where each comes down to one. */
    private static Optional<String> actions(ListRequest<Activity> request) {
        return Stream.of(Operator.EQ, Operator.IN)
                .flatMap(operator -> request.filter(ACTIVITY_TYPE, operator).stream())
                .findFirst()
                .map(Criterion::values)
                .map(types -> types.stream().map(Activities::action).toList())
                .filter(actions -> actions.stream().allMatch(Optional::isPresent))
                .map(actions -> actions.stream().flatMap(Optional::stream).collect(Collectors.joining(",")));
    }

    private static Optional<String> action(ActivityType type) {
        return ActivityTypes.onlyAction(type);
    }

    private static List<Criterion<Activity, ?>> criteria(ListRequest<Activity> request, String filter) {
        return request.filters().stream()
                .filter(criterion -> criterion.field().name().equals(filter))
                .toList();
    }
}
