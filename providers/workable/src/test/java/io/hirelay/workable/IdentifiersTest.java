package io.hirelay.workable;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.Choice;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.GetRequest;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.IdentifierResolver;
import io.hirelay.spi.ProviderContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    private static final String JOB = "9CD658E13E";

    private final FakeWorkable workable = new FakeWorkable();
    private final WorkableSession session = open();

    private WorkableSession open() {
        return new WorkableProvider()
                .open(
                        new ConnectionConfig(
                                "workable",
                                Map.of(
                                        "subdomain",
                                        "acme",
                                        "base_url",
                                        workable.server().baseUrl() + "/mock/acme"),
                                new Credential.ApiKey("another-token")),
                        new ProviderContext(workable.clock(), workable.http()));
    }

    @BeforeEach
    void jobs() {
        workable.answers("/jobs", """
                {"jobs":[{"id":"5b5ce9","shortcode":"9CD658E13E","title":"Clerk","url":"https://acme.workable.com/jobs/5987"},
                         {"id":"0123456789","shortcode":"B3627BCF5D","title":"Smith","url":"https://acme.workable.com/jobs/59871"},
                         {"id":"5b5cf0","shortcode":"GROOV005","title":"Old one"},
                         {"id":"5b5cf1","shortcode":"C000000001","title":"Secret","confidential":true}]}""");
    }

    @AfterEach
    void close() {
        workable.close();
    }

    private CallContext call() {
        return workable.within(Duration.ofSeconds(25));
    }

    private String resolve(IdentifierResolver<WorkableSession> resolver, String given) {
        return resolver.canonical(session, given, Map.of(), call());
    }

    private InvalidRequestException refused(IdentifierResolver<WorkableSession> resolver, String given) {
        return assertThrows(InvalidRequestException.class, () -> resolve(resolver, given));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9CD658E13E",
                "9cd658e13e",
                "https://apply.workable.com/j/9CD658E13E",
                "https://apply.workable.com/acme/j/9CD658E13E/apply?x=1",
                "apply.workable.com/acme/j/9cd658e13e/",
                "HTTPS://jobs.acme.example/j/9CD658E13E#apply",
                "https://acme.workable.com/spi/v3/jobs/9CD658E13E",
                "https://acme.workable.com/spi/v3/jobs/9CD658E13E/candidates?limit=1"
            })
    void aJobsShortcodeCostsNoCall(String given) {
        assertEquals(JOB, resolve(JobIdentifiers::canonical, given));
        assertEquals(List.of(), workable.requests());
    }

    @ParameterizedTest
    @CsvSource({
        "5b5ce9, 9CD658E13E",
        "5B5CE9, 9CD658E13E",
        "groov005, GROOV005",
        "https://apply.workable.com/j/GROOV005, GROOV005",
        "https://acme.workable.com/jobs/5987, 9CD658E13E",
        "https://acme.workable.com/jobs/5987/candidates/new?x=1, 9CD658E13E",
        "https://acme.workable.com/jobs/59871, B3627BCF5D"
    })
    void otherNamesOfAJobCostOneWalkThroughTheJobs(String given, String shortcode) {
        assertEquals(shortcode, resolve(JobIdentifiers::canonical, given));
        assertEquals(shortcode, resolve(JobIdentifiers::canonical, given));
        assertEquals(List.of("/jobs?limit=100"), workable.requests());
    }

    @Test
    void aHexIdOfTenDigitsIsOneWhereTheJobsAreKnown() {
        assertEquals(
                "0123456789", resolve(JobIdentifiers::canonical, "0123456789"), "a shortcode, for all that is known");

        resolve(JobIdentifiers::canonical, "5b5ce9");
        assertEquals("B3627BCF5D", resolve(JobIdentifiers::canonical, "0123456789"));
        assertEquals("9CD658E13E", resolve(JobIdentifiers::canonical, "9cd658e13e"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ffffff", "nonsense", "https://acme.workable.com/jobs/1", "https://apply.workable.com/j/NONE"})
    void anUnknownJobIsToldWithThoseThereAre(String given) {
        InvalidRequestException unknown = refused(JobIdentifiers::canonical, given);

        assertEquals(ErrorCode.REQUEST_UNRESOLVED_IDENTIFIER, unknown.code());
        assertEquals(
                List.of(new Choice(JOB, "Clerk"), new Choice("B3627BCF5D", "Smith"), new Choice("GROOV005", "Old one")),
                unknown.choices());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../jobs",
                "9CD658E13E/../x",
                "9CD658E13E?x=1",
                "%2e%2e",
                "a b",
                "9CD658E13E\\x",
                "https://apply.workable.com/j/..%2f..",
                "https://apply.workable.com/j/a%20b",
                "https://apply.workable.com/acme",
                "https://",
                "Клерк"
            })
    void whatCanBeNoJobIsNeverSent(String given) {
        assertEquals(
                ErrorCode.REQUEST_UNRESOLVED_IDENTIFIER,
                refused(JobIdentifiers::canonical, given).code());
        assertEquals(List.of(), workable.requests());
    }

    @ParameterizedTest
    @CsvSource({
        "27270275, 27270275",
        "2727AB75, 2727ab75",
        "https://acme.workable.com/spi/v3/candidates/2727ab75, 2727ab75",
        "https://acme.workable.com/spi/v3/candidates/2727AB75/activities?limit=1, 2727ab75",
        "acme.workable.com/spi/v3/candidates/2727ab75, 2727ab75"
    })
    void aCandidateCostsNoCall(String given, String id) {
        assertEquals(id, resolve(CandidateIdentifiers::canonical, given));
        assertEquals(List.of(), workable.requests());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.workable.com/backend/jobs/5986327/candidates/656866723",
                "https://acme.workable.com/backend/talent_pool/browser/sourced/candidate/656915953",
                "acme.workable.com/backend/jobs/5986327/candidates/656866723",
                "/backend/jobs/5986327/candidates/656866723",
                "backend/jobs/5986327/candidates/656866723"
            })
    void anAddressOfTheWebApplicationIsExplained(String given) {
        InvalidRequestException refused = refused(CandidateIdentifiers::canonical, given);

        assertEquals(ErrorCode.REQUEST_VALIDATION_FAILED, refused.code());
        assertTrue(refused.failures().get(0).message().contains("web application"), refused.getMessage());
        assertEquals(
                ErrorCode.REQUEST_VALIDATION_FAILED,
                assertThrows(
                                InvalidRequestException.class,
                                () -> workable.connection().candidates().get(given))
                        .code());
        assertEquals(List.of(), workable.requests());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..", "2727/x", "https://acme.workable.com/candidates/2727", "27 27", "%2e%2e", "a@b.example"})
    void whatCanBeNoCandidateIsNeverSent(String given) {
        assertEquals(
                ErrorCode.REQUEST_UNRESOLVED_IDENTIFIER,
                refused(CandidateIdentifiers::canonical, given).code());
        assertThrows(
                NotFoundException.class,
                () -> workable.connection().candidates().get(given));
        assertEquals(List.of(), workable.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone-screen", "Phone-Screen", "Phone Screen", "pHONE sCREEN", "5002", "abc02", "ABC02"})
    void aStageIsLookedUpInTheJobsOwnPipeline(String given) {
        workable.answers(
                "/jobs/" + JOB + "/stages", FakeWorkable.stages("sourced", "Sourced", "phone-screen", "Phone Screen"));

        assertEquals("phone-screen", StageIdentifiers.canonical(session, given, Map.of("job_id", JOB), call()));
        StageIdentifiers.canonical(session, given, Map.of("job_id", JOB), call());
        assertEquals(List.of("/jobs/" + JOB + "/stages"), workable.requests());
    }

    @Test
    void anUnknownStageIsToldWithThoseThereAre() {
        workable.answers("/jobs/" + JOB + "/stages", FakeWorkable.stages("sourced", "Sourced", "trial", "Trial day"));

        InvalidRequestException unknown = assertThrows(
                InvalidRequestException.class,
                () -> StageIdentifiers.canonical(session, "phone-screen", Map.of("job_id", JOB), call()));

        assertEquals(List.of(new Choice("sourced", "Sourced"), new Choice("trial", "Trial day")), unknown.choices());
    }

    @Test
    void aNameThatStagesShareIsAmbiguous() {
        workable.answers(
                "/jobs/" + JOB + "/stages", FakeWorkable.stages("interview", "Interview", "interview-1", "Interview"));

        assertEquals(
                "interview",
                StageIdentifiers.canonical(session, "interview", Map.of("job_id", JOB), call()),
                "a slug comes before a name");
        workable.answers(
                "/jobs/B3627BCF5D/stages", FakeWorkable.stages("talk", "Interview", "interview-1", "Interview"));
        InvalidRequestException two = assertThrows(
                InvalidRequestException.class,
                () -> StageIdentifiers.canonical(session, "interview", Map.of("job_id", "B3627BCF5D"), call()));
        assertEquals(ErrorCode.REQUEST_AMBIGUOUS_IDENTIFIER, two.code());
        assertEquals(List.of(new Choice("talk", "Interview"), new Choice("interview-1", "Interview")), two.choices());
    }

    @Test
    void withoutAJobTheAccountsPipelineComesFirst() {
        workable.answers("/stages", FakeWorkable.stages("sourced", "Sourced", "offer", "Offer"));

        assertEquals("offer", resolve(StageIdentifiers::canonical, "Offer"));
        assertEquals(List.of("/stages"), workable.requests());
    }

    @Test
    void aStageThatTheAccountsPipelineHasNotIsLookedForInTheJobs() {
        workable.answers("/stages", FakeWorkable.stages("sourced", "Sourced"))
                .answers("/jobs/" + JOB + "/stages", FakeWorkable.stages("sourced", "Sourced", "trial", "Trial day"))
                .answers("/jobs/B3627BCF5D/stages", FakeWorkable.stages("trial", "Trial week"))
                .answers("/jobs/GROOV005/stages", aResponse().withStatus(404));

        assertEquals("trial", resolve(StageIdentifiers::canonical, "trial day"));
        assertEquals(
                List.of(
                        new Choice("sourced", "Sourced"),
                        new Choice("trial", "Trial day"),
                        new Choice("trial", "Trial week")),
                refused(StageIdentifiers::canonical, "nowhere").choices());

        InvalidRequestException ambiguous = assertThrows(
                InvalidRequestException.class,
                () -> workable.connection().jobInterviewStages().get("trial"));
        assertEquals(ErrorCode.REQUEST_AMBIGUOUS_IDENTIFIER, ambiguous.code());
        assertEquals(2, ambiguous.choices().size());
        assertEquals(
                "Trial week",
                workable.connection()
                        .jobInterviewStages()
                        .get(GetRequest.of("trial").within("job_id", "b3627bcf5d"))
                        .name()
                        .orElseThrow());
    }

    @Test
    void anUnknownStageOfAGetIsNotFound() {
        workable.answers("/jobs/" + JOB + "/stages", FakeWorkable.stages("sourced", "Sourced"));

        assertThrows(
                NotFoundException.class,
                () -> workable.connection()
                        .jobInterviewStages()
                        .get(GetRequest.of("offer").within("job_id", JOB)));
        assertThrows(
                NotFoundException.class,
                () -> workable.connection()
                        .jobInterviewStages()
                        .get(GetRequest.of("../jobs").within("job_id", JOB)));
    }

    @Test
    void aMemberIsKnownByIdOrAddress() {
        workable.answers(
                        get(urlPathEqualTo(FakeWorkable.API + "/members"))
                                .withQueryParam("email", equalTo("nora@example.com"))
                                .willReturn(
                                        aResponse()
                                                .withBody(
                                                        "{\"members\":[{\"id\":\"1f395d\",\"name\":\"Nora Lee\",\"email\":\"nora@example.com\"}]}")))
                .answers(get(urlPathEqualTo(FakeWorkable.API + "/members"))
                        .atPriority(50)
                        .willReturn(aResponse().withBody("{\"members\":[{\"id\":\"1f395d\",\"name\":\"Nora Lee\"}]}")));

        assertEquals("1f395d", resolve(MemberIdentifiers::canonical, "1F395D"));
        assertEquals(List.of(), workable.requests());
        assertEquals("1f395d", resolve(MemberIdentifiers::canonical, "Nora@Example.com"));
        assertEquals("1f395d", resolve(MemberIdentifiers::canonical, "nora@example.com"));
        assertEquals(2, workable.requests().size(), "as it was given, then in small letters, then remembered");

        InvalidRequestException unknown = refused(MemberIdentifiers::canonical, "max@example.com");
        assertEquals(List.of(new Choice("1f395d", "Nora Lee")), unknown.choices());
        assertTrue(!String.valueOf(unknown.getMessage()).contains("max@"), unknown.getMessage());
        assertEquals(
                1, refused(MemberIdentifiers::canonical, "Nora Lee").choices().size());
    }

    @Test
    void rowsThatAreNoneAreAProvidersError() {
        workable.answers("/departments", "[null]");
        assertThrows(
                io.hirelay.error.ProtocolException.class,
                () -> workable.connection().departments().list(io.hirelay.operation.ListRequest.all()));
    }

    @Test
    void aReasonIsKnownByIdOrExactDescription() {
        workable.answers(
                "/disqualification_reasons",
                "[{\"id\":\"b29c63\",\"description\":\"Too far away\",\"candidate_withdrew\":false,\"position\":1}]");

        assertEquals("b29c63", resolve(ReasonIdentifiers::canonical, "B29C63"));
        assertEquals(List.of(), workable.requests());
        assertEquals("b29c63", resolve(ReasonIdentifiers::canonical, "Too far away"));
        assertEquals(
                List.of(new Choice("b29c63", "Too far away")),
                refused(ReasonIdentifiers::canonical, "too far away").choices());
    }
}
