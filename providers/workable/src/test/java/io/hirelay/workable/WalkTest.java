package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hirelay.model.Candidate;
import io.hirelay.model.Job;
import io.hirelay.model.JobInterviewStage;
import io.hirelay.model.Unified;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.Criterion;
import io.hirelay.operation.ListRequest;
import io.hirelay.spi.Sandbox;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkTest {
    private static final int CANDIDATES = 137;

    private SandboxConnection acme;

    @BeforeAll
    void open() {
        acme = SandboxConnection.open(Sandbox.Options.DEFAULT.withSize("candidates", CANDIDATES));
    }

    @AfterAll
    void close() {
        acme.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, 100})
    void everyLimitGivesEveryRecordOnce(int limit) {
        List<Candidate> candidates =
                acme.walk(Ats.CANDIDATES_LIST, ListRequest.<Candidate>all().limit(limit));
        assertEquals(CANDIDATES, candidates.size());
        assertEquals(CANDIDATES, new HashSet<>(ids(candidates)).size());
        assertEquals(
                ids(acme.walk(Ats.CANDIDATES_LIST, ListRequest.<Candidate>all().limit(100))), ids(candidates));

        List<Job> jobs = acme.walk(
                Ats.JOBS_LIST, ListRequest.<Job>all().limit(limit).where(Criterion.any(AtsFilters.Jobs.CONFIDENTIAL)));
        assertEquals(12, jobs.size());
        assertEquals(12, new HashSet<>(ids(jobs)).size());

        List<JobInterviewStage> stages = acme.walk(
                Ats.JOB_INTERVIEW_STAGES_LIST,
                ListRequest.<JobInterviewStage>all().limit(limit));
        assertEquals(new HashSet<>(ids(stages)).size(), stages.size());
    }

    private static List<String> ids(List<? extends Unified> records) {
        return records.stream().map(record -> record.id().toString()).toList();
    }
}
