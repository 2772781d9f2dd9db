package io.hirelay.conformance.reference;

import io.hirelay.conformance.Refused;
import io.hirelay.conformance.Sample;
import io.hirelay.file.Content;
import io.hirelay.input.AnswerInput;
import io.hirelay.input.CandidateChange;
import io.hirelay.input.CandidateCustomField;
import io.hirelay.input.CustomFieldValue;
import io.hirelay.input.DepartmentDeletion;
import io.hirelay.input.FileInput;
import io.hirelay.input.NewActivity;
import io.hirelay.input.NewApplication;
import io.hirelay.input.NewAttachment;
import io.hirelay.input.NewCandidate;
import io.hirelay.input.NewDepartment;
import io.hirelay.input.NewScorecard;
import io.hirelay.input.Rejection;
import io.hirelay.input.RequisitionDecision;
import io.hirelay.input.StageMove;
import io.hirelay.input.Unrejection;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.AttachmentType;
import io.hirelay.model.Change;
import io.hirelay.model.EmailAddress;
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
import java.util.List;
import java.util.Optional;

/** What can be written into an account of the reference system, and what cannot. */
final class ReferenceSamples {
    private ReferenceSamples() {}

    private static final String NOWHERE = Seed.uuid("nowhere");

    static List<Sample<?, ?>> all() {
        return List.of(
                newcomer(),
                Sample.of(
                                Ats.CANDIDATES_CREATE,
                                NewCandidate.builder()
                                        .talentPool(true)
                                        .firstName("Wilhelmina")
                                        .lastName("Poolwater")
                                        .email("wilhelmina@poolwater.example")
                                        .build())
                        .shownAs("first_name", "name")
                        .shownAs("last_name", "name"),
                replaced(),
                merged(),
                Sample.of(
                        Ats.APPLICATIONS_CREATE,
                        NewApplication.of(Seed.jobId(1), Id.of(Seed.personId(5)))
                                .inStage(Seed.stage(1, 2))),
                Sample.of(
                        Ats.APPLICATIONS_CREATE,
                        NewApplication.of(
                                Seed.jobId(3),
                                NewCandidate.builder()
                                        .name("Applying Stranger")
                                        .email("applying.stranger@mail.example")
                                        .build())),
                Sample.of(Ats.APPLICATIONS_MOVE_STAGE, StageMove.of(Seed.candidacyId(1, 0), Seed.stage(1, 2))),
                Sample.of(
                                Ats.APPLICATIONS_REJECT,
                                Rejection.of(Seed.candidacyId(1, 0)).because(Seed.uuid("reason skills")))
                        .expecting("status", "rejected")
                        .alsoChanging("current_stage"),
                Sample.of(
                                Ats.APPLICATIONS_REJECT,
                                new Rejection(
                                        Id.of(Seed.candidacyId(4, 0)),
                                        Optional.of(Id.of(Seed.uuid("reason pay"))),
                                        Optional.empty(),
                                        Optional.of(true),
                                        RawJson.NULL))
                        .alsoChanging("current_stage"),
                Sample.of(Ats.APPLICATIONS_UNREJECT, Unrejection.of(Seed.candidacyId(3, 2)))
                        .expecting("status", "active")
                        .alsoChanging("current_stage"),
                Sample.of(
                        Ats.ACTIVITIES_CREATE,
                        NewActivity.note(Seed.personId(1), "Knows every knot there is")
                                .seenBy(Visibility.PRIVATE)),
                Sample.of(
                        Ats.ATTACHMENTS_CREATE,
                        NewAttachment.of(Seed.personId(1), "knots-and-splices.txt", text("Bowline, sheet bend"))
                                .as(AttachmentType.RESUME)),
                Sample.of(
                        Ats.SCORECARDS_CREATE,
                        NewScorecard.of(Seed.personId(2), Recommendation.STRONG_YES, "Ties them blindfolded")),
                Sample.of(
                        Ats.SCORECARDS_CREATE,
                        NewScorecard.of(Seed.personId(4), Recommendation.NO, "Fell overboard at once")
                                .replacing()),
                trait("trait-boats", new AnswerValue.Number(BigDecimal.valueOf(17)))
                        .shownAs("value", "traits.trait-boats"),
                trait("trait-water", new AnswerValue.Text("Salt"))
                        .unseen("value", "kept by the choice's id")
                        .expecting("traits.trait-water", "w1"),
                Sample.of(Ats.DEPARTMENTS_CREATE, NewDepartment.of("Chandlery").within(Seed.unit(1))),
                Sample.of(Ats.DEPARTMENTS_DELETE, DepartmentDeletion.of(Seed.unit(2))),
                Sample.of(
                        Ats.DEPARTMENTS_DELETE,
                        DepartmentDeletion.of(Seed.unit(0)).forced()),
                Sample.of(
                                Ats.REQUISITIONS_APPROVE,
                                RequisitionDecision.of("op4000").because("The order book is full"))
                        .expecting("status", "approved"),
                Sample.of(
                                Ats.REQUISITIONS_REJECT,
                                RequisitionDecision.of("op4003").because("The order book is empty"))
                        .expecting("status", "rejected")
                        .alsoChanging("status"));
    }

    private static Sample<?, ?> newcomer() {
        return Sample.of(
                Ats.CANDIDATES_CREATE,
                NewCandidate.builder()
                        .jobId(Seed.jobId(1))
                        .stageId(Seed.stage(1, 2))
                        .name("Zebulon Newcomer")
                        .title("Shipwright")
                        .company("Harbour & Daughters")
                        .email("zebulon@newcomer.example")
                        .email("z.newcomer@work.example")
                        .phone("+48 58 555 0101")
                        .url("https://people.example/zebulon")
                        .tags("sailor", "brand-new")
                        .source("harbour office")
                        .allowIncomplete(true)
                        .answers(List.of(
                                new AnswerInput(
                                        Optional.empty(),
                                        Optional.of("Can you swim?"),
                                        Optional.of(new AnswerValue.Flag(true)),
                                        Optional.empty()),
                                AnswerInput.of("q-boats", new AnswerValue.Number(BigDecimal.valueOf(31)))))
                        .build());
    }

    private static Sample<?, ?> replaced() {
        return Sample.of(
                Ats.CANDIDATES_UPDATE,
                CandidateChange.of(Seed.personId(2))
                        .name("Renamed Altogether")
                        .title("Master rigger")
                        .company("Rope & Sons")
                        .emails(Change.set(List.of(new EmailAddress(
                                Optional.of("renamed@altogether.example"), Optional.empty(), Optional.empty()))))
                        .phones(Change.set(List.of(
                                new PhoneNumber(Optional.of("+48 58 555 0202"), Optional.empty(), Optional.empty()))))
                        .urls(Change.set(List.of(
                                new WebAddress(Optional.of("https://people.example/renamed"), Optional.empty()))))
                        .tags(Change.set(List.of(new NamedRef<>(Optional.empty(), Optional.of("returns")))))
                        .build());
    }

    private static Sample<?, ?> merged() {
        return Sample.of(
                Ats.CANDIDATES_UPDATE,
                CandidateChange.of(Seed.personId(3))
                        .urlsAdd(List.of(new WebAddress(Optional.of("https://people.example/more"), Optional.empty())))
                        .tagsAdd(List.of("night-shift", "unheard-of-before"))
                        .tagsRemove(List.of("sailor"))
                        .build());
    }

    private static Sample<CustomFieldValue, CandidateCustomField> trait(String trait, AnswerValue value) {
        return Sample.of(Ats.CUSTOM_FIELDS_UPDATE, CustomFieldValue.of(trait, Seed.personId(1), value))
                .readBy((connection, written) ->
                        connection.candidates().get(written.candidate().id()).remoteData())
                .shownAs("candidate_id", "person");
    }

    static List<Refused<?, ?>> refused() {
        NewCandidate.Builder stranger =
                NewCandidate.builder().name("Misplaced Stranger").email("misplaced@stranger.example");
        return List.of(
                Refused.of(
                        Ats.CANDIDATES_CREATE,
                        stranger.jobId(Seed.jobId(1)).stageId(Seed.stage(0, 1)).build(),
                        "stage_id"),
                Refused.of(
                        Ats.CANDIDATES_CREATE,
                        stranger.jobId("job_0123456789ab")
                                .answers(List.of(
                                        AnswerInput.of("q-boats", FileInput.of("boats.txt", text("Three of them")))))
                                .build(),
                        "job_id",
                        "answers[0].file"),
                Refused.of(
                        Ats.CANDIDATES_UPDATE,
                        CandidateChange.of(NOWHERE).name(Change.clear()).build(),
                        "id",
                        "name"),
                Refused.of(Ats.APPLICATIONS_CREATE, NewApplication.of(Seed.jobId(1), Id.of(NOWHERE)), "candidate.id"),
                Refused.of(
                        Ats.APPLICATIONS_MOVE_STAGE, StageMove.of(Seed.candidacyId(1, 0), "no such stage"), "stage_id"),
                Refused.of(Ats.APPLICATIONS_MOVE_STAGE, StageMove.of(NOWHERE, Seed.stage(1, 2)), "application_id"),
                Refused.of(
                        Ats.APPLICATIONS_REJECT,
                        Rejection.of(NOWHERE).because("no such reason"),
                        "application_id",
                        "reject_reason_id"),
                Refused.of(
                        Ats.APPLICATIONS_REJECT,
                        new Rejection(
                                Id.of(Seed.candidacyId(1, 0)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(true),
                                RawJson.NULL),
                        "withdrew"),
                Refused.of(
                        Ats.ACTIVITIES_CREATE,
                        NewActivity.note(NOWHERE, "For nobody's eyes").seenBy(Visibility.ADMIN_ONLY),
                        "candidate_id",
                        "visibility"),
                Refused.of(
                        Ats.ATTACHMENTS_CREATE,
                        NewAttachment.of(Seed.personId(1), "long.txt", Content.of(new byte[Changes.LARGEST_FILE])),
                        "data"),
                Refused.of(
                        Ats.SCORECARDS_CREATE,
                        NewScorecard.of(NOWHERE, Recommendation.YES, "Whoever it is"),
                        "candidate_id"),
                Refused.of(
                        Ats.CUSTOM_FIELDS_UPDATE,
                        CustomFieldValue.of("trait-boats", Seed.personId(1), new AnswerValue.Text("A few")),
                        "value"),
                Refused.of(Ats.DEPARTMENTS_CREATE, NewDepartment.of("Nowhere").within("unit/none"), "parent"),
                Refused.of(Ats.REQUISITIONS_APPROVE, RequisitionDecision.of("op0"), "id"));
    }

    private static Content text(String words) {
        return Content.of(words.getBytes(StandardCharsets.UTF_8));
    }
}
