package io.hirelay.workable.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.http.Native;
import io.hirelay.http.WireJson;
import io.hirelay.mapping.Load;
import io.hirelay.model.Coded;
import io.hirelay.model.Job;
import io.hirelay.model.JobStatus;
import io.hirelay.model.JobType;
import io.hirelay.model.Location;
import io.hirelay.model.NamedRef;
import io.hirelay.model.PostingType;
import io.hirelay.model.WorkplaceType;
import io.hirelay.workable.wire.JobDto;
import io.hirelay.workable.wire.JobsPage;
import io.hirelay.workable.wire.MemberDto;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobMapperTest {
    private static final String ROW = """
            {"id":"5b5d01","title":"Clock Maker","full_title":"Clock Maker - GB/7","shortcode":"0A1B2C3D4E","code":"GB/7",
             "state":"published","sample":false,"confidential":true,"department":"Gears",
             "department_hierarchy":[{"id":601,"name":"Works"},{"id":602,"name":"Gears"}],
             "url":"https://acme.workable.com/jobs/5987","application_url":"https://acme.workable.com/jobs/5987/candidates/new",
             "shortlink":"https://apply.workable.com/j/0A1B2C3D4E","workplace_type":"hybrid",
             "location":{"location_str":"Portland, Oregon, United States","country":"United States","country_code":"US",
                         "region":"Oregon","region_code":"OR","city":"Portland","zip_code":"97201","telecommuting":false,
                         "workplace_type":"hybrid"},
             "locations":[{"shortcode":"J0000000001","country_code":"US","country_name":"United States","state_code":"OR",
                           "subregion":"Oregon","zip_code":"97201","city":"Portland","coords":"45.5, -122.6","hidden":false},
                          {"shortcode":"J0000000002","country_code":"GB","country_name":"United Kingdom",
                           "state_code":"England","subregion":null,"zip_code":null,"city":"London","hidden":true}],
             "salary":{"salary_from":60000,"salary_to":80000.5,"salary_currency":"gbp"},
             "created_at":"2026-03-25T00:00:00Z","updated_at":"2026-07-23T18:58:17Z","keywords":["brass","steel"]}""";

    private static Native<JobDto> read(String json) {
        return new WireJson()
                .read(("{\"jobs\":[" + json + "]}").getBytes(StandardCharsets.UTF_8), JobsPage.class)
                .jobs()
                .get(0);
    }

    private static Job map(String json, Set<String> groups, MemberDto... team) {
        Native<JobDto> job = read(json);
        return JobMapper.MAPPER.map(
                new JobView(
                        job.value(),
                        Map.of(List.of("Works"), "92b7a", List.of("Works", "Gears"), "92b7b"),
                        List.of(team)),
                job.raw(),
                groups);
    }

    private static Job row(String json) {
        return map(json, Set.of());
    }

    @Test
    void aRowCarriesWhatRowsCarry() {
        Job job = row(ROW);

        assertEquals("0A1B2C3D4E", job.id().value());
        assertEquals(Optional.of("Clock Maker"), job.name());
        assertEquals(Optional.of("GB/7"), job.code());
        assertEquals(Optional.of(true), job.confidential());
        assertEquals(Optional.of(false), job.isRemote());
        assertEquals(Optional.of(Coded.of(WorkplaceType.HYBRID, "hybrid")), job.workplaceType());
        assertEquals(List.of("brass", "steel"), job.tags());
        assertEquals(Optional.of(Instant.parse("2026-03-25T00:00:00Z")), job.createdAt());
        assertEquals(Optional.of(Instant.parse("2026-07-23T18:58:17Z")), job.updatedAt());
        assertEquals(ROW, job.remoteData().text());
        assertEquals(
                Set.of(
                        "description",
                        "requirements",
                        "benefits",
                        "job_type",
                        "job_level",
                        "hiring_managers",
                        "recruiters"),
                job.notLoaded());
    }

    @Test
    void placesAreTextPartsAndOffices() {
        Job job = row(ROW);

        assertEquals(List.of("Portland, Oregon, United States", "London, United Kingdom"), job.locations());
        Location portland = job.locationDetails().get(0);
        assertEquals(
                new Location(
                        Optional.of("J0000000001"),
                        Optional.of("Portland"),
                        Optional.of("Oregon"),
                        Optional.of("United States"),
                        Optional.of("US"),
                        Optional.of("97201"),
                        Optional.of(false),
                        Optional.of(Coded.of(WorkplaceType.HYBRID, "hybrid"))),
                portland);
        assertEquals(Optional.of("England"), job.locationDetails().get(1).region());
        assertEquals(
                List.of(NamedRef.to("J0000000001", "Portland"), NamedRef.to("J0000000002", "London")), job.offices());
    }

    @Test
    void withoutPlacesTheOneLocationIsTaken() {
        Job job = row(
                "{\"shortcode\":\"A\",\"locations\":[],\"location\":{\"city\":\"Athens\",\"country\":\"Greece\",\"country_code\":\"GR\"}}");
        assertEquals(List.of("Athens, Greece"), job.locations());
        assertEquals(Optional.of("GR"), job.locationDetails().get(0).countryCode());
        assertTrue(job.offices().isEmpty());

        assertEquals(
                List.of("Somewhere"),
                row("{\"shortcode\":\"A\",\"location\":{\"location_str\":\"Somewhere\"}}")
                        .locations());
        Job nowhere = row("{\"shortcode\":\"A\",\"location\":{\"telecommuting\":true}}");
        assertTrue(nowhere.locations().isEmpty());
        assertTrue(nowhere.locationDetails().isEmpty());
        assertEquals(Optional.of(true), nowhere.isRemote());
    }

    @Test
    void aPlaceOfWhichOnlyPartsAreKnownIsWrittenWithThose() {
        assertEquals(
                List.of("Greece", "Attica"),
                row("{\"shortcode\":\"A\",\"locations\":[{\"country_name\":\"Greece\"},{\"subregion\":\"Attica\",\"city\":\"\"},{}]}")
                        .locations());
    }

    @Test
    void departmentsAreFoundByTheirNamesFromTheRoot() {
        assertEquals(List.of(NamedRef.to("92b7a", "Works"), NamedRef.to("92b7b", "Gears")), row(ROW).departments());
    }

    @Test
    void aDepartmentThatIsNotInTheTreeKeepsItsNumber() {
        Job job = row(
                "{\"shortcode\":\"A\",\"department_hierarchy\":[{\"id\":601,\"name\":\"Gears\"},{\"name\":\"New\"},{}]}");

        assertEquals(NamedRef.to("601", "Gears"), job.departments().get(0));
        assertEquals(
                new NamedRef<>(Optional.empty(), Optional.of("New")),
                job.departments().get(1));
        assertEquals(2, job.departments().size());
    }

    @ParameterizedTest
    @CsvSource({"published, OPEN", "draft, DRAFT", "closed, CLOSED", "archived, ARCHIVED"})
    void statesAreOurStatus(String state, JobStatus status) {
        Job job = row("{\"shortcode\":\"A\",\"state\":\"" + state + "\"}");

        assertEquals(Optional.of(Coded.of(status, state)), job.status());
        assertEquals(state, JobMapper.STATES.get(status));
    }

    @Test
    void anUnknownStateIsCarried() {
        assertEquals(
                "dormant",
                row("{\"shortcode\":\"A\",\"state\":\"dormant\"}")
                        .status()
                        .orElseThrow()
                        .word());
    }

    @Test
    void payHasItsCurrencyInUpperCaseAndNoInterval() {
        var pay = row(ROW).compensation().orElseThrow();

        assertEquals(Optional.of(new BigDecimal("60000")), pay.min());
        assertEquals(Optional.of(new BigDecimal("80000.5")), pay.max());
        assertEquals(Optional.of("GBP"), pay.currency());
        assertEquals(Optional.empty(), pay.interval());
        assertEquals(
                Optional.empty(), row("{\"shortcode\":\"A\",\"salary\":null}").compensation());
        assertEquals(
                Optional.empty(),
                row("{\"shortcode\":\"A\",\"salary\":{\"salary_from\":null,\"salary_to\":\"much\"}}")
                        .compensation());
    }

    @Test
    void addressesHaveTheirKinds() {
        assertEquals(
                List.of(PostingType.POSTING, PostingType.APPLICATION, PostingType.SHORT),
                row(ROW).jobPostingUrls().stream()
                        .map(url -> url.type().orElseThrow().known().orElseThrow())
                        .toList());
        assertEquals(
                Optional.of("https://apply.workable.com/j/0A1B2C3D4E"),
                row(ROW).jobPostingUrls().get(2).url());
    }

    @Test
    void aSingleJobTellsMore() {
        Job job = map(
                """
                {"shortcode":"A","description":"<p>D</p>","requirements":null,"benefits":"<p>B</p>",
                 "employment_type":"Part-time","experience":"Mid-Senior level"}""",
                Set.of(Load.ON_GET.group(), JobMapper.HIRING_TEAM),
                member("1", "hiring_manager"),
                member("2", "recruiter"),
                member("3", "recruiting_admin"),
                member("4", "admin"),
                member("5", null));

        assertEquals(Set.of(), job.notLoaded());
        assertEquals(Optional.of("<p>D</p>"), job.description());
        assertEquals(Optional.empty(), job.requirements());
        assertEquals(Optional.of(Coded.of(JobType.PART_TIME, "Part-time")), job.jobType());
        assertEquals(Optional.of("Mid-Senior level"), job.jobLevel());
        assertEquals(List.of(NamedRef.to("1", "Member 1")), job.hiringManagers());
        assertEquals(List.of(NamedRef.to("2", "Member 2"), NamedRef.to("3", "Member 3")), job.recruiters());
    }

    @Test
    void aSingleJobWhoseTeamCouldNotBeReadSaysSo() {
        Job job = map("{\"shortcode\":\"A\"}", Set.of(Load.ON_GET.group()));

        assertEquals(Set.of("hiring_managers", "recruiters"), job.notLoaded());
    }

    @Test
    void textsOfARowAreLoadedOneByOne() {
        Job job = map("{\"shortcode\":\"A\",\"benefits\":\"<p>B</p>\"}", Set.of("benefits"));

        assertTrue(job.isLoaded("benefits"));
        assertFalse(job.isLoaded("description"));
        assertEquals(Optional.of("<p>B</p>"), job.benefits());
    }

    @ParameterizedTest
    @CsvSource({"Full-time, full_time", "Contract, contract", "Temporary, temporary", "Other, Other", "Gig, Gig"})
    void kindsOfEmploymentAreOursOrCarried(String word, String ours) {
        Job job = map("{\"shortcode\":\"A\",\"employment_type\":\"" + word + "\"}", Set.of(Load.ON_GET.group()));

        assertEquals(ours, job.jobType().orElseThrow().word());
    }

    @Test
    void aJobOfWhichNothingIsKnownIsAJob() {
        Job job = row("{\"shortcode\":\"A\",\"keywords\":null,\"locations\":7,\"department_hierarchy\":\"x\"}");

        assertEquals("A", job.id().value());
        assertEquals(List.of(), job.tags());
        assertEquals(Optional.empty(), job.isRemote());
        assertEquals(Optional.empty(), job.status());
        assertEquals(List.of(), job.jobPostingUrls());
    }

    private static MemberDto member(String id, @org.jspecify.annotations.Nullable String role) {
        return new MemberDto(id, "Member " + id, null, null, "simple", "Member", role, null, null, null);
    }
}
