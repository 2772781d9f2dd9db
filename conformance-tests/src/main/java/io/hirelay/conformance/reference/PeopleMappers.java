package io.hirelay.conformance.reference;

import static io.hirelay.conformance.reference.HiringMappers.id;

import io.hirelay.mapping.Load;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Activity;
import io.hirelay.model.ActivityType;
import io.hirelay.model.Actor;
import io.hirelay.model.ActorType;
import io.hirelay.model.Answer;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Application;
import io.hirelay.model.ApplicationStatus;
import io.hirelay.model.Attachment;
import io.hirelay.model.AttachmentType;
import io.hirelay.model.Candidate;
import io.hirelay.model.Coded;
import io.hirelay.model.Eeoc;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Id;
import io.hirelay.model.Job;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.model.NamedRef;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.Recommendation;
import io.hirelay.model.Ref;
import io.hirelay.model.Scorecard;
import io.hirelay.model.Source;
import io.hirelay.model.StageKind;
import io.hirelay.model.StageRef;
import io.hirelay.model.Tag;
import io.hirelay.model.User;
import io.hirelay.model.Visibility;
import io.hirelay.model.WebAddress;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** People and what they have to do with jobs: a person has any number of candidacies, none included. */
final class PeopleMappers {
    private PeopleMappers() {}

    /** A person's line, thin or whole, with what other calls tell about the person. */
    record Person(NativeRecord line, List<NativeRecord> candidacies, List<NativeRecord> files) {}

    static final String PROFILE = "profile";
    static final String APPLICATIONS = "applications";
    static final String FILES = "files";

    private static final Load[] ON_PROFILE = {Load.ON_GET, Load.onExpand(PROFILE, 1)};

    /**
     * The stage says where the candidacy stands and how it ended: "rejected" is a stage here, and the reason tells who
     * ended it.
     */
    static final Mapper<NativeRecord, Application> APPLICATION = Mapper.of(Application.class, NativeRecord.class)
            .id(candidacy -> id(candidacy, "candidacy"))
            .value("candidate", Ref.class, candidacy -> PeopleMappers.<Candidate>ref(candidacy.text("person")))
            .value("job", Ref.class, candidacy -> PeopleMappers.<Job>ref(candidacy.text("job")))
            .coded("status", ApplicationStatus.class, PeopleMappers::status)
            .value("current_stage", StageRef.class, PeopleMappers::stage)
            .value("applied_at", Instant.class, candidacy -> candidacy.local("opened"))
            .value("rejected_at", Instant.class, candidacy -> endedIn(candidacy, "Archived"))
            .value("hired_at", Instant.class, candidacy -> endedIn(candidacy, "Hired"))
            .value("reject_reason", String.class, candidacy -> text(candidacy.part("because"), "text"))
            .value("source", Source.class, candidacy -> source(candidacy.text("via"), null))
            .value("created_at", Instant.class, candidacy -> candidacy.local("opened"))
            .value("updated_at", Instant.class, candidacy -> candidacy.local("moved"))
            .build();

    static final Mapper<NativeRecord, Attachment> ATTACHMENT = Mapper.of(Attachment.class, NativeRecord.class)
            .id(file -> id(file, "file"))
            .value("file_name", String.class, file -> file.text("name"))
            .value("file_url", String.class, file -> file.text("link"))
            .coded("attachment_type", AttachmentType.class, Words.FILES, file -> file.text("sort"))
            .value("candidate", Ref.class, file -> PeopleMappers.<Candidate>ref(file.text("person")))
            .value("created_at", Instant.class, file -> file.millis("at"))
            .build();

    static final Mapper<Person, Candidate> CANDIDATE = Mapper.of(Candidate.class, Person.class)
            .id(person -> id(person.line(), "person"))
            .value("name", String.class, person -> person.line().text("called"))
            .list("emails", EmailAddress.class, PeopleMappers::mails)
            .list("tags", NamedRef.class, PeopleMappers::labels)
            .value("created_at", Instant.class, person -> person.line().millis("made"))
            .value("updated_at", Instant.class, person -> person.line().millis("touched"))
            .value("title", String.class, person -> person.line().text("headline"), ON_PROFILE)
            .value("company", String.class, person -> person.line().text("employer"), ON_PROFILE)
            .value("is_private", Boolean.class, person -> person.line().flag("guarded"), ON_PROFILE)
            .list("phones", PhoneNumber.class, PeopleMappers::phones, ON_PROFILE)
            .list("urls", WebAddress.class, PeopleMappers::links, ON_PROFILE)
            .list("answers", Answer.class, PeopleMappers::answers, ON_PROFILE)
            .value("source", Source.class, person -> cameBy(person.line().part("came_by")), ON_PROFILE)
            .list(
                    "applications",
                    Application.class,
                    person -> person.candidacies().stream()
                            .map(candidacy -> APPLICATION.row(candidacy, candidacy.raw()))
                            .toList(),
                    Load.ON_GET,
                    Load.onExpand(APPLICATIONS, 1))
            .list(
                    "attachments",
                    Attachment.class,
                    person -> person.files().stream()
                            .map(file -> ATTACHMENT.row(file, file.raw()))
                            .toList(),
                    Load.ON_GET,
                    Load.onExpand(FILES, 1))
            .build();

    static final Mapper<NativeRecord, Activity> ACTIVITY = Mapper.of(Activity.class, NativeRecord.class)
            .id(entry -> id(entry, "entry"))
            .value("candidate", Ref.class, entry -> PeopleMappers.<Candidate>ref(entry.text("person")))
            .value("actor", Actor.class, entry -> actor(entry.text("by")))
            .coded("activity_type", ActivityType.class, Words.ENTRIES, entry -> entry.text("what"))
            .value("body", String.class, entry -> entry.text("text"))
            .coded("visibility", Visibility.class, PeopleMappers::visibility)
            .value("from_stage", NamedRef.class, entry -> stageRef(entry.part("moved_from")))
            .value("to_stage", NamedRef.class, entry -> stageRef(entry.part("moved_to")))
            .value("created_at", Instant.class, entry -> entry.millis("at"))
            .build();

    static final Mapper<NativeRecord, Scorecard> SCORECARD = Mapper.of(Scorecard.class, NativeRecord.class)
            .id(review -> id(review, "review"))
            .value("application", Ref.class, review -> PeopleMappers.<Application>ref(review.text("candidacy")))
            .value("candidate", Ref.class, review -> PeopleMappers.<Candidate>ref(review.text("person")))
            .value("interviewer", Ref.class, review -> PeopleMappers.<User>ref(review.text("by")))
            .value("submitted_at", Instant.class, review -> review.millis("at"))
            .coded("overall_recommendation", Recommendation.class, Words.VERDICTS, review -> review.text("verdict"))
            .value("body", String.class, review -> review.text("text"))
            .build();

    static final Mapper<NativeRecord, Eeoc> EEOC = Mapper.of(Eeoc.class, NativeRecord.class)
            .id(form -> id(form, "form"))
            .value("candidate", Ref.class, form -> PeopleMappers.<Candidate>ref(form.text("person")))
            .value("submitted_at", Instant.class, form -> form.millis("sent"))
            .value("race", String.class, form -> form.text("race"))
            .value("gender", String.class, form -> form.text("gender"))
            .value("veteran_status", String.class, form -> form.text("veteran"))
            .value("disability_status", String.class, form -> form.text("disability"))
            .build();

    private static <T> @Nullable Ref<T> ref(@Nullable String id) {
        return id == null ? null : Ref.to(id);
    }

    private static @Nullable String text(@Nullable NativeRecord part, String name) {
        return part == null ? null : part.text(name);
    }

    private static @Nullable Coded<ApplicationStatus> status(NativeRecord candidacy) {
        String stageClass = text(candidacy.part("stage"), "class");
        if (stageClass == null) {
            return Coded.of(ApplicationStatus.ACTIVE);
        }
        return switch (stageClass) {
            case "Archived" ->
                Coded.of(
                        "them".equals(text(candidacy.part("because"), "side"))
                                ? ApplicationStatus.WITHDRAWN
                                : ApplicationStatus.REJECTED,
                        stageClass);
            case "Hired" -> Coded.of(ApplicationStatus.HIRED, stageClass);
            case "Lead", "PreScreen", "Active", "Offer" -> Coded.of(ApplicationStatus.ACTIVE, stageClass);
            default -> Coded.unknown(stageClass);
        };
    }

    private static @Nullable StageRef stage(NativeRecord candidacy) {
        NativeRecord stage = candidacy.part("stage");
        if (stage == null) {
            return null;
        }
        String word = stage.text("class");
        return new StageRef(
                Optional.ofNullable(stage.text("stage")).map(Id::of),
                Optional.ofNullable(stage.text("label")),
                Optional.ofNullable(word)
                        .map(w -> Optional.ofNullable(Words.CLASSES.get(w))
                                .map(kind -> Coded.of(kind, w))
                                .orElseGet(() -> Coded.<StageKind>unknown(w))),
                Optional.ofNullable(candidacy.text("job")).map(Ref::to));
    }

    private static @Nullable Instant endedIn(NativeRecord candidacy, String stageClass) {
        return stageClass.equals(text(candidacy.part("stage"), "class")) ? candidacy.local("moved") : null;
    }

    private static @Nullable Source source(@Nullable String name, @Nullable String category) {
        return name == null ? null : new Source(Optional.empty(), Optional.of(name), Optional.ofNullable(category));
    }

    private static @Nullable Source cameBy(@Nullable NativeRecord channel) {
        return channel == null ? null : source(channel.text("channel"), channel.text("kind"));
    }

    private static List<EmailAddress> mails(Person person) {
        return person.line().parts("mails").stream()
                .map(mail -> new EmailAddress(
                        Optional.ofNullable(mail.text("addr")),
                        Optional.ofNullable(mail.text("kind")),
                        Optional.ofNullable(mail.flag("first"))))
                .toList();
    }

    private static List<NamedRef<Tag>> labels(Person person) {
        return person.line().parts("labels").stream()
                .map(label -> new NamedRef<Tag>(
                        Optional.ofNullable(label.text("label")).map(Id::of), Optional.ofNullable(label.text("word"))))
                .toList();
    }

    private static List<PhoneNumber> phones(Person person) {
        return person.line().parts("phones").stream()
                .map(phone -> new PhoneNumber(
                        Optional.ofNullable(phone.text("number")),
                        Optional.empty(),
                        Optional.ofNullable(phone.text("kind"))))
                .toList();
    }

    private static List<WebAddress> links(Person person) {
        return person.line().parts("links").stream()
                .map(link ->
                        new WebAddress(Optional.ofNullable(link.text("to")), Optional.ofNullable(link.text("kind"))))
                .toList();
    }

    /** Some questions have an id, others only their text. */
    private static List<Answer> answers(Person person) {
        return person.line().parts("answers").stream()
                .map(answer -> new Answer(
                        Optional.ofNullable(answer.text("asked")),
                        Optional.ofNullable(answer.text("q")),
                        Optional.ofNullable(answer.text("kind")),
                        Optional.ofNullable(said(answer))))
                .toList();
    }

    private static @Nullable AnswerValue said(NativeRecord answer) {
        Boolean flag = answer.flag("said");
        BigDecimal number = answer.decimal("said");
        String text = answer.text("said");
        return flag != null
                ? new AnswerValue.Flag(flag)
                : number != null ? new AnswerValue.Number(number) : text != null ? new AnswerValue.Text(text) : null;
    }

    private static @Nullable Actor actor(@Nullable String user) {
        return user == null
                ? null
                : new Actor(Optional.of(user), Optional.of(Coded.of(ActorType.USER)), Optional.empty());
    }

    /** "only:" and a user is one person's own entry; the system's word stays beside ours. */
    private static @Nullable Coded<Visibility> visibility(NativeRecord entry) {
        String audience = entry.text("audience");
        if (audience == null) {
            return null;
        }
        if (audience.startsWith("only:")) {
            return Coded.of(Visibility.PRIVATE, audience);
        }
        return Optional.ofNullable(Words.AUDIENCES.get(audience))
                .map(known -> Coded.of(known, audience))
                .orElseGet(() -> Coded.unknown(audience));
    }

    private static @Nullable NamedRef<JobInterviewStage> stageRef(@Nullable NativeRecord stage) {
        return stage == null
                ? null
                : new NamedRef<>(
                        Optional.ofNullable(stage.text("stage")).map(Id::of), Optional.ofNullable(stage.text("label")));
    }
}
