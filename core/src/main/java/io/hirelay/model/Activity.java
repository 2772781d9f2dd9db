package io.hirelay.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Something that happened to a candidate or a job. */
@Doc("Something that happened to a candidate or a job.")
public record Activity(
        @Required @Doc("The canonical id.") Id<Activity> id,
        @Doc("Whom it is about.") Optional<Ref<Candidate>> candidate,
        @Doc("Which job it is about.") Optional<Ref<Job>> job,
        @Doc("Who did it.") Optional<Actor> actor,
        @Doc("What happened.") Optional<Coded<ActivityType>> activityType,
        @Personal @Doc("Sender of a message.") List<Correspondent> from,
        @Personal @Doc("Receivers of a message.") List<Correspondent> to,
        @Personal @Doc("Receivers of a copy.") List<Correspondent> cc,
        @Personal @Doc("Subject.") Optional<String> subject,
        @Personal @Doc("Text; messages may be HTML.") Optional<String> body,

        @Doc("The stage that was left, on a change of stage.")
        Optional<NamedRef<JobInterviewStage>> fromStage,

        @Doc("The stage that was entered, on a change of stage.")
        Optional<NamedRef<JobInterviewStage>> toStage,

        @Doc("Who may see it.") Optional<Coded<Visibility>> visibility,
        @Doc("When it was created, UTC.") Optional<Instant> createdAt,
        @Doc("When it was last changed, UTC.") Optional<Instant> updatedAt,
        @Doc("The provider's record, untouched.") RawJson remoteData,
        Set<String> notLoaded)
        implements Unified {
    public Activity {
        from = List.copyOf(from);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        notLoaded = Set.copyOf(notLoaded);
    }
}
