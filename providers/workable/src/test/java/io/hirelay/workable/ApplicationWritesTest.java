package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hirelay.Write;
import io.hirelay.error.Applied;
import io.hirelay.error.ConflictException;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.input.Rejection;
import io.hirelay.input.StageMove;
import io.hirelay.input.Unrejection;
import io.hirelay.model.Application;
import io.hirelay.model.ApplicationStatus;
import io.hirelay.model.Id;
import io.hirelay.model.RawJson;
import io.hirelay.operation.Ats;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications moved, rejected and taken back, over the simulated account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplicationWritesTest {
    private static final String FIRST_ADMIN = "fff2";

    private SandboxConnection acme;
    private String job;
    private int people;

    @BeforeAll
    void connect() {
        acme = SandboxConnection.open();
        for (JsonNode row : acme.read("/jobs?state=published").path("jobs")) {
            job = row.path("shortcode").asText();
        }
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
    @ValueSource(strings = {"phone-screen", "Phone Screen", " PHONE SCREEN "})
    void anApplicationMovesToAStageByEachOfItsNames(String stage) {
        String id = somebody();

        Written<Application> written = acme.connection().applications().moveStage(StageMove.of(id, stage));

        assertEquals(Outcome.UPDATED, written.outcome());
        assertEquals(
                Optional.of(Id.of("phone-screen")),
                written.value().currentStage().orElseThrow().id());
        assertEquals(acme.connection().applications().get(id), written.value());
        JsonNode moved = moves(id).get(0);
        assertEquals("phone-screen", moved.path("action").asText());
        assertEquals(FIRST_ADMIN, moved.path("member").path("id").asText());
    }

    @Test
    void anApplicationThatIsThereAlreadyIsLeftAlone() {
        String id = somebody();

        Written<Application> written = acme.connection().applications().moveStage(StageMove.of(id, "sourced"));

        assertEquals(Outcome.UNCHANGED, written.outcome());
        assertEquals(List.of(), writes());
        assertEquals(0, moves(id).size());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNothingIsSent() {
        String id = somebody();

        InvalidRequestException stage = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection().as("fffe").applications().moveStage(StageMove.of(id, "no-such-stage")));
        assertEquals(List.of("stage_id", "user_id"), fields(stage));
        assertTrue(stage.choices().stream().anyMatch(choice -> choice.id().equals("phone-screen")));

        InvalidRequestException rejection = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .applications()
                        .reject(new Rejection(
                                Id.of("deadbeef99"),
                                Optional.of(Id.of("Because")),
                                Optional.of("x".repeat(257)),
                                Optional.empty(),
                                RawJson.NULL)));
        assertEquals(List.of("application_id", "reject_reason_id", "note"), fields(rejection));
        assertTrue(rejection.choices().stream().anyMatch(choice -> choice.name().equals("Unsuccessful interview")));
        assertEquals(List.of(), writes());
    }

    @Test
    void somebodyOfTheTalentPoolHasNoApplication() {
        String id = acme.told(
                        "POST",
                        "/talent_pool/candidates",
                        "{\"candidate\":{\"name\":\"Ada B\",\"email\":\"ada.pool@example.com\"}}")
                .path("candidate")
                .path("id")
                .asText();

        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection().applications().moveStage(StageMove.of(id, "sourced")));

        assertEquals(List.of("application_id"), fields(refused));
    }

    @Test
    void anApplicationIsRejectedForAReasonAndTakenBack() {
        String id = somebody();

        Written<Application> rejected = acme.connection()
                .applications()
                .reject(new Rejection(
                        Id.of(id),
                        Optional.of(Id.of("Unsuccessful interview")),
                        Optional.of("Not this time"),
                        Optional.empty(),
                        RawJson.NULL));

        assertEquals(Outcome.UPDATED, rejected.outcome());
        assertTrue(rejected.value().status().orElseThrow().is(ApplicationStatus.REJECTED));
        assertEquals(Optional.of("Unsuccessful interview"), rejected.value().rejectReason());
        assertEquals(acme.connection().applications().get(id), rejected.value());

        Written<Application> taken = acme.connection().applications().unreject(Unrejection.of(id));

        assertEquals(Outcome.UPDATED, taken.outcome());
        assertTrue(taken.value().status().orElseThrow().is(ApplicationStatus.ACTIVE));
        assertEquals(
                Outcome.UNCHANGED,
                acme.connection().applications().unreject(Unrejection.of(id)).outcome());
    }

    @Test
    void aReasonOfThoseWhoWithdrewMakesItAWithdrawal() {
        String id = somebody();

        assertTrue(acme.connection()
                .applications()
                .reject(Rejection.of(id).because("Not interested"))
                .value()
                .status()
                .orElseThrow()
                .is(ApplicationStatus.WITHDRAWN));
    }

    @Test
    void aRejectionIsNotChangedByAnotherOne() {
        String id = somebody();
        acme.connection().applications().reject(Rejection.of(id).because("Unsuccessful interview"));
        acme.asked();

        assertEquals(
                Outcome.UNCHANGED,
                acme.connection().applications().reject(Rejection.of(id)).outcome());
        assertEquals(
                Outcome.UNCHANGED,
                acme.connection()
                        .applications()
                        .reject(Rejection.of(id).because("Unsuccessful interview"))
                        .outcome());
        ConflictException clash = assertThrows(
                ConflictException.class,
                () -> acme.connection().applications().reject(Rejection.of(id).because("Unsuccessful assessment")));
        assertEquals("request.conflict", clash.code().code());
        assertEquals(List.of(), writes());
    }

    static Stream<Fault> lostAnswers() {
        return Stream.of(
                Fault.dropAfterApplying(),
                Fault.drop(),
                Fault.status(502).applied(),
                Fault.status(502),
                Fault.htmlPage(503).applied());
    }

    @ParameterizedTest
    @MethodSource("lostAnswers")
    void aChangeWhoseAnswerIsLostIsMadeOnce(Fault fault) {
        String id = somebody();
        acme.control().inject(fault.on("POST", "/candidates/" + id + "/*"));

        Written<Application> moved = acme.connection().applications().moveStage(StageMove.of(id, "interview"));
        acme.control().inject(fault.on("POST", "/candidates/" + id + "/*"));
        Written<Application> rejected = acme.connection().applications().reject(Rejection.of(id));
        acme.control().inject(fault.on("POST", "/candidates/" + id + "/*"));
        Written<Application> taken = acme.connection().applications().unreject(Unrejection.of(id));

        assertEquals(Outcome.UPDATED, moved.outcome());
        assertEquals(Outcome.UPDATED, rejected.outcome());
        assertEquals(Outcome.UPDATED, taken.outcome());
        assertEquals(
                List.of("uploaded", "interview", "disqualified", "reverted"),
                activities(id).stream().map(row -> row.path("action").asText()).toList());
    }

    @Test
    void aChangeThatCannotBeReadBackIsNotSafeToRepeatUnlooked() {
        String id = somebody();
        acme.control()
                .inject(Fault.status(503)
                        .on("GET", "/candidates/" + id)
                        .after(1)
                        .always());

        UnknownOutcomeException unknown = assertThrows(
                UnknownOutcomeException.class,
                () -> acme.connection().applications().moveStage(StageMove.of(id, "interview")));
        acme.control().clearFaults();

        assertEquals(Applied.UNKNOWN, unknown.applied());
        assertEquals(1, moves(id).size());
        assertEquals(
                Outcome.UNCHANGED,
                acme.connection()
                        .applications()
                        .moveStage(StageMove.of(id, "interview"))
                        .outcome());
    }

    @Test
    void anotherProcessGoesOnWhereOneEnded() {
        String id = somebody();
        StageMove move = StageMove.of(id, "interview");
        String noted;
        try (Write<Application> first = acme.connection().prepare(Ats.APPLICATIONS_MOVE_STAGE, move, acme.context())) {
            noted = first.baseline();
            first.run();
        }
        acme.asked();

        try (Write<Application> second = acme.connection().prepare(Ats.APPLICATIONS_MOVE_STAGE, move, acme.context())) {
            assertEquals(Outcome.UPDATED, second.resume(noted).outcome());
        }
        assertEquals(List.of(), writes());

        Rejection rejection =
                new Rejection(Id.of(id), Optional.empty(), Optional.of("A note"), Optional.empty(), RawJson.NULL);
        try (Write<Application> first = acme.connection().prepare(Ats.APPLICATIONS_REJECT, rejection, acme.context())) {
            noted = first.baseline();
            first.run();
        }
        try (Write<Application> second =
                acme.connection().prepare(Ats.APPLICATIONS_REJECT, rejection, acme.context())) {
            assertEquals(Outcome.UPDATED, second.resume(noted).outcome());
        }
        assertEquals(
                1,
                activities(id).stream()
                        .filter(row -> row.path("action").asText().equals("disqualified"))
                        .count());
    }

    @Test
    void aDryRunShowsTheRequestWithWhatIsMergedIntoIt() {
        String id = somebody();
        StageMove move = new StageMove(
                Id.of(id),
                Id.of("Hired"),
                RawJson.of(
                        "{\"requisition\":{\"code\":\"REQ7\",\"salary\":{\"amount\":1}},\"target_stage\":\"offer\"}"));

        try (Write<Application> write = acme.connection().prepare(Ats.APPLICATIONS_MOVE_STAGE, move, acme.context())) {
            assertEquals("POST", write.plan().method());
            assertEquals("/spi/v3/candidates/" + id + "/move", write.plan().path());
            assertEquals(
                    "{member_id=fff2, target_stage=offer, requisition={code=REQ7, salary={amount=1}}}",
                    String.valueOf(write.plan().body()));
        }
        assertEquals(List.of(), writes());
    }

    private String somebody() {
        people++;
        return acme.control().addCandidate(job, "Ada", "Byron", "ada" + people + "@writes.example");
    }

    private List<JsonNode> activities(String id) {
        List<JsonNode> rows = new ArrayList<>();
        acme.read("/candidates/" + id + "/activities").path("activities").forEach(rows::add);
        return rows;
    }

    private List<JsonNode> moves(String id) {
        return activities(id).stream()
                .filter(row -> !row.path("target_stage").isNull())
                .toList();
    }

    private List<String> writes() {
        List<String> writes =
                acme.asked().stream().filter(asked -> !asked.startsWith("GET ")).toList();
        assertFalse(writes.stream().anyMatch(String::isBlank));
        return writes;
    }

    private static List<String> fields(InvalidRequestException refused) {
        return refused.failures().stream().map(Failure::field).toList();
    }
}
