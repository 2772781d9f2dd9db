package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hirelay.Write;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.input.NewApplication;
import io.hirelay.input.NewCandidate;
import io.hirelay.input.OnDuplicate;
import io.hirelay.model.Application;
import io.hirelay.model.Candidate;
import io.hirelay.model.Id;
import io.hirelay.model.Job;
import io.hirelay.model.JobStatus;
import io.hirelay.model.Ref;
import io.hirelay.model.User;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.ListRequest;
import io.hirelay.spi.Written;
import io.hirelay.workable.sandbox.control.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Applications created in the simulated account, for new candidates and for those who are there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplicationCreationTest {
    private SandboxConnection acme;
    private String job = "";
    private String other = "";
    private String member = "";
    private int people;

    @BeforeAll
    void connect() {
        acme = SandboxConnection.open();
        List<Job> jobs = acme.walk(
                Ats.JOBS_LIST, ListRequest.<Job>all().limit(100).where(AtsFilters.Jobs.STATUS.is(JobStatus.OPEN)));
        job = jobs.get(0).id().value();
        other = jobs.get(1).id().value();
        member = acme.walk(
                        Ats.USERS_LIST,
                        ListRequest.<User>all()
                                .where(AtsFilters.Users.ACCESS_ROLE.is(io.hirelay.model.AccessRole.ADMIN)))
                .get(0)
                .id()
                .value();
    }

    @AfterAll
    void disconnect() {
        acme.close();
    }

    @BeforeEach
    void noFaults() {
        acme.control().clearFaults();
        acme.control().forgetRequests();
        acme.asked();
    }

    @Test
    void aNewCandidateIsCreatedWithTheApplication() {
        Written<Application> written =
                create(NewApplication.of(job, person("Ada Byron").build()).inStage("Phone Screen"));

        assertEquals(Written.Outcome.CREATED, written.outcome());
        assertEquals(Optional.of(Ref.to(job)), written.value().job());
        assertEquals(
                Optional.of("phone-screen"),
                written.value().currentStage().orElseThrow().id().map(Id::value));
        assertEquals(
                written.value(),
                acme.connection().applications().get(written.value().id().value()));
    }

    @Test
    void aCandidateWhoIsThereIsCopiedIntoTheOtherJob() {
        Candidate candidate = candidate(person("Ada Byron").tags("kept"));

        Written<Application> written =
                create(NewApplication.of(other, candidate.id()).inStage("interview"));

        assertEquals(Written.Outcome.CREATED, written.outcome());
        assertNotEquals(candidate.id().value(), written.value().id().value());
        assertEquals(Optional.of(Ref.to(other)), written.value().job());
        assertEquals(
                Optional.of("interview"),
                written.value().currentStage().orElseThrow().id().map(Id::value));
        Candidate copy = acme.connection().candidates().get(written.value().id().value());
        assertEquals(candidate.emails(), copy.emails());
        assertEquals(candidate.tags(), copy.tags());
        assertEquals(
                candidate, acme.connection().candidates().get(candidate.id()), "the first application stays as it is");
    }

    @Test
    void somebodyOfTheTalentPoolIsCopiedAsWell() {
        Candidate candidate = acme.connection()
                .candidates()
                .create(NewCandidate.builder()
                        .talentPool(true)
                        .name("Pool Swimmer")
                        .email("swimmer@example.com")
                        .build())
                .value();

        assertEquals(
                Optional.of(Ref.to(other)),
                create(NewApplication.of(other, candidate.id())).value().job());
    }

    @Test
    void whoIsInTheJobAlreadyIsNotCopied() {
        Candidate candidate = candidate(person("Ada Byron"));
        Candidate twin =
                candidate(NewCandidate.builder().jobId(other).name("Ada Byron").emails(candidate.emails()));
        for (String target : List.of(job, other)) {
            try (Write<Application> write = prepare(NewApplication.of(target, candidate.id()))) {
                for (InvalidRequestException known : List.of(
                        assertThrows(InvalidRequestException.class, write::plan),
                        assertThrows(InvalidRequestException.class, write::run))) {
                    assertEquals(ErrorCode.REMOTE_DUPLICATE, known.code());
                    assertEquals("candidate.id", known.failures().get(0).field());
                    assertEquals(
                            (target.equals(job) ? candidate : twin).id().value(),
                            known.choices().get(0).id());
                }
            }
        }
        assertEquals(0, acme.control().count("POST", "/candidates/:id/copy"));
    }

    @Test
    void aLostAnswerOfACopyIsFoundOutByLooking() {
        for (Fault lost : List.of(
                Fault.dropAfterApplying(),
                Fault.drop(),
                Fault.status(500).applied(),
                Fault.status(502),
                Fault.cutBody())) {
            Candidate candidate = candidate(person("Ada Byron"));
            acme.control().inject(lost.on("POST", "/candidates/*/copy"));

            assertEquals(
                    Written.Outcome.CREATED,
                    create(NewApplication.of(other, candidate.id())).outcome());
            assertEquals(
                    1,
                    acme.walk(
                                    Ats.CANDIDATES_LIST,
                                    ListRequest.<Candidate>all()
                                            .where(AtsFilters.Candidates.JOB_ID.is(other))
                                            .where(AtsFilters.Candidates.EMAILS.is(candidate
                                                    .emails()
                                                    .get(0)
                                                    .email()
                                                    .orElseThrow())))
                            .size());
        }
    }

    @Test
    void aCopyWhoseProcessEndedIsGoneOnWith() {
        Candidate candidate = candidate(person("Ada Byron"));
        String noted;
        try (Write<Application> write = prepare(NewApplication.of(other, candidate.id()))) {
            noted = write.baseline();
            write.run();
        }
        try (Write<Application> write = prepare(NewApplication.of(other, candidate.id()))) {
            assertEquals(Written.Outcome.CREATED, write.resume(noted).outcome());
        }
        assertEquals(1, acme.control().count("POST", "/candidates/:id/copy"));
    }

    @Test
    void aDryRunOfACopyShowsTheRequest() {
        Candidate candidate = candidate(person("Ada Byron"));
        try (Write<Application> write =
                prepare(NewApplication.of(other, candidate.id()).inStage("Offer"))) {
            assertEquals(
                    "/spi/v3/candidates/" + candidate.id() + "/copy",
                    write.plan().path());
            assertEquals(
                    Map.of("member_id", member, "target_job_shortcode", other, "target_stage", "offer"),
                    write.plan().body());
        }
    }

    @Test
    void whatIsWrongIsToldUnderTheNameItWasGivenBy() {
        InvalidRequestException unknown = assertThrows(
                InvalidRequestException.class,
                () -> create(NewApplication.of(other, Id.of("ffffffff")).inStage("nowhere")));
        InvalidRequestException wrong = assertThrows(
                InvalidRequestException.class,
                () -> create(NewApplication.of(
                        job,
                        NewCandidate.builder()
                                .name("Ada Byron")
                                .email("a@example.com")
                                .company("Initech")
                                .url("https://ada.example.com")
                                .build())));

        assertEquals(
                List.of("stage_id", "candidate.id"),
                unknown.failures().stream().map(Failure::field).toList());
        assertEquals(
                List.of("candidate.company", "candidate.urls[0].type"),
                wrong.failures().stream().map(Failure::field).toList());
    }

    @Test
    void anExistingPersonsApplicationIsReturnedWhereThatIsWanted() {
        Candidate candidate = candidate(person("Ada Byron"));

        Written<Application> written = create(NewApplication.of(
                job,
                NewCandidate.builder()
                        .name("Ada Byron")
                        .emails(candidate.emails())
                        .onDuplicate(OnDuplicate.RETURN_EXISTING)
                        .build()));

        assertEquals(Written.Outcome.MATCHED, written.outcome());
        assertEquals(candidate.id().value(), written.value().id().value());
    }

    private NewCandidate.Builder person(String name) {
        return NewCandidate.builder().name(name).email("applicant" + ++people + "@example.com");
    }

    private Candidate candidate(NewCandidate.Builder candidate) {
        NewCandidate built = candidate.build();
        return acme.connection()
                .candidates()
                .create(built.jobId().isPresent() ? built : candidate.jobId(job).build())
                .value();
    }

    private Written<Application> create(NewApplication application) {
        return acme.connection().as(member).applications().create(application);
    }

    private Write<Application> prepare(NewApplication application) {
        return acme.connection()
                .prepare(Ats.APPLICATIONS_CREATE, application, acme.context().actingAs(member));
    }
}
