package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.page.Page;
import io.hirelay.page.Slices;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.JobInterviewStageMapper;
import io.hirelay.workable.mapping.StageView;
import io.hirelay.workable.wire.StageDto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Serves stages: of a job's pipeline, or of the account's own. */
final class JobInterviewStages {
    private static final String JOB_ID = AtsFilters.JobInterviewStages.JOB_ID.name();

    private record Placed(Native<StageDto> stage, Optional<String> job) {
        /** Pipelines share slugs. */
        String key() {
            return job.orElse("") + "/" + stage.value().slug();
        }
    }

    private JobInterviewStages() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .list(
                        Ats.JOB_INTERVIEW_STAGES_LIST,
                        JobInterviewStages::list,
                        ListSupport.of(JobInterviewStageMapper.MAPPER.plan())
                                .natively(AtsFilters.JobInterviewStages.JOB_ID, Operator.EQ, Operator.IN))
                .get(Ats.JOB_INTERVIEW_STAGES_GET, JobInterviewStages::get, JobInterviewStageMapper.MAPPER.plan())
                .identifiers(Ats.JOB_INTERVIEW_STAGES, StageIdentifiers::canonical);
    }

    private static Page<JobInterviewStage> list(
            WorkableSession session, ListRequest<JobInterviewStage> request, CallContext call) {
        RemoteQuery more = new RemoteQuery(request.remoteQuery());
        List<String> jobs = request.filters().stream()
                .filter(criterion -> criterion.field().name().equals(JOB_ID))
                .flatMap(criterion -> criterion.texts().stream())
                .distinct()
                .toList();
        List<Placed> stages = new ArrayList<>();
        if (jobs.isEmpty()) {
            session.pipelines()
                    .currentOfAccount(call, more)
                    .stages()
                    .forEach(stage -> stages.add(new Placed(stage, Optional.empty())));
        }
        for (String job : jobs) {
            ofJob(session, job, call, more).stages().forEach(stage -> stages.add(new Placed(stage, Optional.of(job))));
        }
        return Slices.page(stages, Placed::key, request.limitOrDefault(), request.after())
                .map(placed -> map(placed.stage(), placed.job()));
    }

    private static Pipeline ofJob(WorkableSession session, String job, CallContext call, RemoteQuery more) {
        try {
            return session.pipelines().currentOfJob(job, call, more);
        } catch (NotFoundException e) {
            throw JobIdentifiers.unknown(job, session, call);
        }
    }

    /** Without a job: from the account's pipeline, else from the one other pipeline that has such a stage. */
    private static JobInterviewStage get(WorkableSession session, GetRequest request, CallContext call) {
        RemoteQuery more = new RemoteQuery(request.remoteQuery());
        Optional<String> job = Optional.ofNullable(request.within().get(JOB_ID));
        if (job.isPresent()) {
            Pipeline pipeline = ofJob(session, job.get(), call, more);
            return map(pipeline.bySlug(request.id()).orElseThrow(() -> gone(request.id())), job);
        }
        Optional<Native<StageDto>> own =
                session.pipelines().currentOfAccount(call, more).bySlug(request.id());
        return map(
                own.or(() -> StageIdentifiers.elsewhere(request.id(), session, call))
                        .orElseThrow(() -> gone(request.id())),
                job);
    }

    private static JobInterviewStage map(Native<StageDto> stage, Optional<String> job) {
        return JobInterviewStageMapper.MAPPER.row(new StageView(stage.value(), job), stage.raw());
    }

    private static NotFoundException gone(String slug) {
        return new NotFoundException(
                ErrorCode.REMOTE_NOT_FOUND, "the pipeline at Workable has no stage '" + slug + "'", null);
    }
}
