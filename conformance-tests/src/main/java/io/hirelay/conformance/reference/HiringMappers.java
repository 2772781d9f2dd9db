package io.hirelay.conformance.reference;

import io.hirelay.mapping.Load;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.AccessRole;
import io.hirelay.model.ActiveStatus;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Coded;
import io.hirelay.model.CustomField;
import io.hirelay.model.CustomFieldType;
import io.hirelay.model.Department;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Id;
import io.hirelay.model.Job;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.model.JobStatus;
import io.hirelay.model.NamedRef;
import io.hirelay.model.Option;
import io.hirelay.model.Organization;
import io.hirelay.model.Ref;
import io.hirelay.model.RejectReason;
import io.hirelay.model.Requisition;
import io.hirelay.model.RequisitionStatus;
import io.hirelay.model.StageKind;
import io.hirelay.model.Tag;
import io.hirelay.model.User;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is hired for and by whom: the account's jobs, plans, people of its own and lists of words. */
final class HiringMappers {
    private HiringMappers() {}

    /** A stage, and the job for whose plan it was asked. */
    record StageOfPlan(NativeRecord line, Optional<String> job) {}

    /** List rows are thin; one more call for each job shows the rest. */
    private static final Load[] DETAILS = {Load.ON_GET, Load.onExpand("details", 1)};

    static final Mapper<NativeRecord, Job> JOB = Mapper.of(Job.class, NativeRecord.class)
            .id(job -> id(job, "job"))
            .value("name", String.class, job -> job.text("title"))
            .coded("status", JobStatus.class, Words.PHASES, job -> job.text("phase"))
            .value("confidential", Boolean.class, job -> job.flag("secret"))
            .value("created_at", Instant.class, job -> job.millis("made"))
            .value("updated_at", Instant.class, job -> job.millis("touched"), DETAILS)
            .value("description", String.class, job -> job.text("about"), DETAILS)
            .list("locations", String.class, job -> job.texts("places"), DETAILS)
            .list("hiring_managers", NamedRef.class, job -> team(job, "lead"), DETAILS)
            .list("recruiters", NamedRef.class, job -> team(job, "hunter"), DETAILS)
            .build();

    static final Mapper<StageOfPlan, JobInterviewStage> STAGE = Mapper.of(JobInterviewStage.class, StageOfPlan.class)
            .id(stage -> id(stage.line(), "stage"))
            .value("name", String.class, stage -> stage.line().text("label"))
            .coded("kind", StageKind.class, Words.CLASSES, stage -> stage.line().text("class"))
            .value("position", Integer.class, stage -> stage.line().number("rank"))
            .coded("status", ActiveStatus.class, stage -> active(stage.line().flag("retired")))
            .value("job", Ref.class, stage -> stage.job().map(Ref::<Job>to).orElse(null))
            .build();

    static final Mapper<NativeRecord, RejectReason> REASON = Mapper.of(RejectReason.class, NativeRecord.class)
            .id(reason -> id(reason, "reason"))
            .value("name", String.class, reason -> reason.text("text"))
            .value("is_withdrawal", Boolean.class, reason -> "them".equals(reason.text("side")))
            .build();

    static final Mapper<NativeRecord, User> USER = Mapper.of(User.class, NativeRecord.class)
            .id(user -> id(user, "user"))
            .value("name", String.class, user -> user.text("called"))
            .list("emails", EmailAddress.class, HiringMappers::mails)
            .coded("access_role", AccessRole.class, Words.RANKS, user -> user.text("rank"))
            .value("disabled", Boolean.class, user -> user.flag("left"))
            .value("created_at", Instant.class, user -> user.millis("made"))
            .build();

    static final Mapper<NativeRecord, Tag> TAG = Mapper.of(Tag.class, NativeRecord.class)
            .id(label -> id(label, "label"))
            .value("name", String.class, label -> label.text("word"))
            .value("created_at", Instant.class, label -> label.millis("made"))
            .build();

    static final Mapper<NativeRecord, Organization> ORGANIZATION = Mapper.of(Organization.class, NativeRecord.class)
            .id(org -> id(org, "org"))
            .value("name", String.class, org -> org.text("title"))
            .value("created_at", Instant.class, org -> org.millis("since"))
            .build();

    static final Mapper<NativeRecord, Department> DEPARTMENT = Mapper.of(Department.class, NativeRecord.class)
            .id(unit -> id(unit, "unit"))
            .value("name", String.class, unit -> unit.text("called"))
            .value("parent", Ref.class, unit -> above(unit.text("above")))
            .value("created_at", Instant.class, unit -> unit.millis("made"))
            .build();

    static final Mapper<NativeRecord, Requisition> REQUISITION = Mapper.of(Requisition.class, NativeRecord.class)
            .id(opening -> id(opening, "opening"))
            .value("name", String.class, opening -> opening.text("title"))
            .coded("status", RequisitionStatus.class, Words.OPENINGS, opening -> opening.text("state"))
            .value("reason", String.class, opening -> opening.text("why"))
            .value("created_at", Instant.class, opening -> opening.millis("made"))
            .build();

    static final Mapper<NativeRecord, CustomField> TRAIT = Mapper.of(CustomField.class, NativeRecord.class)
            .id(trait -> id(trait, "trait"))
            .value("label", String.class, trait -> trait.text("label"))
            .coded("type", CustomFieldType.class, HiringMappers::traitType)
            .list(
                    "options",
                    Option.class,
                    trait -> trait.parts("choices").stream()
                            .map(choice -> new Option(
                                    Optional.ofNullable(choice.text("choice")),
                                    Optional.ofNullable(choice.text("says")),
                                    Optional.empty()))
                            .toList())
            .build();

    static Coded<CustomFieldType> traitType(NativeRecord trait) {
        String kind = String.valueOf(trait.text("kind"));
        return Optional.ofNullable(Words.TRAITS.get(kind))
                .map(type -> Coded.of(type, kind))
                .orElseGet(() -> Coded.unknown(kind));
    }

    /** A choice is shown by its text, however it was given. */
    static AnswerValue shown(NativeRecord trait, AnswerValue given) {
        return trait.parts("choices").stream()
                .filter(choice ->
                        given instanceof AnswerValue.Text text && text.json().equals(choice.text("choice")))
                .<AnswerValue>map(choice -> new AnswerValue.Text(String.valueOf(choice.text("says"))))
                .findFirst()
                .orElse(given);
    }

    private static @Nullable Ref<Department> above(@Nullable String unit) {
        return unit == null ? null : Ref.to(unit);
    }

    static String id(NativeRecord line, String key) {
        return Objects.requireNonNull(line.text(key), key);
    }

    private static List<NamedRef<User>> team(NativeRecord job, String role) {
        return job.parts("team").stream()
                .filter(member -> role.equals(member.text("role")))
                .map(member -> new NamedRef<User>(
                        Optional.ofNullable(member.text("user")).map(Id::of),
                        Optional.ofNullable(member.text("called"))))
                .toList();
    }

    private static List<EmailAddress> mails(NativeRecord user) {
        return user.text("mail") == null
                ? List.of()
                : List.of(new EmailAddress(
                        Optional.ofNullable(user.text("mail")), Optional.empty(), Optional.of(Boolean.TRUE)));
    }

    private static @Nullable Coded<ActiveStatus> active(@Nullable Boolean retired) {
        return retired == null ? null : Coded.of(retired ? ActiveStatus.INACTIVE : ActiveStatus.ACTIVE);
    }
}
