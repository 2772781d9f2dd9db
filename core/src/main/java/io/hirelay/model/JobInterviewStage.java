package io.hirelay.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A stage of a pipeline. */
@Doc("A stage of a pipeline.")
public record JobInterviewStage(
        @Required @Doc("The canonical id.") Id<JobInterviewStage> id,
        @Doc("What the customer calls it.") Optional<String> name,
        @Doc("What it is for.") Optional<Coded<StageKind>> kind,
        @Doc("Its place in the pipeline, ascending.") Optional<Integer> position,
        @Doc("Whether it is in use.") Optional<Coded<ActiveStatus>> status,

        @Doc("The job whose pipeline it belongs to, when listed for a job.")
        Optional<Ref<Job>> job,

        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public JobInterviewStage {
        notLoaded = Set.copyOf(notLoaded);
    }
}
