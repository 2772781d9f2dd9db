package io.hirelay.workable;

import io.hirelay.conformance.Refused;
import io.hirelay.conformance.Sample;
import io.hirelay.file.Content;
import io.hirelay.input.AnswerInput;
import io.hirelay.input.CandidateChange;
import io.hirelay.input.CandidateCustomField;
import io.hirelay.input.CandidateType;
import io.hirelay.input.CustomFieldValue;
import io.hirelay.input.DepartmentChange;
import io.hirelay.input.DepartmentDeletion;
import io.hirelay.input.DepartmentMerge;
import io.hirelay.input.FileInput;
import io.hirelay.input.NewActivity;
import io.hirelay.input.NewApplication;
import io.hirelay.input.NewAttachment;
import io.hirelay.input.NewCandidate;
import io.hirelay.input.NewDepartment;
import io.hirelay.input.NewScorecard;
import io.hirelay.input.NewUser;
import io.hirelay.input.Rejection;
import io.hirelay.input.RequisitionDecision;
import io.hirelay.input.StageMove;
import io.hirelay.input.Unrejection;
import io.hirelay.input.UserAccess;
import io.hirelay.input.UserChange;
import io.hirelay.model.AccessRole;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.AttachmentType;
import io.hirelay.model.Change;
import io.hirelay.model.Education;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Experience;
import io.hirelay.model.Id;
import io.hirelay.model.NamedRef;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.RawJson;
import io.hirelay.model.Recommendation;
import io.hirelay.model.Visibility;
import io.hirelay.model.WebAddress;
import io.hirelay.operation.Ats;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What can be written into the simulated account that the kit is given, and what cannot; its rows are always the same. */
final class WritableSamples {
    private WritableSamples() {}

    /** Published, with questions of every type. */
    static final String JOB = "7F69784266";

    /** In the job's phone screen. */
    private static final String SCREENED = "ffffce2";

    /** In the job's phone screen, and rejected. */
    private static final String REJECTED = "ffffce9";

    private static final String BACKEND_APPLICANT = "ffffcd4";
    private static final String FIRMWARE_APPLICANT = "ffffccd";
    private static final String RATED = "ffffc87";
    /** Whom nobody has rated. */
    private static final String UNRATED = "ffffd8a";

    private static final String CHANGED = "ffffe08";
    private static final String MERGED = "ffffd83";
    private static final String NOT_SUITABLE = "b1f4e5";
    private static final String NOT_INTERESTED = "b1f4ee";
    /** A member who may comment and move candidates. */
    private static final String COLLEAGUE = "10013";

    /** A member who was deactivated. */
    private static final String LEFT = "10007";

    private static final String NOBODY = "fffffffe";

    private static final String LATE = "Workable takes any number of equal comments, and one not seen may be late";

    static List<Sample<?, ?>> all() {
        return List.of(
                lead(),
                applicant(),
                Sample.of(
                                Ats.CANDIDATES_CREATE,
                                NewCandidate.builder()
                                        .talentPool(true)
                                        .name("Wilhelmina Poolwater")
                                        .email("wilhelmina@poolwater.example")
                                        .build())
                        .unknowable("nobody can be looked for in Workable's talent pool"),
                changed(),
                merged(),
                Sample.of(
                                Ats.CANDIDATES_UPDATE,
                                CandidateChange.of(CHANGED)
                                        .resume(FileInput.of("renamed.pdf", text("%PDF-1.7 synthetic résumé, renamed")))
                                        .build())
                        .repeatable("the same file takes the place of itself"),
                Sample.of(
                                Ats.APPLICATIONS_CREATE,
                                NewApplication.of(JOB, Id.of(RATED)).inStage("assessment"))
                        .unseen("candidate", "the copy in the other job is a candidate with an id of its own"),
                Sample.of(
                        Ats.APPLICATIONS_CREATE,
                        NewApplication.of(
                                JOB,
                                NewCandidate.builder()
                                        .name("Applying Stranger")
                                        .email("applying.stranger@mail.example")
                                        .build())),
                Sample.of(Ats.APPLICATIONS_MOVE_STAGE, StageMove.of(SCREENED, "interview")),
                Sample.of(
                                Ats.APPLICATIONS_REJECT,
                                new Rejection(
                                        Id.of(BACKEND_APPLICANT),
                                        Optional.of(Id.of(NOT_SUITABLE)),
                                        Optional.of("Another one was faster"),
                                        Optional.empty(),
                                        RawJson.NULL))
                        .unseen("note", "Workable tells it in the timeline alone")
                        .expecting("status", "rejected"),
                Sample.of(
                        Ats.APPLICATIONS_REJECT,
                        new Rejection(
                                Id.of(FIRMWARE_APPLICANT),
                                Optional.of(Id.of(NOT_INTERESTED)),
                                Optional.empty(),
                                Optional.of(true),
                                RawJson.NULL)),
                Sample.of(Ats.APPLICATIONS_UNREJECT, Unrejection.of(REJECTED)).expecting("status", "active"),
                Sample.of(
                                Ats.ACTIVITIES_CREATE,
                                NewActivity.note(RATED, "Knows every framework there is")
                                        .seenBy(Visibility.PRIVATE)
                                        .with(FileInput.of("frameworks.txt", text("One, two, many"))))
                        .unseen("attachment", "files of comments are listed as attachments")
                        .unsure(LATE),
                Sample.of(
                                Ats.ACTIVITIES_CREATE,
                                NewActivity.link(RATED, "https://reports.example/7f", "Report on frameworks"))
                        .unseen("activity_type", "a link is a comment in Workable")
                        .expecting("activity_type", "note")
                        .shownAs("url", "body")
                        .shownAs("title", "body")
                        .unsure(LATE),
                Sample.of(
                                Ats.ACTIVITIES_CREATE,
                                NewActivity.rating(UNRATED, 3, "Faster than most")
                                        .on("stars"))
                        .unseen("grade", "an activity has words alone; the scorecard tells it")
                        .unseen("scale", "an activity has words alone; the scorecard tells it"),
                Sample.of(
                                Ats.ATTACHMENTS_CREATE,
                                NewAttachment.of(RATED, "take-home.pdf", text("%PDF-1.7 synthetic"))
                                        .as(AttachmentType.OTHER))
                        .unsure(LATE),
                Sample.of(
                        Ats.ATTACHMENTS_CREATE,
                        NewAttachment.of(SCREENED, "curriculum-vitae.pdf", text("%PDF-1.7 synthetic too"))
                                .as(AttachmentType.RESUME)),
                Sample.of(
                        Ats.SCORECARDS_CREATE,
                        NewScorecard.of(SCREENED, Recommendation.STRONG_YES, "Answered everything")),
                Sample.of(
                        Ats.SCORECARDS_CREATE,
                        new NewScorecard(
                                Id.of(BACKEND_APPLICANT),
                                Optional.empty(),
                                Optional.of(4),
                                Optional.of("stars"),
                                Optional.of("Answered almost everything"),
                                Optional.of(true),
                                RawJson.NULL)),
                attribute("3e8a0", new AnswerValue.Number(BigDecimal.valueOf(41))),
                attribute("3e8a5", new AnswerValue.Text("Trainee")),
                attribute("3e8a6", new AnswerValue.Choices(List.of("Français"))),
                attribute("3e8a3", new AnswerValue.Flag(true)),
                signature(),
                Sample.of(Ats.DEPARTMENTS_CREATE, NewDepartment.of("Chandlery").within("930de"))
                        .unsure("Workable is not known to refuse a second department of one name"),
                Sample.of(
                        Ats.DEPARTMENTS_UPDATE,
                        DepartmentChange.of("930e0").named("Measurements").within("930e9")),
                Sample.of(
                                Ats.DEPARTMENTS_MERGE,
                                DepartmentMerge.of("930e6", "930e7").forced())
                        .unseen("into", "what belonged to the department tells where it is now"),
                Sample.of(Ats.DEPARTMENTS_DELETE, DepartmentDeletion.of("930e8").forced()),
                Sample.of(Ats.USERS_CREATE, NewUser.of("zebulon@colleague.example", AccessRole.REVIEWER))
                        .shownAs("email", "emails")
                        .unsure("whether Workable lists whoever has not accepted yet is not known"),
                Sample.of(Ats.USERS_UPDATE, UserChange.of(COLLEAGUE).accessRole(AccessRole.REVIEWER)),
                Sample.of(
                                Ats.USERS_CREATE,
                                NewUser.of("wilhelmina@colleague.example", List.of("ats.simple", "hris.employee")))
                        .shownAs("email", "emails")
                        .unseen("roles", "a user has the role in hiring alone")
                        .expecting("access_role", "simple")
                        .unsure("whether Workable lists whoever has not accepted yet is not known"),
                Sample.of(Ats.USERS_UPDATE, UserChange.of(COLLEAGUE).roles(List.of("ats.admin", "hris.employee")))
                        .unseen("roles", "a user has the role in hiring alone")
                        .expecting("access_role", "admin")
                        .alsoChanging("access_role"),
                Sample.of(Ats.USERS_DEACTIVATE, UserAccess.of(COLLEAGUE)).expecting("disabled", true),
                Sample.of(Ats.USERS_ENABLE, UserAccess.of(LEFT)).expecting("disabled", false),
                Sample.of(
                                Ats.REQUISITIONS_APPROVE,
                                RequisitionDecision.of("REQ102").because("The order book is full"))
                        .unseen("reason", "Workable tells no reason of a decision")
                        .unsure("a second approval might be that of the next group"),
                Sample.of(
                                Ats.REQUISITIONS_REJECT,
                                RequisitionDecision.of("REQ110").because("The order book is empty"))
                        .unseen("reason", "Workable tells no reason of a decision")
                        .expecting("status", "rejected")
                        .alsoChanging("approvals"));
    }

    private static Sample<CustomFieldValue, CandidateCustomField> attribute(String attribute, AnswerValue value) {
        return ofAttribute(CustomFieldValue.of(attribute, SCREENED, value)).shownAs("value", "answers.value");
    }

    private static Sample<?, ?> signature() {
        return ofAttribute(new CustomFieldValue(
                        Id.of("3e8a7"),
                        Id.of(SCREENED),
                        Change.keep(),
                        Optional.of(FileInput.of("signed-nda.pdf", text("%PDF-1.7 synthetic signature"))),
                        RawJson.NULL))
                .unseen("file", "an answer tells the address of the file alone");
    }

    /** Values of custom attributes stand among a candidate's answers. */
    private static Sample<CustomFieldValue, CandidateCustomField> ofAttribute(CustomFieldValue value) {
        return Sample.of(Ats.CUSTOM_FIELDS_UPDATE, value)
                .readBy((connection, written) ->
                        connection.candidates().get(written.candidate().id()))
                .shownAs("candidate_id", "id");
    }

    private static Sample<?, ?> lead() {
        return Sample.of(
                        Ats.CANDIDATES_CREATE,
                        NewCandidate.builder()
                                .jobId(JOB)
                                .stageId("phone-screen")
                                .firstName("Zebulon")
                                .lastName("Newcomer")
                                .title("Account manager")
                                .email("zebulon@newcomer.example")
                                .phone("+44 20 7946 0018")
                                .url("https://www.linkedin.com/in/zebulon-newcomer")
                                .address("Leamington Spa")
                                .tags("priority", "brand-new")
                                .summary("Manages accounts of every size")
                                .coverLetter("Dear all, here is why")
                                .education(List.of(education("Leamington College")))
                                .experience(List.of(experience("Account manager", "Spa & Daughters")))
                                .skills(List.of("negotiation", "spreadsheets"))
                                .source("people-finder.example")
                                .type(CandidateType.LEAD)
                                .allowIncomplete(true)
                                .resume(FileInput.of("zebulon.pdf", text("%PDF-1.7 synthetic résumé")))
                                .build())
                .shownAs("address", "locations")
                .unseen("source", "Workable attributes by a domain, and tells a source of its own words");
    }

    private static Sample<?, ?> applicant() {
        return Sample.of(
                Ats.CANDIDATES_CREATE,
                NewCandidate.builder()
                        .jobId(JOB)
                        .name("Grizelda Applicant")
                        .email("grizelda@applicant.example")
                        .locations(List.of("Stratford-upon-Avon"))
                        .type(CandidateType.APPLICANT)
                        .answers(List.of(
                                AnswerInput.of("c40010", new AnswerValue.Text("For the accounts")),
                                AnswerInput.of("c40012", new AnswerValue.Flag(true)),
                                AnswerInput.of("c40013", new AnswerValue.Choices(List.of("Master's Degree"))),
                                AnswerInput.of("c40015", new AnswerValue.Number(BigDecimal.valueOf(7)))))
                        .build());
    }

    private static Sample<?, ?> changed() {
        return Sample.of(
                        Ats.CANDIDATES_UPDATE,
                        CandidateChange.of(CHANGED)
                                .firstName("Renamed")
                                .lastName("Altogether")
                                .title("Principal engineer")
                                .emails(Change.set(List.of(new EmailAddress(
                                        Optional.of("renamed@altogether.example"),
                                        Optional.empty(),
                                        Optional.empty()))))
                                .phones(Change.set(List.of(new PhoneNumber(
                                        Optional.of("+44 20 7946 0019"), Optional.empty(), Optional.empty()))))
                                .urls(Change.set(List.of(new WebAddress(
                                        Optional.of("https://www.linkedin.com/in/renamed-altogether"),
                                        Optional.empty()))))
                                .address("Kenilworth")
                                .tags(Change.set(List.of(new NamedRef<>(Optional.empty(), Optional.of("renamed")))))
                                .summary("Writes everything anew")
                                .coverLetter("Dear all, once more")
                                .education(Change.set(List.of(education("Kenilworth School"))))
                                .experience(Change.set(List.of(experience("Principal engineer", "Castle & Sons"))))
                                .skills(Change.set(List.of("renaming", "rewriting")))
                                .build())
                .shownAs("address", "locations")
                .alsoChanging("name", "company", "location_details", "first_name", "last_name");
    }

    private static Sample<?, ?> merged() {
        return Sample.of(
                        Ats.CANDIDATES_UPDATE,
                        CandidateChange.of(MERGED)
                                .name("Tyler Newname-Hollis")
                                .locations(Change.set(List.of("Warwick")))
                                .urlsAdd(List.of(new WebAddress(
                                        Optional.of("https://github.com/tyler-newname"), Optional.empty())))
                                .tagsAdd(List.of("night-shift", "unheard-of-before"))
                                .tagsRemove(List.of("priority"))
                                .educationAdd(List.of(education("Warwick Academy")))
                                .experienceAdd(List.of(experience("Partner", "Gate & Tower")))
                                .skillsAdd(List.of("gatekeeping"))
                                .build())
                .alsoChanging("first_name", "last_name", "company", "location_details");
    }

    private static Education education(String school) {
        return new Education(
                Optional.of(school),
                Optional.of("Diploma"),
                Optional.of("Bookkeeping"),
                Optional.of(LocalDate.parse("2010-09-01")),
                Optional.of(LocalDate.parse("2013-06-30")));
    }

    private static Experience experience(String title, String company) {
        return new Experience(
                Optional.of(company),
                Optional.of(title),
                Optional.of("Kept the books"),
                Optional.of("Retail"),
                Optional.of(true),
                Optional.of(LocalDate.parse("2014-01-01")),
                Optional.empty());
    }

    static List<Refused<?, ?>> refused() {
        NewCandidate.Builder stranger =
                NewCandidate.builder().name("Misplaced Stranger").email("misplaced@stranger.example");
        return List.of(
                Refused.of(
                        Ats.CANDIDATES_CREATE,
                        stranger.jobId(JOB).stageId("no-such-stage").build(),
                        "stage_id"),
                Refused.of(
                        Ats.CANDIDATES_CREATE,
                        NewCandidate.builder()
                                .jobId(JOB)
                                .name("Two Addresses")
                                .email("one@stranger.example")
                                .email("two@stranger.example")
                                .answers(List.of(AnswerInput.of("c40015", new AnswerValue.Text("Seven"))))
                                .build(),
                        "emails",
                        "answers[0].value"),
                Refused.of(
                        Ats.CANDIDATES_UPDATE,
                        CandidateChange.of(CHANGED).resume(Change.clear()).build(),
                        "resume"),
                Refused.of(Ats.APPLICATIONS_MOVE_STAGE, StageMove.of(SCREENED, "no-such-stage"), "stage_id"),
                Refused.of(
                        Ats.APPLICATIONS_REJECT,
                        Rejection.of(NOBODY).because("no such reason"),
                        "application_id",
                        "reject_reason_id"),
                Refused.of(
                        Ats.ACTIVITIES_CREATE,
                        NewActivity.rating(RATED, 9, "Off every scale").on("stars"),
                        "grade"),
                Refused.of(Ats.ACTIVITIES_CREATE, NewActivity.note(NOBODY, "For nobody at all"), "candidate_id"),
                Refused.of(
                        Ats.ATTACHMENTS_CREATE,
                        NewAttachment.of(RATED, "offer.pdf", text("%PDF-1.7 synthetic"))
                                .as(AttachmentType.OFFER),
                        "attachment_type"),
                Refused.of(
                        Ats.SCORECARDS_CREATE,
                        NewScorecard.of(NOBODY, Recommendation.YES, "Whoever it is"),
                        "candidate_id"),
                Refused.of(
                        Ats.CUSTOM_FIELDS_UPDATE,
                        CustomFieldValue.of("3e8a0", NOBODY, new AnswerValue.Text("A few")),
                        "candidate_id",
                        "value"),
                Refused.of(Ats.DEPARTMENTS_CREATE, NewDepartment.of("Nowhere").within("No such place"), "parent"),
                Refused.of(Ats.DEPARTMENTS_UPDATE, DepartmentChange.of("930e0").within("No such place"), "parent"),
                Refused.of(Ats.DEPARTMENTS_MERGE, DepartmentMerge.of("930e6", "No such place"), "into"),
                Refused.of(
                        Ats.USERS_UPDATE, UserChange.of(NOBODY).accessRole(AccessRole.NO_ACCESS), "id", "access_role"),
                Refused.of(Ats.USERS_DEACTIVATE, UserAccess.of(NOBODY), "id"),
                Refused.of(Ats.REQUISITIONS_APPROVE, RequisitionDecision.of("REQ999"), "id"));
    }

    private static Content text(String words) {
        return Content.of(words.getBytes(StandardCharsets.UTF_8));
    }
}
