package io.hirelay.workable;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.Findings;
import io.hirelay.model.Id;
import io.hirelay.model.Job;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.operation.CallContext;
import java.util.Map;
import java.util.Optional;

/**
 * Where a candidate is to arrive.
 *
 * @param pool whether that is the talent pool
 * @param job shortcode; empty for the talent pool, and where something is wrong with it
 * @param stage slug; empty for the one that Workable chooses
 * @param form what is asked there; empty where Workable does not tell
 */
record Arrival(boolean pool, Optional<String> job, Optional<String> stage, Optional<CandidateForm> form) {

    /**
     * In a job or, without one, in the talent pool; what is wrong with it is told under the names of the input.
     *
     * @param asked whether the job's form has to be known
     */
    static Arrival of(
            WorkableSession session,
            Optional<Id<Job>> jobId,
            Optional<Id<JobInterviewStage>> stageId,
            boolean asked,
            CallContext call,
            Findings findings) {
        if (jobId.isEmpty()) {
            return new Arrival(
                    true,
                    Optional.empty(),
                    stage(session, stageId, Map.of(), call, findings),
                    Optional.of(CandidateForm.NONE));
        }
        Optional<CandidateForm> form = Optional.empty();
        Optional<String> job = findings.resolve(
                "job_id",
                () -> JobIdentifiers.canonical(session, jobId.get().value().strip(), Map.of(), call));
        if (job.isPresent()) {
            String shortcode = job.get();
            try {
                form = findings.resolve("job_id", () -> {
                            Optional<CandidateForm> known = session.forms().of(shortcode, call);
                            if (known.isEmpty()) {
                                JobIdentifiers.requireKnown(shortcode, session, call);
                            }
                            return known;
                        })
                        .flatMap(known -> known);
            } catch (AccessDeniedException e) {
                if (asked) {
                    throw e;
                }
                JobIdentifiers.requireKnown(shortcode, session, call);
            }
        }
        return new Arrival(
                false,
                job,
                findings.has("job_id")
                        ? Optional.empty()
                        : stage(session, stageId, Map.of("job_id", job.orElseThrow()), call, findings),
                form);
    }

    private static Optional<String> stage(
            WorkableSession session,
            Optional<Id<JobInterviewStage>> stageId,
            Map<String, String> within,
            CallContext call,
            Findings findings) {
        return stageId.flatMap(stage -> findings.resolve(
                "stage_id",
                () -> StageIdentifiers.canonical(session, stage.value().strip(), within, call)));
    }
}
