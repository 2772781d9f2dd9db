package io.hirelay.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A call, meeting or interview with a candidate. */
@Doc("A call, meeting or interview with a candidate.")
public record Interview(
        @Required @Doc("The canonical id.") Id<Interview> id,
        @Personal @Doc("Title.") Optional<String> title,
        @Doc("The application it is for.") Optional<Ref<Application>> application,
        @Doc("With whom.") Optional<Ref<Candidate>> candidate,
        @Doc("For which job.") Optional<Ref<Job>> job,
        @Doc("In which stage.") Optional<Ref<JobInterviewStage>> jobInterviewStage,
        @Doc("Who set it up.") Optional<Ref<User>> organizer,
        @Doc("Who takes part.") List<Ref<User>> interviewers,

        @Doc("Where: a place, or the address of a conference.")
        Optional<String> location,

        @Doc("Beginning, UTC.") Optional<Instant> startAt,
        @Doc("End, UTC.") Optional<Instant> endAt,
        @Doc("Where it is in its life.") Optional<Coded<InterviewStatus>> status,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public Interview {
        interviewers = List.copyOf(interviewers);
        notLoaded = Set.copyOf(notLoaded);
    }
}
