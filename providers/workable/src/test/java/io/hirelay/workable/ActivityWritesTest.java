package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hirelay.Write;
import io.hirelay.error.ConflictException;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.file.Content;
import io.hirelay.input.FileInput;
import io.hirelay.input.NewActivity;
import io.hirelay.input.NewScorecard;
import io.hirelay.model.Activity;
import io.hirelay.model.ActivityType;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.model.Recommendation;
import io.hirelay.model.Scorecard;
import io.hirelay.model.Visibility;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.ListRequest;
import io.hirelay.spi.Written;
import io.hirelay.spi.Written.Outcome;
import io.hirelay.workable.sandbox.control.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Notes, links and ratings, over the simulated account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActivityWritesTest {
    private static final String FIRST_ADMIN = "fff2";

    private SandboxConnection acme;
    private String job;
    private int people;

    @BeforeAll
    void connect() {
        acme = SandboxConnection.open();
        job = acme.read("/jobs?state=published&limit=1")
                .path("jobs")
                .get(0)
                .path("shortcode")
                .asText();
    }

    @AfterAll
    void disconnect() {
        acme.close();
    }

    @BeforeEach
    void noFaults() {
        acme.control().clearFaults();
        acme.asked();
    }

    @ParameterizedTest
    @EnumSource(Visibility.class)
    void aNoteIsSeenByThoseWhoMaySeeItAndReadBackAsTheListShowsIt(Visibility visibility) {
        String id = somebody();

        Written<Activity> written = acme.connection()
                .activities()
                .create(NewActivity.note(id, "Called,\nwill send CV").seenBy(visibility));

        assertEquals(Outcome.CREATED, written.outcome());
        assertEquals(Optional.of("Called,\nwill send CV"), written.value().body());
        assertTrue(written.value().visibility().orElseThrow().is(visibility));
        assertTrue(written.value().activityType().orElseThrow().is(ActivityType.NOTE));
        assertEquals(
                Optional.of(FIRST_ADMIN), written.value().actor().orElseThrow().id());
        assertEquals(written.value(), listed(id, written.value().id().value()));
    }

    @Test
    void aNoteIsPrivateUnlessToldOtherwise() {
        String id = somebody();

        assertTrue(acme.connection()
                .activities()
                .create(NewActivity.note(id, "Called"))
                .value()
                .visibility()
                .orElseThrow()
                .is(Visibility.PRIVATE));
    }

    @Test
    void aReviewerMayNoteAndRate() {
        String id = somebody();

        var reviewer = acme.connection().as("fffe");
        Activity note =
                reviewer.activities().create(NewActivity.note(id, "Good")).value();
        Scorecard card = reviewer.scorecards()
                .create(NewScorecard.of(id, Recommendation.YES, "Good"))
                .value();

        assertEquals(Optional.of("fffe"), note.actor().orElseThrow().id());
        assertEquals(Id.of("fffe"), card.interviewer().orElseThrow().id());
    }

    @Test
    void aLinkIsANoteOfTitleAddressAndWords() {
        String id = somebody();

        Written<Activity> written = acme.connection()
                .activities()
                .create(NewActivity.link(id, "https://reports.example/7", "Report of the test"));

        assertEquals(
                Optional.of("Report of the test\nhttps://reports.example/7"),
                written.value().body());
        assertEquals(written.value(), listed(id, written.value().id().value()));
    }

    @Test
    void aNoteCarriesAFile() {
        String id = somebody();

        acme.connection()
                .activities()
                .create(NewActivity.note(id, "The report")
                        .with(FileInput.of("report.pdf", Content.of("%PDF-1.7 report".getBytes()))));

        assertEquals(
                List.of("report.pdf"),
                acme
                        .walk(
                                Ats.ATTACHMENTS_LIST,
                                ListRequest.<io.hirelay.model.Attachment>all()
                                        .where(AtsFilters.Attachments.CANDIDATE_ID.is(id)))
                        .stream()
                        .map(file -> file.fileName().orElseThrow())
                        .toList());
    }

    @Test
    void aFileThatIsTooLargeIsToldBeforeAnythingIsSent() {
        String id = somebody();
        Content large = new Content() {
            @Override
            public long length() {
                return 20L * 1024 * 1024 + 1;
            }

            @Override
            public java.io.InputStream open() {
                throw new AssertionError("not to be read");
            }
        };

        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .activities()
                        .create(NewActivity.note(id, "The report").with(FileInput.of("../report.pdf", large))));

        assertEquals(List.of("attachment.data", "attachment.file_name"), fields(refused));
        assertEquals(List.of(), writes());
    }

    @Test
    void somebodyWhoIsNotThereIsToldUnderTheFieldThatNamesHim() {
        for (var wrong : List.of(
                NewActivity.note("deadbeef99", "Called"),
                NewActivity.note("https://acme.workable.com/backend/jobs/1/candidates/2", "Called"),
                NewActivity.rating("deadbeef99", 1, "Good"))) {
            InvalidRequestException refused = assertThrows(
                    InvalidRequestException.class,
                    () -> acme.connection().activities().create(wrong));
            assertEquals(List.of("candidate_id"), fields(refused));
            assertEquals(422, refused.code().status());
        }
        assertEquals(List.of(), writes());
    }

    static Stream<Fault> appliedAndLost() {
        return Stream.of(
                Fault.dropAfterApplying(),
                Fault.status(502).applied(),
                Fault.htmlPage(504).applied(),
                Fault.cutBody(),
                Fault.emptyBody(),
                Fault.malformedJson());
    }

    @ParameterizedTest
    @MethodSource("appliedAndLost")
    void aNoteWhoseAnswerIsLostIsThereOnce(Fault fault) {
        String id = somebody();
        acme.connection().activities().create(NewActivity.note(id, "Called"));
        acme.control().inject(fault.on("POST", "/candidates/*/comments"));

        Written<Activity> written = acme.connection().activities().create(NewActivity.note(id, "Called"));

        assertEquals(Outcome.CREATED, written.outcome());
        List<JsonNode> notes = activities(id, "comment");
        assertEquals(2, notes.size(), "the one before and this one");
        assertEquals(notes.get(1).path("id").asText(), written.value().id().value());
    }

    @Test
    void aNoteOfWhichNothingIsToBeSeenIsNotSentAgain() {
        String id = somebody();
        acme.connection().activities().create(NewActivity.note(id, "Called"));
        acme.control().inject(Fault.drop().on("POST", "/candidates/*/comments"));

        assertThrows(
                UnknownOutcomeException.class,
                () -> acme.connection().activities().create(NewActivity.note(id, "Called")));

        assertEquals(1, activities(id, "comment").size());
    }

    @Test
    void aNoteThatCannotBeReadBackIsNotSafeToRepeat() {
        String id = somebody();
        acme.control()
                .inject(Fault.status(503)
                        .on("GET", "/candidates/*/activities")
                        .after(1)
                        .always());

        assertThrows(
                UnknownOutcomeException.class,
                () -> acme.connection().activities().create(NewActivity.note(id, "Called")));

        acme.control().clearFaults();
        assertEquals(1, activities(id, "comment").size());
    }

    @Test
    void anotherProcessFindsTheNoteThatOneHasMade() {
        String id = somebody();
        NewActivity note = NewActivity.note(id, "Called");
        String noted;
        String made;
        try (Write<Activity> first = acme.connection().prepare(Ats.ACTIVITIES_CREATE, note, acme.context())) {
            noted = first.baseline();
            made = first.run().value().id().value();
        }

        try (Write<Activity> second = acme.connection().prepare(Ats.ACTIVITIES_CREATE, note, acme.context())) {
            assertEquals(made, second.resume(noted).value().id().value());
        }
        assertEquals(1, activities(id, "comment").size());
    }

    @ParameterizedTest
    @CsvSource({"thumbs, 0, negative", "thumbs, 2, definite", "stars, 4, definite", "numbers, 9, definite"})
    void aRatingIsGivenOnEachScale(String scale, int grade, String score) {
        String id = somebody();

        Written<Activity> written = acme.connection()
                .activities()
                .create(NewActivity.rating(id, grade, "Knows her trade").on(scale));

        assertEquals(Outcome.CREATED, written.outcome());
        assertTrue(written.value().activityType().orElseThrow().is(ActivityType.RATING));
        JsonNode rating = activities(id, "rating").get(0);
        assertEquals(rating.path("id").asText(), written.value().id().value());
        assertEquals(scale, rating.path("rating").path("scale").asText());
        assertEquals(score, rating.path("rating").path("score").asText());
    }

    @ParameterizedTest
    @CsvSource({"thumbs, 3, grade", "thumbs, -1, grade", "stars, 5, grade", "numbers, 10, grade", "moons, 1, scale"})
    void aGradeThatIsNotOnItsScaleIsRefused(String scale, int grade, String field) {
        String id = somebody();

        InvalidRequestException activity = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .activities()
                        .create(NewActivity.rating(id, grade, "Good").on(scale)));
        InvalidRequestException scorecard = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .scorecards()
                        .create(new NewScorecard(
                                Id.of(id),
                                Optional.empty(),
                                Optional.of(grade),
                                Optional.of(scale),
                                Optional.empty(),
                                Optional.empty(),
                                RawJson.NULL)));

        assertEquals(List.of(field), fields(activity));
        assertEquals(List.of(field, "body"), fields(scorecard));
        assertEquals(List.of(), writes());
    }

    @ParameterizedTest
    @CsvSource({"NO, 0", "YES, 1", "STRONG_YES, 2"})
    void aVerdictIsAThumb(Recommendation verdict, int grade) {
        String id = somebody();

        Written<Scorecard> written =
                acme.connection().scorecards().create(NewScorecard.of(id, verdict, "Knows her trade"));

        assertEquals(Outcome.CREATED, written.outcome());
        assertEquals(grade, written.value().grade().orElseThrow().intValue());
        assertTrue(written.value().overallRecommendation().orElseThrow().is(verdict));
        assertEquals(
                List.of(written.value()),
                acme.walk(
                        Ats.SCORECARDS_LIST,
                        ListRequest.<Scorecard>all().where(AtsFilters.Scorecards.CANDIDATE_ID.is(id))));
    }

    @Test
    void aVerdictThatWorkableDoesNotKnowIsRefused() {
        String id = somebody();

        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection().scorecards().create(NewScorecard.of(id, Recommendation.STRONG_NO, "Bad")));

        assertEquals(List.of("overall_recommendation"), fields(refused));
    }

    @Test
    void aSecondRatingInAStageIsAClashUnlessItReplacesTheFirst() {
        String id = somebody();
        NewScorecard yes = NewScorecard.of(id, Recommendation.YES, "Good");
        NewScorecard better = NewScorecard.of(id, Recommendation.STRONG_YES, "Very good");
        Id<Scorecard> first = acme.connection().scorecards().create(yes).value().id();
        acme.asked();

        ConflictException clash = assertThrows(
                ConflictException.class, () -> acme.connection().scorecards().create(better));
        assertThrows(
                ConflictException.class,
                () -> acme.connection().activities().create(NewActivity.rating(id, 2, "Very good")));
        assertEquals(409, clash.code().status());
        assertEquals(List.of(), writes());

        Written<Scorecard> replaced = acme.connection().scorecards().create(better.replacing());

        assertEquals(Outcome.UPDATED, replaced.outcome());
        assertEquals(first, replaced.value().id());
        assertEquals(Optional.of("Very good"), replaced.value().body());
        assertEquals(
                Outcome.CREATED,
                acme.connection().as("fff5").scorecards().create(yes).outcome(),
                "another member");
    }

    static Stream<Fault> lost() {
        return Stream.of(
                Fault.dropAfterApplying(), Fault.drop(), Fault.status(502).applied(), Fault.status(502));
    }

    @ParameterizedTest
    @MethodSource("lost")
    void aRatingWhoseAnswerIsLostIsThereOnce(Fault fault) {
        String id = somebody();
        acme.control().inject(fault.on("POST", "/candidates/*/ratings"));
        Written<Scorecard> created =
                acme.connection().scorecards().create(NewScorecard.of(id, Recommendation.YES, "Good"));
        acme.control().inject(fault.on("PUT", "/candidates/*/ratings"));
        Written<Scorecard> replaced = acme.connection()
                .scorecards()
                .create(NewScorecard.of(id, Recommendation.NO, "Not so good").replacing());

        assertEquals(Outcome.CREATED, created.outcome());
        assertEquals(Outcome.UPDATED, replaced.outcome());
        assertEquals(created.value().id(), replaced.value().id());
        assertEquals(1, activities(id, "rating").size());
    }

    @Test
    void ownWordsAreMergedIntoTheRequest() {
        String id = somebody();
        NewActivity note = new NewActivity(
                Id.of(id),
                Optional.of(io.hirelay.input.ActivityKind.NOTE),
                Optional.of("Called"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RawJson.of("{\"comment\":{\"policy\":[\"reviewer\"]}}"));

        try (Write<Activity> write = acme.connection().prepare(Ats.ACTIVITIES_CREATE, note, acme.context())) {
            assertEquals(
                    "{member_id=fff2, comment={body=Called, policy=[reviewer]}}",
                    String.valueOf(write.plan().body()));
        }
        acme.connection().activities().create(note);
        assertEquals(
                "[\"reviewer\",\"admin\"]",
                activities(id, "comment").get(0).path("visibility_roles").toString());
    }

    private String somebody() {
        people++;
        return acme.control().addCandidate(job, "Ada", "Byron", "ada" + people + "@notes.example");
    }

    private Activity listed(String candidate, String id) {
        return acme
                .walk(
                        Ats.ACTIVITIES_LIST,
                        ListRequest.<Activity>all().where(AtsFilters.Activities.CANDIDATE_ID.is(candidate)))
                .stream()
                .filter(activity -> activity.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> activities(String id, String action) {
        List<JsonNode> rows = new ArrayList<>();
        acme.read("/candidates/" + id + "/activities?actions=" + action)
                .path("activities")
                .forEach(rows::add);
        return rows;
    }

    private List<String> writes() {
        return acme.asked().stream().filter(asked -> !asked.startsWith("GET ")).toList();
    }

    private static List<String> fields(InvalidRequestException refused) {
        return refused.failures().stream().map(Failure::field).toList();
    }
}
