package io.hirelay.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One person's candidacy for one job. */
@Doc("One person's candidacy for one job.")
public record Application(
        @Required @Doc("The canonical id.") Id<Application> id,
        @Doc("Who applies.") Optional<Ref<Candidate>> candidate,

        @Doc("What for; null where somebody is considered for no job yet.")
        Optional<Ref<Job>> job,

        @Doc("The outcome, apart from the stage.") Optional<Coded<ApplicationStatus>> status,
        @Doc("Where it stands in the job's pipeline.") Optional<StageRef> currentStage,
        @Doc("When it began, UTC.") Optional<Instant> appliedAt,
        @Doc("When it was rejected or withdrawn, UTC.") Optional<Instant> rejectedAt,
        @Doc("Why, in words.") Optional<String> rejectReason,
        @Doc("When the person was hired, UTC.") Optional<Instant> hiredAt,
        @Doc("Where the person came from.") Optional<Source> source,
        @Doc("Who is credited with bringing the person.") Optional<CreditedTo> creditedTo,
        @Personal @Doc("Files.") List<Attachment> attachments,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public Application {
        attachments = List.copyOf(attachments);
        notLoaded = Set.copyOf(notLoaded);
    }
}
