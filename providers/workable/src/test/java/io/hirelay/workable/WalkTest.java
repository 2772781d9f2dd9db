package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.model.Application;
import io.hirelay.model.Candidate;
import io.hirelay.model.Job;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.model.Unified;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.Criterion;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.spi.Sandbox;
import io.hirelay.workable.sandbox.control.Fault;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks through a simulated account. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkTest {
    private static final int CANDIDATES = 237;
    private static final int JOBS = 12;

    private SandboxConnection acme;

    @BeforeAll
    void open() {
        acme = SandboxConnection.open(Sandbox.Options.DEFAULT.withSize("candidates", CANDIDATES));
    }

    @AfterAll
    void close() {
        acme.close();
    }

    @BeforeEach
    void forget() {
        acme.asked();
    }

    @AfterEach
    void heal() {
        acme.control().clearFaults();
    }

    private static ListRequest<Job> allJobs() {
        return ListRequest.<Job>all().where(Criterion.any(AtsFilters.Jobs.CONFIDENTIAL));
    }

    private List<Candidate> candidates(ListRequest<Candidate> request) {
        return acme.walk(Ats.CANDIDATES_LIST, request);
    }

    private static List<String> ids(List<? extends Unified> records) {
        return records.stream().map(record -> record.id().toString()).toList();
    }

    private static String job(Candidate candidate) {
        return candidate.applications().get(0).job().orElseThrow().id().value();
    }

    private static String stage(Candidate candidate) {
        return candidate
                .applications()
                .get(0)
                .currentStage()
                .orElseThrow()
                .id()
                .orElseThrow()
                .value();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, 100})
    void everyLimitGivesEveryRecordOnce(int limit) {
        List<Candidate> candidates = candidates(ListRequest.<Candidate>all().limit(limit));
        assertEquals(CANDIDATES, new HashSet<>(ids(candidates)).size());
        assertEquals(ids(candidates(ListRequest.<Candidate>all().limit(100))), ids(candidates));

        assertEquals(
                ids(candidates),
                ids(acme.walk(
                        Ats.APPLICATIONS_LIST, ListRequest.<Application>all().limit(limit))));

        List<Job> jobs = acme.walk(Ats.JOBS_LIST, allJobs().limit(limit));
        assertEquals(JOBS, jobs.size());
        assertEquals(JOBS, new HashSet<>(ids(jobs)).size());

        List<JobInterviewStage> stages = acme.walk(
                Ats.JOB_INTERVIEW_STAGES_LIST,
                ListRequest.<JobInterviewStage>all().limit(limit));
        assertFalse(stages.isEmpty());
        assertEquals(new HashSet<>(ids(stages)).size(), stages.size());
    }

    @Test
    void aWalkCostsAPageForEachHundredAndACallForEachJobAndForTheReasons() {
        try (SandboxConnection fresh =
                SandboxConnection.open(Sandbox.Options.DEFAULT.withSize("candidates", CANDIDATES))) {
            List<Candidate> candidates =
                    fresh.walk(Ats.CANDIDATES_LIST, ListRequest.<Candidate>all().limit(100));
            long jobs = candidates.stream().map(WalkTest::job).distinct().count();

            assertEquals(
                    Map.of(
                            "GET /spi/v3/candidates", 3L,
                            "GET /spi/v3/jobs/{shortcode}/stages", jobs,
                            "GET /spi/v3/disqualification_reasons", 1L),
                    counts(fresh));

            fresh.walk(Ats.CANDIDATES_LIST, ListRequest.<Candidate>all().limit(100));
            assertEquals(Map.of("GET /spi/v3/candidates", 3L), counts(fresh));
        }
    }

    @Test
    void withProfilesItCostsACallForEachCandidateMore() {
        try (SandboxConnection fresh =
                SandboxConnection.open(Sandbox.Options.DEFAULT.withSize("candidates", CANDIDATES))) {
            List<Candidate> candidates = fresh.walk(
                    Ats.CANDIDATES_LIST, ListRequest.<Candidate>all().limit(100).expand("profile"));
            long jobs = candidates.stream().map(WalkTest::job).distinct().count();

            assertEquals(
                    Map.of(
                            "GET /spi/v3/candidates",
                            3L,
                            "GET /spi/v3/jobs/{shortcode}/stages",
                            jobs,
                            "GET /spi/v3/candidates/{id}",
                            (long) CANDIDATES),
                    counts(fresh));
            candidates.forEach(candidate -> assertEquals(Set.of(), candidate.notLoaded()));
            Candidate some = candidates.get(99);
            assertEquals(fresh.connection().candidates().get(some.id()).experience(), some.experience());
        }
    }

    private static Map<String, Long> counts(SandboxConnection connection) {
        return connection.asked().stream().collect(Collectors.groupingBy(asked -> asked, Collectors.counting()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50})
    void filtersHoldOnEveryPageAlsoWhenNextLosesThem(int limit) {
        acme.control().inject(Fault.loseNextFilters().always());
        List<Candidate> all = candidates(ListRequest.<Candidate>all().limit(100));
        String job = job(all.get(0));
        String stage = stage(all.stream()
                .filter(candidate -> job(candidate).equals(job))
                .reduce((a, b) -> b)
                .orElseThrow());

        assertEquals(
                ids(all.stream().filter(candidate -> job(candidate).equals(job)).toList()),
                ids(candidates(ListRequest.<Candidate>all().limit(limit).where(AtsFilters.Candidates.JOB_ID.is(job)))));
        assertEquals(
                ids(all.stream()
                        .filter(candidate ->
                                job(candidate).equals(job) && stage(candidate).equals(stage))
                        .toList()),
                ids(candidates(ListRequest.<Candidate>all()
                        .limit(limit)
                        .where(AtsFilters.Candidates.JOB_ID.is(job))
                        .where(AtsFilters.Candidates.STAGE_ID.is(stage)))));

        Instant bound = all.get(all.size() / 2).updatedAt().orElseThrow();
        for (Operator operator : List.of(Operator.GT, Operator.GTE, Operator.LT, Operator.LTE)) {
            Criterion<Candidate, Instant> criterion = AtsFilters.Candidates.UPDATED_AT.compares(operator, bound);
            assertEquals(
                    ids(all.stream()
                            .filter(candidate -> criterion.test(candidate).orElseThrow())
                            .toList()),
                    ids(candidates(ListRequest.<Candidate>all().limit(limit).where(criterion))));
        }
    }

    @Test
    void statusesOfApplicationsAreToldApartAndFiltered() {
        List<Application> all =
                acme.walk(Ats.APPLICATIONS_LIST, ListRequest.<Application>all().limit(100));
        Map<String, List<String>> byStatus = all.stream()
                .collect(Collectors.groupingBy(
                        application -> application.status().orElseThrow().word(),
                        Collectors.mapping(application -> application.id().value(), Collectors.toList())));
        assertEquals(Set.of("active", "rejected", "withdrawn", "hired"), byStatus.keySet());

        byStatus.forEach((word, ids) -> {
            assertEquals(
                    ids,
                    ids(acme.walk(
                            Ats.APPLICATIONS_LIST,
                            ListRequest.<Application>all()
                                    .limit(100)
                                    .where(AtsFilters.Applications.STATUS.is(AtsFilters.Applications.STATUS
                                            .type()
                                            .parse(word))))));
            Application one = acme.connection().applications().get(ids.get(0));
            assertEquals(word, one.status().orElseThrow().word(), "the single record says the same");
        });
    }

    @Test
    void eachJobHasItsOwnPipeline() {
        List<Job> jobs = acme.walk(Ats.JOBS_LIST, allJobs());
        Set<List<String>> pipelines = new HashSet<>();
        for (Job job : jobs) {
            List<JobInterviewStage> stages = acme.walk(
                    Ats.JOB_INTERVIEW_STAGES_LIST,
                    ListRequest.<JobInterviewStage>all()
                            .where(AtsFilters.JobInterviewStages.JOB_ID.is(
                                    job.id().value())));
            pipelines.add(
                    stages.stream().map(stage -> stage.remoteData().text()).toList());
            stages.forEach(stage -> assertEquals(
                    job.id().value(), stage.job().orElseThrow().id().value()));
        }
        assertTrue(pipelines.size() > 1);

        candidates(ListRequest.<Candidate>all().limit(100))
                .forEach(candidate -> assertEquals(
                        candidate
                                .applications()
                                .get(0)
                                .currentStage()
                                .orElseThrow()
                                .name(),
                        acme.connection()
                                .jobInterviewStages()
                                .get(io.hirelay.operation.GetRequest.of(stage(candidate))
                                        .within("job_id", job(candidate)))
                                .name()));
    }

    @Test
    void nobodysFieldsAndWordsBreakAWalk() {
        acme.control().inject(Fault.unknownFields().always());
        acme.control().inject(Fault.unknownWords().always());

        List<Candidate> candidates = candidates(ListRequest.<Candidate>all().limit(100));
        List<Job> jobs = acme.walk(Ats.JOBS_LIST, allJobs());

        assertEquals(CANDIDATES, candidates.size());
        assertEquals(JOBS, jobs.size());
        assertTrue(
                jobs.stream().allMatch(job -> job.status().orElseThrow().known().isEmpty()));
        assertTrue(jobs.stream()
                .allMatch(job -> job.remoteData()
                        .text()
                        .contains("\"" + job.status().orElseThrow().word() + "\"")));
    }

    @Test
    void whatALibraryUserWritesWorks() {
        int count = 0;
        for (Candidate candidate : acme.connection().candidates().all()) {
            count += candidate.applications().size();
        }
        assertEquals(CANDIDATES, count);
        assertEquals(
                Collections.max(ids(acme.walk(Ats.JOBS_LIST, allJobs()))),
                acme.connection().jobs().stream(Criterion.any(AtsFilters.Jobs.CONFIDENTIAL))
                        .map(job -> job.id().value())
                        .max(String::compareTo)
                        .orElseThrow());
    }
}
