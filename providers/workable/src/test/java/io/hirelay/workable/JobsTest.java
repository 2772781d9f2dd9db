package io.hirelay.workable;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.hirelay.error.NotFoundException;
import io.hirelay.model.Job;
import io.hirelay.model.JobStatus;
import io.hirelay.model.NamedRef;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.Criterion;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobsTest {
    private static final String JOB = "9CD658E13E";
    private static final String TEAM =
            "{\"members\":[{\"id\":\"1f39\",\"name\":\"Nora\",\"collaboration_role\":\"hiring_manager\"}]}";

    private final FakeWorkable workable = new FakeWorkable();

    @AfterEach
    void close() {
        workable.close();
    }

    private static String row(String shortcode, String more) {
        return "{\"id\":\"5b\",\"shortcode\":\"" + shortcode + "\",\"title\":\"Clerk\",\"state\":\"published\","
                + "\"confidential\":false,\"created_at\":\"2026-03-25T00:00:00Z\",\"updated_at\":\"2026-07-01T00:00:00Z\""
                + more + "}";
    }

    private static String page(String... rows) {
        return "{\"jobs\":[" + String.join(",", rows) + "]}";
    }

    private List<Job> list(ListRequest<Job> request) {
        return workable.connection()
                .call(Ats.JOBS_LIST, request, workable.within(Duration.ofSeconds(25)))
                .items();
    }

    @Test
    void whatWorkableCanFilterIsAskedOfIt() {
        workable.answers("/jobs", page(row(JOB, "")));

        list(ListRequest.<Job>all()
                .where(AtsFilters.Jobs.STATUS.is(JobStatus.OPEN))
                .where(AtsFilters.Jobs.CREATED_AT.compares(Operator.GT, Instant.parse("2026-01-01T00:00:00.900Z")))
                .where(AtsFilters.Jobs.UPDATED_AT.compares(Operator.GT, Instant.parse("2026-02-01T00:00:00Z")))
                .where(AtsFilters.Jobs.UPDATED_AT.compares(Operator.GTE, Instant.parse("2026-03-01T00:00:00Z")))
                .where(AtsFilters.Jobs.UPDATED_AT.compares(Operator.LT, Instant.parse("2026-08-01T00:00:00Z")))
                .expand("benefits", "description"));

        assertEquals(
                List.of("/jobs?state=published&created_after=2025-12-31T23%3A59%3A59Z"
                        + "&updated_after=2026-02-28T23%3A59%3A59Z&include_fields=benefits%2Cdescription&limit=50"),
                workable.requests());
    }

    @Test
    void whatItCannotFilterIsLookedAtHere() {
        workable.answers(
                "/jobs",
                page(
                        row("A000000001", ""),
                        row("A000000002", "").replace("published", "draft"),
                        row("A000000003", "").replace("published", "archived"),
                        row("A000000004", "").replace("2026-07-01", "2026-09-01"),
                        row("A000000005", "").replace("\"confidential\":false", "\"confidential\":true")));

        assertEquals(
                List.of("A000000001", "A000000002"),
                list(ListRequest.<Job>all()
                                .where(AtsFilters.Jobs.STATUS.in(List.of(JobStatus.OPEN, JobStatus.DRAFT)))
                                .where(AtsFilters.Jobs.UPDATED_AT.compares(
                                        Operator.LT, Instant.parse("2026-08-01T00:00:00Z"))))
                        .stream()
                        .map(job -> job.id().value())
                        .toList());
        assertEquals(List.of("/jobs?limit=50"), workable.requests());
    }

    @Test
    void aStatusThatWorkableDoesNotHaveCostsNoCall() {
        assertEquals(List.of(), list(ListRequest.<Job>all().where(AtsFilters.Jobs.STATUS.is(JobStatus.PENDING))));
        assertEquals(List.of(), workable.requests());
    }

    @Test
    void confidentialJobsComeWhenTheyAreAskedFor() {
        workable.answers(
                "/jobs",
                page(
                        row("A000000001", ""),
                        row("A000000002", "").replace("\"confidential\":false", "\"confidential\":true"),
                        row("A000000003", "").replace("\"confidential\":false,", "")));

        assertEquals(1, list(ListRequest.all()).size());
        assertEquals(
                1,
                list(ListRequest.<Job>all().where(AtsFilters.Jobs.CONFIDENTIAL.is(true)))
                        .size());
        assertEquals(
                3,
                list(ListRequest.<Job>all().where(Criterion.any(AtsFilters.Jobs.CONFIDENTIAL)))
                        .size());
    }

    @Test
    void theHiringTeamCostsOneCallForEachJob() {
        workable.answers("/jobs", page(row("A000000001", ""), row("A000000002", "")))
                .answers("/jobs/A000000001/members", TEAM)
                .answers("/jobs/A000000002/members", aResponse().withStatus(403));

        List<Job> jobs = list(ListRequest.<Job>all().expand("hiring_team"));

        assertEquals(3, workable.requests().size());
        assertEquals(List.of(NamedRef.to("1f39", "Nora")), jobs.get(0).hiringManagers());
        assertEquals(List.of(), jobs.get(0).recruiters());
        assertTrue(jobs.get(0).isLoaded("recruiters"));
        assertFalse(jobs.get(1).isLoaded("recruiters"), "a team that cannot be read does not cost the page");
    }

    @Test
    void departmentsAreReadOnceAndOnlyWhenAJobHasSome() {
        workable.answers("/jobs", page(row("A000000001", ",\"department_hierarchy\":[]")));
        list(ListRequest.all());
        assertEquals(List.of("/jobs?limit=50"), workable.requests());

        workable.answers(
                        "/jobs",
                        page(
                                row(
                                        "A000000001",
                                        ",\"department_hierarchy\":[{\"id\":7,\"name\":\"Works\"},{\"id\":8,\"name\":\"Gears\"}]")))
                .answers(
                        "/departments",
                        "[{\"id\":\"92b8\",\"name\":\"Gears\",\"parent_id\":\"92b7\"},{\"id\":\"92b7\",\"name\":\"Works\"},"
                                + "{\"id\":\"92b9\",\"name\":\"Gears\",\"parent_id\":null}]");
        list(ListRequest.all());
        assertEquals(
                List.of(NamedRef.to("92b7", "Works"), NamedRef.to("92b8", "Gears")),
                list(ListRequest.all()).get(0).departments());
        assertEquals(List.of("/jobs?limit=50", "/departments", "/jobs?limit=50"), workable.requests());
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 500})
    void withoutTheDepartmentsTheirNumbersStay(int status) {
        workable.answers("/jobs", page(row("A000000001", ",\"department_hierarchy\":[{\"id\":7,\"name\":\"Works\"}]")))
                .answers("/departments", aResponse().withStatus(status));

        assertEquals(
                List.of(NamedRef.to("7", "Works")),
                list(ListRequest.all()).get(0).departments());
    }

    @Test
    void aSingleJobComesWithItsTeam() {
        String job = row(JOB, ",\"employment_type\":\"Contract\",\"new\":{\"a\":[1, 2]}");
        workable.answers("/jobs/" + JOB, job).answers("/jobs/" + JOB + "/members", TEAM);

        Job got = workable.connection().jobs().get(" " + JOB.toLowerCase() + " ");

        assertEquals(JOB, got.id().value());
        assertEquals(1, got.hiringManagers().size());
        assertEquals(java.util.Set.of(), got.notLoaded());
        assertEquals(job, got.remoteData().text());
        assertEquals(List.of("/jobs/" + JOB, "/jobs/" + JOB + "/members"), workable.requests());
    }

    @Test
    void aConfidentialJobIsGotByItsId() {
        workable.answers("/jobs/" + JOB, row(JOB, "").replace("\"confidential\":false", "\"confidential\":true"));

        Job got = workable.connection().jobs().get(JOB);

        assertEquals(Optional.of(true), got.confidential());
        assertFalse(got.isLoaded("hiring_managers"));
    }

    @Test
    void aMissingJobIsLookedForTwice() {
        workable.answers(get(urlPathEqualTo(FakeWorkable.API + "/jobs/" + JOB))
                .inScenario("spurious")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("there")
                .willReturn(aResponse().withStatus(404)));
        workable.answers(get(urlPathEqualTo(FakeWorkable.API + "/jobs/" + JOB))
                .inScenario("spurious")
                .whenScenarioStateIs("there")
                .willReturn(aResponse().withBody(row(JOB, ""))));
        assertEquals(JOB, workable.connection().jobs().get(JOB).id().value());

        workable.requests();
        assertThrows(NotFoundException.class, () -> workable.connection().jobs().get("FFFFFFFFFF"));
        assertEquals(List.of("/jobs/FFFFFFFFFF", "/jobs/FFFFFFFFFF"), workable.requests());
    }
}
