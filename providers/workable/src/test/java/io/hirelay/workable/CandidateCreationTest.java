package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.Write;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.file.Content;
import io.hirelay.input.AnswerInput;
import io.hirelay.input.CandidateType;
import io.hirelay.input.FileInput;
import io.hirelay.input.NewCandidate;
import io.hirelay.input.OnDuplicate;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Candidate;
import io.hirelay.model.Education;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Experience;
import io.hirelay.model.Id;
import io.hirelay.model.JobFormField;
import io.hirelay.model.NamedRef;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.RawJson;
import io.hirelay.model.WebAddress;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.ListRequest;
import io.hirelay.spi.Plan;
import io.hirelay.spi.Written;
import io.hirelay.workable.sandbox.control.Fault;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Candidates created in the simulated account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CandidateCreationTest {
    private static final Content PDF = Content.of("%PDF-1.7 synthetic".getBytes(StandardCharsets.UTF_8));

    private SandboxConnection acme;
    /** Whose form has questions of all types. */
    private String job = "";

    private Map<String, JobFormField> questions = Map.of();
    private int people;

    @BeforeAll
    void connect() {
        acme = SandboxConnection.open();
        job = acme.connection()
                .jobs()
                .list(ListRequest.<io.hirelay.model.Job>all().limit(1))
                .items()
                .get(0)
                .id()
                .value();
        questions = acme
                .walk(
                        Ats.JOB_FORM_FIELDS_LIST,
                        ListRequest.<JobFormField>all().where(AtsFilters.JobFormFields.JOB_ID.is(job)))
                .stream()
                .collect(
                        java.util.stream.Collectors.toMap(field -> field.label().orElseThrow(), field -> field));
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
    void aLeadArrivesInTheSourcedStageWithWhatWasSent() {
        Written<Candidate> written = create(person("Ada Byron")
                .title("Analyst")
                .phone("+44 20 7946 0018")
                .address("London")
                .url("https://www.linkedin.com/in/adabyron")
                .url("https://gist.github.com/ada")
                .tags("priority", "maths")
                .summary("First programmer")
                .coverLetter("Dear all")
                .education(List.of(education("UCL")))
                .experience(List.of(experience("Analyst", "Initech")))
                .skills(List.of("sql", "java"))
                .source("linkedin.com")
                .resume(FileInput.of("cv.pdf", PDF)));

        assertEquals(Written.Outcome.CREATED, written.outcome());
        Candidate read = acme.connection().candidates().get(written.value().id());
        assertEquals(read, written.value(), "the answer is the record");
        assertEquals(Optional.of("Ada"), read.firstName());
        assertEquals(Optional.of("Byron"), read.lastName());
        assertEquals(Optional.of("Analyst"), read.title());
        assertEquals(Optional.of("+44 20 7946 0018"), read.phones().get(0).number());
        assertEquals(List.of("London"), read.locations());
        assertEquals(
                List.of("linkedin", "gist", "profile"),
                read.urls().stream().map(url -> url.type().orElse("")).toList());
        assertEquals(
                List.of("priority", "maths"),
                read.tags().stream().map(tag -> tag.name().orElse("")).toList());
        assertEquals(Optional.of("First programmer"), read.summary());
        assertEquals(Optional.of("Dear all"), read.coverLetter());
        assertEquals(List.of(education("UCL")), read.education());
        assertEquals(List.of(experience("Analyst", "Initech")), read.experience());
        assertEquals(Optional.of("Initech"), read.company());
        assertEquals(List.of("sql", "java"), read.skills());
        assertEquals(Optional.of(true), read.isSourced());
        assertEquals(1, read.attachments().size());
        assertTrue(read.remoteData().text().contains("\"domain\":\"linkedin.com\""));
        assertEquals(
                Optional.of("sourced"),
                read.applications().get(0).currentStage().orElseThrow().id().map(Id::value));
    }

    @Test
    void anApplicantArrivesAsOneWhoApplied() {
        Candidate candidate = create(
                        person("Grace Hopper").type(CandidateType.APPLICANT).answers(allAnswers()))
                .value();

        assertEquals(Optional.of(false), candidate.isSourced());
        assertEquals(
                Optional.of("applied"),
                candidate
                        .applications()
                        .get(0)
                        .currentStage()
                        .orElseThrow()
                        .id()
                        .map(Id::value));
        Map<String, Optional<AnswerValue>> answers = candidate.answers().stream()
                .collect(java.util.stream.Collectors.toMap(
                        answer -> answer.question().orElseThrow(), answer -> answer.value()));
        assertEquals(Optional.of(new AnswerValue.Choices(List.of("Master's Degree"))), answers.get("Highest degree"));
        assertEquals(
                Optional.of(new AnswerValue.Choices(List.of("Java", "C++"))),
                answers.get("Which of these have you worked with?"));
        assertEquals(Optional.of(new AnswerValue.Number(new BigDecimal("7"))), answers.get("Years of experience"));
        assertEquals(Optional.of(new AnswerValue.Text("2026-10-01")), answers.get("Earliest start date"));
        assertEquals(
                Optional.of(new AnswerValue.Flag(true)), answers.get("Do you have the right to work in this country?"));
        assertTrue(answers.get("Please attach a work sample").orElseThrow() instanceof AnswerValue.FileUrl);
    }

    @Test
    void theStageIsNamedInAnyForm() {
        Candidate candidate =
                create(person("Mary Shaw").stageId("Phone Screen")).value();

        assertEquals(
                Optional.of("phone-screen"),
                candidate
                        .applications()
                        .get(0)
                        .currentStage()
                        .orElseThrow()
                        .id()
                        .map(Id::value));
    }

    @Test
    void whatIsWrongIsToldAtOnceAndNothingIsSent() {
        InvalidRequestException refused = refused(person("Ada Byron")
                .emails(List.of(email("one@example.com"), email("two@example.com")))
                .phones(List.of(number("+44 1"), number("+44 2")))
                .stageId("no-such-stage")
                .title("x".repeat(256))
                .locations(List.of("London", "Paris"))
                .urls(List.of(
                        new WebAddress(Optional.of("https://ada.example.com/me"), Optional.empty()),
                        new WebAddress(Optional.of("https://linkedin.com/in/a"), Optional.of("homepage"))))
                .education(List.of(education("UCL"), education(null)))
                .experience(List.of(experience(null, "Initech")))
                .resume(FileInput.of("cv.exe", Content.of(new byte[5 * 1024 * 1024 + 1])))
                .answers(List.of(
                        AnswerInput.of("ffffff", new AnswerValue.Text("x")),
                        answer("Highest degree", new AnswerValue.Text("Diploma")),
                        answer("Preferred shift", new AnswerValue.Choices(List.of("Early", "Late"))),
                        answer("Years of experience", new AnswerValue.Text("many")),
                        answer("Earliest start date", new AnswerValue.Text("soon")),
                        answer("Do you have the right to work in this country?", new AnswerValue.Text("yes")),
                        answer("Where did you hear about this opening?", new AnswerValue.Text("x".repeat(129))),
                        answer("Please attach a work sample", new AnswerValue.Text("here")),
                        answer("Please attach a work sample", new AnswerValue.Text("here")),
                        AnswerInput.of(question("Years of experience"), FileInput.of("years.pdf", PDF)))));

        assertEquals(422, refused.code().status());
        assertEquals(
                List.of(
                        "stage_id",
                        "emails",
                        "locations",
                        "phones",
                        "education[1].school",
                        "experience[0].title",
                        "urls[0].type",
                        "urls[1].type",
                        "resume.data",
                        "resume.file_name",
                        "answers[0].question_id",
                        "answers[1].value",
                        "answers[2].value",
                        "answers[3].value",
                        "answers[4].value",
                        "answers[5].value",
                        "answers[6].value",
                        "answers[7].value",
                        "answers[8].question_id",
                        "answers[9].question_id",
                        "title"),
                refused.failures().stream().map(Failure::field).toList());
        assertTrue(refused.choices().stream().anyMatch(choice -> choice.id().equals(question("Highest degree"))));
        assertEquals(0, acme.control().count("POST", "/jobs/:shortcode/candidates"));
    }

    @Test
    void whatTheFormRequiresIsThereUnlessTheCallerSaysThatItMayBeMissing() {
        String asking = acme.walk(Ats.JOBS_LIST, ListRequest.all()).stream()
                .filter(each -> each.name().equals(Optional.of("Warehouse Associate")))
                .findFirst()
                .orElseThrow()
                .id()
                .value();
        for (CandidateType type : CandidateType.values()) {
            InvalidRequestException refused =
                    refused(person("Ada Byron").jobId(asking).type(type));

            assertEquals(
                    List.of("resume", "answers", "answers", "answers"),
                    refused.failures().stream().map(Failure::field).toList());
            assertTrue(refused.failures().get(1).message().contains("Why do you want to work with us?"));
        }
        assertEquals(
                Written.Outcome.CREATED,
                create(person("Ada Byron").jobId(asking).allowIncomplete(true)).outcome());
    }

    @Test
    void anUnknownJobIsToldWithThoseThereAre() {
        InvalidRequestException refused =
                refused(person("Ada Byron").jobId("0123456789").stageId("sourced"));

        assertEquals(
                List.of("job_id"),
                refused.failures().stream().map(Failure::field).toList());
        assertFalse(refused.choices().isEmpty());
    }

    @Test
    void companyHasNoPlaceOfItsOwn() {
        InvalidRequestException refused = refused(person("Ada Byron").company("Initech"));

        assertEquals(
                List.of("company"),
                refused.failures().stream().map(Failure::field).toList());
        assertEquals(List.of(), acme.asked());
    }

    @Test
    void aDryRunShowsTheRequestAndSendsNothing() {
        try (Write<Candidate> write = prepare(person("Ada Byron")
                .resume(FileInput.of("cv.pdf", PDF))
                .remoteData(RawJson.of(
                        "{\"candidate\":{\"recruiter_key\":\"f00\",\"tags\":[\"t\"]},\"extra\":{\"a\":[1.50]}}")))) {
            Plan plan = write.plan();

            assertEquals("POST", plan.method());
            assertEquals("/spi/v3/jobs/" + job + "/candidates", plan.path());
            Map<?, ?> body = (Map<?, ?>) plan.body();
            Map<?, ?> candidate = (Map<?, ?>) body.get("candidate");
            assertEquals(true, body.get("sourced"));
            assertEquals("f00", candidate.get("recruiter_key"));
            assertEquals(List.of("t"), candidate.get("tags"));
            assertEquals(Map.of("a", List.of(new BigDecimal("1.50"))), body.get("extra"));
            assertEquals("<18 bytes>", ((Map<?, ?>) candidate.get("resume")).get("data"));
        }
        assertEquals(0, acme.control().count("POST", "/jobs/:shortcode/candidates"));
    }

    @Test
    void theSamePersonIsNotCreatedTwice() {
        Candidate first = create(person("Ada Byron", "Twice@Example.com")).value();
        assertEquals(Optional.of("twice@example.com"), first.emails().get(0).email());
        NewCandidate.Builder again =
                person("Ada Byron", "twice@example.com").title("Countess").tags("new");

        try (Write<Candidate> write = prepare(again)) {
            InvalidRequestException known = assertThrows(InvalidRequestException.class, write::plan);
            assertEquals(ErrorCode.REMOTE_DUPLICATE, known.code());
            assertEquals(
                    List.of(first.id().value()),
                    known.choices().stream().map(choice -> choice.id()).toList());
        }
        InvalidRequestException refused = refused(person("Ada Byron", "TWICE@Example.com"));
        assertEquals(ErrorCode.REMOTE_DUPLICATE, refused.code());
        assertTrue(refused.providerFailure().isPresent(), "it was Workable that said no");
    }

    @Test
    void anExistingPersonIsReturnedOrUpdatedWhereThatIsWanted() {
        Candidate first = create(person("Joan Clarke", "Joan@Example.com")
                        .title("Cryptanalyst")
                        .summary("Bletchley")
                        .tags("a", "b")
                        .skills(List.of("maths"))
                        .education(List.of(education("Newnham"))))
                .value();
        NewCandidate.Builder again = person("Joan Clarke", "joan@example.com")
                .title("Numismatist")
                .tags("b", "c")
                .skills(List.of("maths", "coins"))
                .education(List.of(education("Newnham"), education("Other")));

        Written<Candidate> found = create(again.onDuplicate(OnDuplicate.RETURN_EXISTING));
        Written<Candidate> updated = create(again.onDuplicate(OnDuplicate.UPDATE_EXISTING));
        Written<Candidate> unchanged = create(again.onDuplicate(OnDuplicate.UPDATE_EXISTING));

        assertEquals(Written.Outcome.MATCHED, found.outcome());
        assertEquals(first, found.value());
        assertEquals(Written.Outcome.UPDATED, updated.outcome());
        assertEquals(first.id(), updated.value().id());
        assertEquals(Optional.of("Numismatist"), updated.value().title());
        assertEquals(Optional.of("Bletchley"), updated.value().summary(), "what is not sent stays");
        assertEquals(
                List.of("a", "b", "c"),
                updated.value().tags().stream()
                        .map(NamedRef::name)
                        .map(Optional::orElseThrow)
                        .toList());
        assertEquals(List.of("maths", "coins"), updated.value().skills());
        assertEquals(2, updated.value().education().size());
        assertEquals(Written.Outcome.UNCHANGED, unchanged.outcome());
        assertEquals(1, acme.control().count("POST", "/jobs/:shortcode/candidates"), "the first one");
        assertEquals(1, acme.control().count("PATCH", "/candidates/:id"));
    }

    @Test
    void somebodyWhoComesWhileOneIsPreparedIsFoundAllTheSame() {
        try (Write<Candidate> write =
                prepare(person("Late Comer", "late@example.com").onDuplicate(OnDuplicate.RETURN_EXISTING))) {
            String id = acme.control().addCandidate(job, "Late", "Comer", "late@example.com");

            Written<Candidate> written = write.run();

            assertEquals(Written.Outcome.MATCHED, written.outcome());
            assertEquals(id, written.value().id().value());
        }
    }

    @Test
    void aLostAnswerIsFoundOutByLooking() {
        for (Fault lost : List.of(
                Fault.dropAfterApplying(),
                Fault.status(500).applied(),
                Fault.cutBody(),
                Fault.malformedJson(),
                Fault.emptyBody(),
                Fault.drop(),
                Fault.status(502),
                Fault.htmlPage(503))) {
            acme.control().inject(lost.on("POST", "/jobs/*/candidates"));

            Written<Candidate> written = create(person("Ada Byron"));

            assertEquals(Written.Outcome.CREATED, written.outcome(), lost.toString());
            assertEquals(
                    1,
                    candidatesOf(written.value().emails().get(0).email().orElseThrow())
                            .size());
        }
    }

    @Test
    void anAttemptThatEndedWithItsProcessIsGoneOnWith() {
        NewCandidate.Builder person = person("Ada Byron", "resumed@example.com");
        String noted;
        try (Write<Candidate> first = prepare(person)) {
            noted = first.baseline();
            first.run();
        }
        for (OnDuplicate mode : OnDuplicate.values()) {
            try (Write<Candidate> second = prepare(person.onDuplicate(mode))) {
                assertEquals(Written.Outcome.CREATED, second.resume(noted).outcome());
            }
        }
        try (Write<Candidate> other = prepare(person("Ada Byron", "resumed.too@example.com"))) {
            assertEquals(Written.Outcome.CREATED, other.resume(other.baseline()).outcome(), "nothing had happened");
        }
        assertEquals(1, candidatesOf("resumed@example.com").size());
        assertEquals(1, candidatesOf("resumed.too@example.com").size());
    }

    @Test
    void theTalentPoolTakesPeopleWithoutAJob() {
        NewCandidate.Builder person =
                NewCandidate.builder().talentPool(true).name("Pool Swimmer").email("pool@example.com");

        Written<Candidate> written = create(person);

        assertEquals(Written.Outcome.CREATED, written.outcome());
        assertEquals(List.of(), written.value().applications());
        assertEquals(
                List.of("answers", "on_duplicate"),
                refused(NewCandidate.builder()
                                .talentPool(true)
                                .name("Pool Swimmer")
                                .email("pool@example.com")
                                .onDuplicate(OnDuplicate.RETURN_EXISTING)
                                .answers(List.of(AnswerInput.of("abc", new AnswerValue.Flag(true)))))
                        .failures()
                        .stream()
                        .map(Failure::field)
                        .sorted()
                        .toList());
    }

    @Test
    void whatBecameOfSomebodyInTheTalentPoolCannotBeKnown() {
        acme.control().inject(Fault.dropAfterApplying().on("POST", "/talent_pool/candidates"));
        try (Write<Candidate> write = prepare(
                NewCandidate.builder().talentPool(true).name("Pool Swimmer").email("lost@example.com"))) {
            assertThrows(UnknownOutcomeException.class, write::run);
        }
        assertEquals(1, acme.control().count("POST", "/talent_pool/candidates"), "it is not sent again");
    }

    @Test
    void aJobThatTakesNobodySaysWhy() {
        String archived = acme.connection()
                .jobs()
                .list(ListRequest.<io.hirelay.model.Job>all()
                        .limit(1)
                        .where(AtsFilters.Jobs.STATUS.is(io.hirelay.model.JobStatus.ARCHIVED)))
                .items()
                .get(0)
                .id()
                .value();

        InvalidRequestException refused = refused(person("Ada Byron").jobId(archived));

        assertEquals(ErrorCode.REMOTE_VALIDATION_FAILED, refused.code());
        assertEquals("job_id", refused.failures().get(0).field());
    }

    @Test
    void aTokenThatMayNotReadFormsCreatesAllTheSame() {
        acme.control()
                .inject(Fault.forbidden().on("GET", "/jobs/*/application_form").always());

        assertEquals(
                Written.Outcome.CREATED,
                create(person("Ada Byron").jobId(jobs().get(1))).outcome());
    }

    private List<String> jobs() {
        return acme.walk(Ats.JOBS_LIST, ListRequest.<io.hirelay.model.Job>all().limit(100)).stream()
                .map(each -> each.id().value())
                .toList();
    }

    private NewCandidate.Builder person(String name) {
        return person(name, "person" + ++people + "@example.com");
    }

    private NewCandidate.Builder person(String name, String email) {
        return NewCandidate.builder().jobId(job).name(name).email(email);
    }

    private Written<Candidate> create(NewCandidate.Builder candidate) {
        return acme.connection().candidates().create(candidate.build());
    }

    private Write<Candidate> prepare(NewCandidate.Builder candidate) {
        return acme.connection().prepare(Ats.CANDIDATES_CREATE, candidate.build(), acme.context());
    }

    private InvalidRequestException refused(NewCandidate.Builder candidate) {
        return assertThrows(InvalidRequestException.class, () -> create(candidate));
    }

    private List<Candidate> candidatesOf(String email) {
        return acme.walk(
                Ats.CANDIDATES_LIST, ListRequest.<Candidate>all().where(AtsFilters.Candidates.EMAILS.is(email)));
    }

    private List<AnswerInput> allAnswers() {
        return List.of(
                answer("Why do you want to work with us?", new AnswerValue.Text("I like it")),
                answer("Do you have the right to work in this country?", new AnswerValue.Flag(true)),
                answer("Highest degree", new AnswerValue.Text("master's degree")),
                answer("Which of these have you worked with?", new AnswerValue.Choices(List.of("Java", "C++"))),
                answer("Years of experience", new AnswerValue.Number(new BigDecimal("7"))),
                answer("Earliest start date", new AnswerValue.Text("2026-10-01")),
                AnswerInput.of(question("Please attach a work sample"), FileInput.of("sample.pdf", PDF)),
                new AnswerInput(
                        Optional.empty(),
                        Optional.of(" preferred  SHIFT"),
                        Optional.of(new AnswerValue.Choices(List.of(questions
                                .get("Preferred shift")
                                .options()
                                .get(1)
                                .id()
                                .orElseThrow()))),
                        Optional.empty()));
    }

    private AnswerInput answer(String question, AnswerValue value) {
        return AnswerInput.of(question(question), value);
    }

    private String question(String label) {
        return questions.get(label).id().value();
    }

    private static EmailAddress email(String address) {
        return new EmailAddress(Optional.of(address), Optional.empty(), Optional.empty());
    }

    private static PhoneNumber number(String number) {
        return new PhoneNumber(Optional.of(number), Optional.empty(), Optional.empty());
    }

    private static Education education(String school) {
        return new Education(
                Optional.ofNullable(school),
                Optional.of("BSc"),
                Optional.of("Maths"),
                Optional.of(LocalDate.of(2010, 9, 1)),
                Optional.of(LocalDate.of(2013, 6, 30)));
    }

    private static Experience experience(String title, String company) {
        return new Experience(
                Optional.of(company),
                Optional.ofNullable(title),
                Optional.of("Numbers"),
                Optional.empty(),
                Optional.of(true),
                Optional.of(LocalDate.of(2014, 1, 1)),
                Optional.empty());
    }
}
