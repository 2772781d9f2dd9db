package io.hirelay.operation;

import static io.hirelay.operation.RowValues.known;
import static io.hirelay.operation.RowValues.list;
import static io.hirelay.operation.ValueType.EMAIL;
import static io.hirelay.operation.ValueType.FLAG;
import static io.hirelay.operation.ValueType.TEXT;
import static io.hirelay.operation.ValueType.TIME;
import static io.hirelay.operation.ValueType.idOf;
import static io.hirelay.operation.ValueType.wordOf;

import io.hirelay.model.AccessRole;
import io.hirelay.model.Activity;
import io.hirelay.model.ActivityType;
import io.hirelay.model.Application;
import io.hirelay.model.ApplicationStatus;
import io.hirelay.model.Attachment;
import io.hirelay.model.Candidate;
import io.hirelay.model.CustomField;
import io.hirelay.model.Id;
import io.hirelay.model.Interview;
import io.hirelay.model.Job;
import io.hirelay.model.JobFormField;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.model.JobStatus;
import io.hirelay.model.Offer;
import io.hirelay.model.Ref;
import io.hirelay.model.Scorecard;
import io.hirelay.model.StageRef;
import io.hirelay.model.Unified;
import io.hirelay.model.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the lists of the unified applicant-tracking model can be filtered by. */
public final class AtsFilters {
    private AtsFilters() {}

    /** Filters of jobs. */
    public static final class Jobs {
        private Jobs() {}

        public static final FilterField<Job, JobStatus> STATUS =
                FilterField.of("status", wordOf(JobStatus.class), "status", job -> known(job.status()), "Status.");
        public static final FilterField<Job, Instant> CREATED_AT = createdAt(Job::createdAt);
        public static final FilterField<Job, Instant> UPDATED_AT = updatedAt(Job::updatedAt);
        public static final FilterField<Job, Boolean> CONFIDENTIAL = FilterField.of(
                        "confidential",
                        FLAG,
                        "confidential",
                        (Job job) -> list(job.confidential()),
                        "Confidential jobs are hidden unless asked for: true lists only those, all lists both.")
                .unlessAsked(false);
    }

    /** Filters of candidates. */
    public static final class Candidates {
        private Candidates() {}

        public static final FilterField<Candidate, String> JOB_ID = FilterField.of(
                "job_id",
                idOf(AtsResources.JOBS),
                "applications",
                candidate -> jobs(candidate.applications().stream()),
                "Candidates with an application to this job.");
        public static final FilterField<Candidate, String> STAGE_ID = FilterField.of(
                "stage_id",
                idOf(AtsResources.JOB_INTERVIEW_STAGES),
                "applications",
                candidate -> stages(candidate.applications().stream()),
                "Candidates with an application in this stage.");
        public static final FilterField<Candidate, String> EMAILS = FilterField.of(
                "emails",
                EMAIL,
                "emails",
                candidate -> candidate.emails().stream()
                        .flatMap(email -> email.email().stream())
                        .toList(),
                "Candidates with this e-mail address.");
        public static final FilterField<Candidate, Instant> CREATED_AT = createdAt(Candidate::createdAt);
        public static final FilterField<Candidate, Instant> UPDATED_AT = updatedAt(Candidate::updatedAt);
    }

    /** Filters of applications. */
    public static final class Applications {
        private Applications() {}

        public static final FilterField<Application, String> JOB_ID = FilterField.of(
                "job_id",
                idOf(AtsResources.JOBS),
                "job",
                application -> jobs(Stream.of(application)),
                "Applications to this job.");
        public static final FilterField<Application, String> STAGE_ID = FilterField.of(
                "stage_id",
                idOf(AtsResources.JOB_INTERVIEW_STAGES),
                "current_stage",
                application -> stages(Stream.of(application)),
                "Applications in this stage.");
        public static final FilterField<Application, ApplicationStatus> STATUS = FilterField.of(
                "status",
                wordOf(ApplicationStatus.class),
                "status",
                application -> known(application.status()),
                "Outcome.");
        public static final FilterField<Application, Instant> CREATED_AT = createdAt(Application::createdAt);
        public static final FilterField<Application, Instant> UPDATED_AT = updatedAt(Application::updatedAt);
    }

    /** Filters of activities. */
    public static final class Activities {
        private Activities() {}

        public static final FilterField<Activity, String> CANDIDATE_ID =
                candidateId(activity -> refs(activity.candidate()));
        public static final FilterField<Activity, String> JOB_ID = jobId(activity -> refs(activity.job()));
        public static final FilterField<Activity, ActivityType> ACTIVITY_TYPE = FilterField.of(
                "activity_type",
                wordOf(ActivityType.class),
                "activity_type",
                activity -> known(activity.activityType()),
                "What happened.");
        public static final FilterField<Activity, Instant> UPDATED_AT = updatedAt(Activity::updatedAt);
    }

    /** Filters of attachments. */
    public static final class Attachments {
        private Attachments() {}

        public static final FilterField<Attachment, String> CANDIDATE_ID =
                candidateId(attachment -> refs(attachment.candidate()));
    }

    /** Filters of stages. */
    public static final class JobInterviewStages {
        private JobInterviewStages() {}

        public static final FilterField<JobInterviewStage, String> JOB_ID = jobId(stage -> refs(stage.job()));
    }

    /** Filters of users. */
    public static final class Users {
        private Users() {}

        public static final FilterField<User, String> EMAILS = FilterField.of(
                "emails",
                EMAIL,
                "emails",
                user -> user.emails().stream()
                        .flatMap(email -> email.email().stream())
                        .toList(),
                "Users with this e-mail address.");
        public static final FilterField<User, String> NAME =
                FilterField.of("name", TEXT, "name", user -> list(user.name()), "Users of this name.");
        public static final FilterField<User, AccessRole> ACCESS_ROLE = FilterField.of(
                "access_role",
                wordOf(AccessRole.class),
                "access_role",
                user -> known(user.accessRole()),
                "Users who may do this.");
    }

    /** Filters of form fields. */
    public static final class JobFormFields {
        private JobFormFields() {}

        public static final FilterField<JobFormField, String> JOB_ID = jobId(field -> refs(field.job()));
    }

    /** Filters of interviews. */
    public static final class Interviews {
        private Interviews() {}

        public static final FilterField<Interview, String> CANDIDATE_ID =
                candidateId(interview -> refs(interview.candidate()));
        public static final FilterField<Interview, String> JOB_ID = jobId(interview -> refs(interview.job()));
        public static final FilterField<Interview, Instant> START_AT =
                FilterField.of("start_at", TIME, "start_at", interview -> list(interview.startAt()), "When it begins.");
    }

    /** Filters of offers. */
    public static final class Offers {
        private Offers() {}

        public static final FilterField<Offer, String> CANDIDATE_ID = candidateId(offer -> refs(offer.candidate()));
    }

    /** Filters of scorecards. */
    public static final class Scorecards {
        private Scorecards() {}

        public static final FilterField<Scorecard, String> CANDIDATE_ID =
                candidateId(scorecard -> refs(scorecard.candidate()));
    }

    /** Filters of custom fields. */
    public static final class CustomFields {
        private CustomFields() {}

        public static final FilterField<CustomField, String> JOB_ID = jobId(field -> refs(field.job()));
    }

    private static <T extends Unified> FilterField<T, Instant> createdAt(Function<T, Optional<Instant>> accessor) {
        return FilterField.of(
                "created_at", TIME, "created_at", item -> list(accessor.apply(item)), "When it was created.");
    }

    private static <T extends Unified> FilterField<T, Instant> updatedAt(Function<T, Optional<Instant>> accessor) {
        return FilterField.of(
                "updated_at", TIME, "updated_at", item -> list(accessor.apply(item)), "When it was last changed.");
    }

    private static <T extends Unified> FilterField<T, String> candidateId(Function<T, List<String>> accessor) {
        return FilterField.of(
                "candidate_id", idOf(AtsResources.CANDIDATES), "candidate", accessor, "Those of this candidate.");
    }

    private static <T extends Unified> FilterField<T, String> jobId(Function<T, List<String>> accessor) {
        return FilterField.of("job_id", idOf(AtsResources.JOBS), "job", accessor, "Those of this job.");
    }

    private static <R> List<String> refs(Optional<Ref<R>> ref) {
        return list(ref.map(Ref::id).map(Id::value));
    }

    private static List<String> jobs(Stream<Application> applications) {
        return applications
                .flatMap(application -> refs(application.job()).stream())
                .toList();
    }

    private static List<String> stages(Stream<Application> applications) {
        return applications
                .flatMap(application -> application.currentStage().flatMap(StageRef::id).stream())
                .map(Id::value)
                .toList();
    }
}
