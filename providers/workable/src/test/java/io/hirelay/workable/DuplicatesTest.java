package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.RateLimitedException;
import io.hirelay.input.DuplicateMatch;
import io.hirelay.input.DuplicateQuery;
import io.hirelay.input.DuplicateSearch;
import io.hirelay.input.NewCandidate;
import io.hirelay.input.SearchExtent;
import io.hirelay.match.DuplicateMatcher;
import io.hirelay.model.Candidate;
import io.hirelay.model.EmailAddress;
import io.hirelay.model.Id;
import io.hirelay.model.Job;
import io.hirelay.model.JobStatus;
import io.hirelay.model.PhoneNumber;
import io.hirelay.model.RawJson;
import io.hirelay.model.WebAddress;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.operation.ListRequest;
import io.hirelay.workable.sandbox.control.Fault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same person looked for in the simulated account, by a connection of its own: some are refused for long. */
class DuplicatesTest {
    private SandboxConnection acme;
    private String job = "";
    private Candidate ada;
    private Candidate elsewhere;
    private Candidate namesake;

    @BeforeEach
    void connect() {
        acme = SandboxConnection.open();
        List<Job> jobs = acme.walk(
                Ats.JOBS_LIST, ListRequest.<Job>all().limit(100).where(AtsFilters.Jobs.STATUS.is(JobStatus.OPEN)));
        job = jobs.get(0).id().value();
        String other = jobs.get(1).id().value();
        ada = create(person(job, "Ada Byron", "ada.byron@example.com")
                .phone("+44 20 7946 0018")
                .url("https://www.linkedin.com/in/adabyron"));
        elsewhere = create(person(other, "Ada King", "ada.byron@example.com"));
        namesake = create(person(job, "Ada Byron", "someone.else@example.com"));
        acme.asked();
    }

    @AfterEach
    void disconnect() {
        acme.close();
    }

    @Test
    void everybodyWithTheAddressIsFoundBestFirst() {
        DuplicateSearch found = find("Ada.Byron@EXAMPLE.com", "Ada Byron", null, null, null);

        assertEquals(List.of(ada.id(), elsewhere.id()), ids(found));
        assertEquals(
                List.of(List.of("email", "name"), List.of("email")),
                found.result().stream().map(DuplicateMatch::matchedOn).toList());
        assertTrue(found.result().get(0).score() > found.result().get(1).score());
        assertEquals(
                List.of(ada.id().value()),
                found.result().get(0).applications().stream()
                        .map(application -> application.id().value())
                        .toList());
        assertEquals(SearchExtent.COMPLETE, found.searched().email());
        assertEquals(SearchExtent.PARTIAL, found.searched().name(), "nobody else's name was looked at");
        assertEquals(SearchExtent.NOT_ASKED, found.searched().phone());
        assertEquals(2, found.searched().compared());
        assertTrue(acme.asked().stream().allMatch(call -> call.startsWith("GET ")));
    }

    @Test
    void theCandidatesOfAJobAreComparedOneByOne() {
        DuplicateSearch found = find(null, "Byron, Ada", "0044 20 79460018", null, job);

        assertEquals(List.of(ada.id(), namesake.id()), ids(found));
        assertEquals(List.of("phone", "name"), found.result().get(0).matchedOn());
        assertEquals(List.of("name"), found.result().get(1).matchedOn());
        assertTrue(found.result().get(1).score() < DuplicateMatcher.LIKELY, "a name alone is a hint");
        assertEquals(SearchExtent.COMPLETE, found.searched().name());
        assertEquals(SearchExtent.COMPLETE, found.searched().phone());
        assertEquals(SearchExtent.NOT_ASKED, found.searched().email());
        assertEquals(
                acme.walk(
                                Ats.CANDIDATES_LIST,
                                ListRequest.<Candidate>all().limit(100).where(AtsFilters.Candidates.JOB_ID.is(job)))
                        .size(),
                found.searched().compared());
    }

    @Test
    void profilesAreReadToBeCompared() {
        DuplicateSearch found = find(null, null, null, "linkedin.com/in/AdaByron/", job);

        assertEquals(List.of(ada.id()), ids(found));
        assertEquals(List.of("url"), found.result().get(0).matchedOn());
        assertEquals(Set.of(), found.result().get(0).candidate().notLoaded());
        assertEquals(SearchExtent.COMPLETE, found.searched().url());
    }

    @Test
    void aSearchThatCannotBeFinishedSaysSo() {
        acme.control()
                .inject(Fault.rateLimitedWithRetryAfter("600")
                        .on("GET", "/candidates/*")
                        .after(16)
                        .always());

        DuplicateSearch found = find("ada.byron@example.com", "Ada Byron", null, "linkedin.com/in/adabyron", job);

        assertEquals(ada.id(), ids(found).get(0), "the likeliest are read first");
        assertEquals(List.of("email", "url", "name"), found.result().get(0).matchedOn());
        assertEquals(SearchExtent.COMPLETE, found.searched().email());
        assertEquals(SearchExtent.COMPLETE, found.searched().name());
        assertEquals(SearchExtent.PARTIAL, found.searched().url());
    }

    @Test
    void aSearchThatCannotBeginFails() {
        acme.control()
                .inject(Fault.rateLimitedWithRetryAfter("600")
                        .on("GET", "/candidates")
                        .always());

        assertThrows(RateLimitedException.class, () -> find("ada.byron@example.com", null, null, null, null));
    }

    @Test
    void nobodyIsNobody() {
        DuplicateSearch found = find("nobody@example.com", "No Body", null, null, null);

        assertEquals(List.of(), found.result());
        assertEquals(SearchExtent.COMPLETE, found.searched().email());
        assertEquals(0, found.searched().compared());
    }

    @Test
    void anUnknownJobIsTold() {
        assertEquals(
                "job_id",
                assertThrows(InvalidRequestException.class, () -> find(null, "Ada", null, null, "0123456789"))
                        .failures()
                        .get(0)
                        .field());
    }

    private Candidate create(NewCandidate.Builder candidate) {
        return acme.connection().candidates().create(candidate.build()).value();
    }

    private static NewCandidate.Builder person(String job, String name, String email) {
        return NewCandidate.builder().jobId(job).name(name).email(email);
    }

    private static List<Id<Candidate>> ids(DuplicateSearch found) {
        return found.result().stream().map(match -> match.candidate().id()).toList();
    }

    private DuplicateSearch find(String email, String name, String phone, String url, String inJob) {
        // Whoever is refused waits as long as the call may take.
        return acme.connection()
                .with(() -> CallContext.until(Deadline.after(Duration.ofSeconds(8), InstantSource.system())))
                .candidates()
                .findDuplicates(new DuplicateQuery(
                        Stream.ofNullable(email)
                                .map(text -> new EmailAddress(Optional.of(text), Optional.empty(), Optional.empty()))
                                .toList(),
                        Optional.ofNullable(name),
                        Stream.ofNullable(phone)
                                .map(text -> new PhoneNumber(Optional.of(text), Optional.empty(), Optional.empty()))
                                .toList(),
                        Stream.ofNullable(url)
                                .map(text -> new WebAddress(Optional.of("https://" + text), Optional.empty()))
                                .toList(),
                        Optional.ofNullable(inJob).map(Id::of),
                        RawJson.NULL));
    }
}
