package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.Write;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.file.Content;
import io.hirelay.input.CandidateChange;
import io.hirelay.input.FileInput;
import io.hirelay.input.NewCandidate;
import io.hirelay.model.Candidate;
import io.hirelay.model.Change;
import io.hirelay.model.Education;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Experience;
import io.hirelay.model.Job;
import io.hirelay.model.NamedRef;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.Shape;
import io.hirelay.model.WebAddress;
import io.hirelay.operation.Ats;
import io.hirelay.operation.ListRequest;
import io.hirelay.spi.Written;
import io.hirelay.workable.sandbox.control.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Candidates of the simulated account changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CandidateUpdateTest {
    private static final String READ = "GET /spi/v3/candidates/{id}";
    private static final String PATCH = "PATCH /spi/v3/candidates/{id}";
    private static final Content PDF = Content.of("%PDF-1.7 synthetic".getBytes(StandardCharsets.UTF_8));

    private SandboxConnection acme;
    private String job = "";
    private int people;
    private Candidate before;

    @BeforeAll
    void connect() {
        acme = SandboxConnection.open();
        job = acme.connection()
                .jobs()
                .list(ListRequest.<Job>all().limit(1))
                .items()
                .get(0)
                .id()
                .value();
    }

    @AfterAll
    void disconnect() {
        acme.close();
    }

    @BeforeEach
    void somebody() {
        acme.control().clearFaults();
        before = acme.connection()
                .candidates()
                .create(NewCandidate.builder()
                        .jobId(job)
                        .name("Ada Byron")
                        .email("ada" + ++people + "@example.com")
                        .phone("+44 20 7946 0018")
                        .title("Analyst")
                        .summary("Numbers")
                        .coverLetter("Dear all")
                        .address("London")
                        .tags("a", "b")
                        .skills(List.of("sql"))
                        .url("https://linkedin.com/in/ada")
                        .education(List.of(education("UCL")))
                        .experience(List.of(experience("Analyst")))
                        .resume(FileInput.of("cv.pdf", PDF))
                        .build())
                .value();
        acme.control().forgetRequests();
        acme.asked();
    }

    @Test
    void whatIsSentChangesAndNothingElse() {
        Written<Candidate> written = update(change().title("Countess").phones(Change.clear()));

        assertEquals(Written.Outcome.UPDATED, written.outcome());
        assertEquals(Set.of("title", "phones", "remote_data"), changed(written.value()));
        assertEquals(Optional.of("Countess"), written.value().title());
        assertEquals(List.of(), written.value().phones());
        assertEquals(List.of(READ, PATCH), acme.asked());
        assertEquals(written.value(), acme.connection().candidates().get(before.id()));
    }

    @Test
    void everyFieldCanBeChanged() {
        Candidate after = update(change().name("Ada King Lovelace")
                        .emails(Change.set(List.of(email("Countess" + people + "@Example.com"))))
                        .phones(Change.set(List.of(phone("+44 20 7946 0019"))))
                        .title("Countess")
                        .summary("Poetry")
                        .coverLetter("Dear Charles")
                        .address("Ockham")
                        .tags(Change.set(List.of(NamedRef.to("c", "c"))))
                        .skills(Change.set(List.of("maths")))
                        .urls(Change.set(List.of(url("https://github.com/ada"))))
                        .education(Change.set(List.of(education("Home"))))
                        .experience(Change.set(List.of(experience("Programmer"))))
                        .resume(FileInput.of("cv2.pdf", PDF)))
                .value();

        assertEquals(Optional.of("Ada"), after.firstName());
        assertEquals(Optional.of("King Lovelace"), after.lastName());
        assertEquals(
                Optional.of("countess" + people + "@example.com"),
                after.emails().get(0).email());
        assertEquals(Optional.of("+44 20 7946 0019"), after.phones().get(0).number());
        assertEquals(Optional.of("Poetry"), after.summary());
        assertEquals(Optional.of("Dear Charles"), after.coverLetter());
        assertEquals(List.of("Ockham"), after.locations());
        assertEquals(List.of("c"), tags(after));
        assertEquals(List.of("maths"), after.skills());
        assertEquals(Optional.of("https://github.com/ada"), after.urls().get(0).url());
        assertEquals(2, after.urls().size(), "and the record's own page");
        assertEquals(List.of(education("Home")), after.education());
        assertEquals(List.of(experience("Programmer")), after.experience());
        assertEquals(Optional.of("cv2.pdf"), after.attachments().get(0).fileName());
    }

    @Test
    void nullClears() {
        Candidate after = update(change().lastName(Change.clear())
                        .title(Change.clear())
                        .summary(Change.clear())
                        .coverLetter(Change.clear())
                        .locations(Change.clear())
                        .tags(Change.clear())
                        .skills(Change.clear())
                        .urls(Change.clear())
                        .education(Change.clear())
                        .experience(Change.clear()))
                .value();

        assertEquals(Optional.empty(), after.lastName());
        assertEquals(Optional.empty(), after.title());
        assertEquals(Optional.empty(), after.summary());
        assertEquals(Optional.empty(), after.coverLetter());
        assertEquals(List.of(), after.locations());
        assertEquals(List.of(), after.tags());
        assertEquals(List.of(), after.skills());
        assertEquals(1, after.urls().size(), "the record's own page");
        assertEquals(List.of(), after.education());
        assertEquals(List.of(), after.experience());
        assertEquals(before.phones(), after.phones());
    }

    @Test
    void whatCannotBeClearedIsTold() {
        InvalidRequestException refused = refused(change().firstName(Change.clear())
                .emails(Change.clear())
                .resume(Change.clear())
                .phones(Change.set(List.of(phone("+4420111"), phone("+4420222"))))
                .educationAdd(List.of(education(null))));

        assertEquals(
                List.of("first_name", "emails", "phones", "education_add[0].school", "resume"),
                refused.failures().stream().map(Failure::field).toList());
        assertEquals(List.of(), acme.asked());
    }

    @Test
    void listsAreAddedToAndTakenFromAsTheyAreAtThatMoment() {
        try (Write<Candidate> write = acme.connection()
                .prepare(
                        Ats.CANDIDATES_UPDATE,
                        change().tagsAdd(List.of("c", "b"))
                                .tagsRemove(List.of("a"))
                                .skillsAdd(List.of("java", "sql"))
                                .urlsAdd(List.of(url("https://github.com/ada"), url("https://linkedin.com/in/ada")))
                                .educationAdd(List.of(education("UCL"), education("Home")))
                                .experienceAdd(List.of(experience("Programmer")))
                                .build(),
                        acme.context())) {
            update(change().tagsAdd(List.of("meanwhile")));
            acme.asked();

            Candidate after = write.run().value();

            assertEquals(List.of("b", "meanwhile", "c"), tags(after));
            assertEquals(List.of("sql", "java"), after.skills());
            assertEquals(
                    List.of("https://linkedin.com/in/ada", "https://github.com/ada"),
                    after.urls().subList(0, 2).stream()
                            .map(WebAddress::url)
                            .map(Optional::orElseThrow)
                            .toList());
            assertEquals(List.of(education("UCL"), education("Home")), after.education());
            assertEquals(List.of(experience("Analyst"), experience("Programmer")), after.experience());
            assertEquals(List.of(READ, PATCH), acme.asked());
        }
    }

    @Test
    void nothingIsSentWhenEverythingIsAsItIsWanted() {
        for (CandidateChange.Builder same : List.of(
                change(),
                change().title("Analyst")
                        .name("Ada Byron")
                        .emails(Change.set(List.of(email("ADA" + people + "@example.com"))))
                        .tagsAdd(List.of("a"))
                        .tagsRemove(List.of("x"))
                        .skills(Change.set(List.of("sql")))
                        .urls(Change.set(before.urls()))
                        .education(Change.set(before.education()))
                        .experience(Change.set(before.experience())))) {
            Written<Candidate> written = update(same);

            assertEquals(Written.Outcome.UNCHANGED, written.outcome());
            assertEquals(before, written.value());
            assertEquals(List.of(READ), acme.asked());
        }
    }

    @Test
    void aLostAnswerIsFoundOutByLooking() {
        for (Fault lost : List.of(
                Fault.dropAfterApplying(),
                Fault.drop(),
                Fault.status(500).applied(),
                Fault.status(503),
                Fault.cutBody())) {
            acme.control().inject(lost.on("PATCH", "/candidates/*"));

            Written<Candidate> written = update(change().title("after " + lost).tagsAdd(List.of(lost.toString())));

            assertEquals(Written.Outcome.UPDATED, written.outcome());
            assertEquals(Optional.of("after " + lost), written.value().title());
        }
        acme.control().inject(Fault.dropAfterApplying().on("PATCH", "/candidates/*"));
        assertEquals(
                Optional.of("again.pdf"),
                update(change().resume(FileInput.of("again.pdf", PDF)))
                        .value()
                        .attachments()
                        .get(0)
                        .fileName());
    }

    @Test
    void aDryRunShowsWhatWouldBeSent() {
        try (Write<Candidate> write = acme.connection()
                .prepare(
                        Ats.CANDIDATES_UPDATE,
                        change().title("Countess")
                                .phones(Change.clear())
                                .tagsAdd(List.of("c"))
                                .build(),
                        acme.context())) {
            assertEquals(
                    "{candidate={headline=Countess, phone=RawJson[4 bytes], tags=[a, b, c]}}",
                    String.valueOf(write.plan().body()));
        }
        assertEquals(List.of(READ), acme.asked());
    }

    @Test
    void somebodyElsesAddressIsRefused() {
        String other = "other" + people + "@example.com";
        acme.control().addCandidate(job, "Somebody", "Else", other);

        InvalidRequestException refused = refused(change().emails(Change.set(List.of(email(other)))));

        assertEquals(ErrorCode.REMOTE_DUPLICATE, refused.code());
        assertEquals("emails", refused.failures().get(0).field());
    }

    @Test
    void somebodyWhoIsNotThereIsNotFound() {
        assertThrows(
                NotFoundException.class,
                () -> acme.connection()
                        .candidates()
                        .update(CandidateChange.of("ffffffff").title("x").build()));
        assertTrue(refusedById("https://acme.workable.com/backend/jobs/1/candidates/2")
                .failures()
                .get(0)
                .message()
                .contains("web application"));
    }

    private InvalidRequestException refusedById(String id) {
        return assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .candidates()
                        .update(CandidateChange.of(id).title("x").build()));
    }

    private CandidateChange.Builder change() {
        return CandidateChange.of(before.id().value());
    }

    private Written<Candidate> update(CandidateChange.Builder change) {
        return acme.connection().candidates().update(change.build());
    }

    private InvalidRequestException refused(CandidateChange.Builder change) {
        return assertThrows(InvalidRequestException.class, () -> update(change));
    }

    private static List<String> tags(Candidate candidate) {
        return candidate.tags().stream().map(tag -> tag.name().orElseThrow()).toList();
    }

    /** Names of the fields that are not as they were, but for times and what the application shares with the candidate. */
    private Set<String> changed(Candidate after) {
        List<String> names = new ArrayList<>();
        for (Shape.Field field : Shape.of(Candidate.class).fields()) {
            boolean looked =
                    !field.name().equals("applications") && !field.name().equals("updated_at");
            if (looked && !field.in(before).equals(field.in(after))) {
                names.add(field.name());
            }
        }
        return Set.copyOf(names);
    }

    private static EmailAddress email(String address) {
        return new EmailAddress(Optional.of(address), Optional.empty(), Optional.empty());
    }

    private static PhoneNumber phone(String number) {
        return new PhoneNumber(Optional.of(number), Optional.empty(), Optional.empty());
    }

    private static WebAddress url(String address) {
        return new WebAddress(Optional.of(address), Optional.empty());
    }

    private static Education education(String school) {
        return new Education(
                Optional.ofNullable(school), Optional.of("BSc"), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Experience experience(String title) {
        return new Experience(
                Optional.of("Initech"),
                Optional.of(title),
                Optional.empty(),
                Optional.empty(),
                Optional.of(false),
                Optional.empty(),
                Optional.empty());
    }
}
