package io.hirelay.input;

import io.hirelay.error.Findings;
import io.hirelay.model.Candidate;
import io.hirelay.model.Doc;
import io.hirelay.model.Id;
import io.hirelay.model.Job;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.model.RawJson;
import io.hirelay.model.Required;
import java.util.Optional;

/** Somebody who is to apply for a job. */
@Doc("Somebody who is to apply for a job.")
public record NewApplication(
        @Required @Doc("The job, in any form the provider accepts.")
        Id<Job> jobId,

        @Required @Doc("Who: the id of a candidate who is there, or a new candidate.")
        NewCandidate candidate,

        @Doc("The stage to arrive in.") Optional<Id<JobInterviewStage>> stageId,

        @Doc("Fields in the provider's own words, merged into what is sent to it.")
        RawJson remoteData)
        implements Input {
    /** One more application of somebody who is a candidate already. */
    public static NewApplication of(String jobId, Id<Candidate> candidate) {
        return of(jobId, NewCandidate.existing(candidate));
    }

    /** Of a new candidate, built without a job. */
    public static NewApplication of(String jobId, NewCandidate candidate) {
        return new NewApplication(Id.of(jobId), candidate, Optional.empty(), RawJson.NULL);
    }

    /** @param stage in any form that the provider accepts */
    public NewApplication inStage(String stage) {
        return new NewApplication(jobId, candidate, Optional.of(Id.of(stage)), remoteData);
    }

    @Override
    public void check(Findings findings) {
        candidate.checkApplicant(findings.under("candidate"));
    }
}
