package io.hirelay.workable;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.ProtocolException;
import io.hirelay.model.Application;
import io.hirelay.model.ApplicationStatus;
import io.hirelay.model.Candidate;
import io.hirelay.model.StageRef;
import io.hirelay.operation.Ats;
import io.hirelay.operation.AtsFilters;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.page.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidatePagesTest {
    private static final String JOB = "0A1B2C3D4E";
    private static final String STAGES = FakeWorkable.stages("sourced", "Sourced", "phone-screen", "Phone Screen");

    private final FakeWorkable workable = new FakeWorkable();

    @AfterEach
    void close() {
        workable.close();
    }

    private static String row(String id, String more) {
        return "{\"id\":\"" + id + "\",\"name\":\"Mina\",\"job\":{\"shortcode\":\"" + JOB
                + "\"},\"stage\":\"Phone Screen\",\"stage_kind\":\"phone-screen\",\"disqualified\":false,"
                + "\"created_at\":\"2026-04-11T03:36:38Z\",\"email\":\"mina@example.com\"" + more + "}";
    }

    private static String page(String next, String... rows) {
        return "{\"candidates\":[" + String.join(",", rows) + "]"
                + (next.isEmpty() ? "" : ",\"paging\":{\"next\":\"" + next + "\"}") + "}";
    }

    private Page<Candidate> list(ListRequest<Candidate> request) {
        return workable.connection().call(Ats.CANDIDATES_LIST, request, workable.within(Duration.ofSeconds(25)));
    }

    private static Optional<String> stage(Candidate candidate) {
        return candidate
                .applications()
                .get(0)
                .currentStage()
                .flatMap(StageRef::id)
                .map(id -> id.value());
    }

    @Test
    void aWalkFollowsTheOtherPathOnOurOwnHostAndKeepsItsFilters() {
        workable.answers("/jobs/" + JOB + "/stages", STAGES);
        workable.answers(get(urlPathEqualTo(FakeWorkable.API + "/candidates"))
                .willReturn(aResponse()
                        .withBody(page(
                                "https://evil.example/spi/v3/jobs/" + JOB + "/candidates?limit=1&since_id=2b",
                                row("2a", "")))));
        workable.answers(get(urlPathEqualTo(FakeWorkable.API + "/jobs/" + JOB + "/candidates"))
                .withQueryParam("since_id", equalTo("2b"))
                .willReturn(aResponse().withBody(page("", row("2b", "")))));
        ListRequest<Candidate> request = ListRequest.<Candidate>all()
                .limit(1)
                .where(AtsFilters.Candidates.JOB_ID.is(" " + JOB.toLowerCase() + " "))
                .where(AtsFilters.Candidates.STAGE_ID.is("Phone Screen"))
                .where(AtsFilters.Candidates.EMAILS.is("Mina@Example.com"))
                .where(AtsFilters.Candidates.CREATED_AT.compares(Operator.GTE, Instant.parse("2026-04-11T03:36:38Z")));

        Page<Candidate> first = list(request);
        Page<Candidate> second = list(request.after(first.next()));

        assertEquals("2a", first.items().get(0).id().value());
        assertEquals("2b", second.items().get(0).id().value());
        assertEquals(Optional.empty(), second.next());
        assertEquals(
                List.of(
                        "/jobs/" + JOB + "/stages",
                        "/candidates?stage=phone-screen&email=Mina%40Example.com&created_after=2026-04-11T03%3A36%3A37Z"
                                + "&shortcode=" + JOB + "&limit=1",
                        "/jobs/" + JOB + "/candidates?since_id=2b&stage=phone-screen&email=Mina%40Example.com"
                                + "&created_after=2026-04-11T03%3A36%3A37Z&limit=1"),
                workable.requests());
    }

    @Test
    void rowsThatALostFilterLetsThroughAreDropped() {
        workable.answers("/jobs/" + JOB + "/stages", STAGES);
        workable.answers(
                "/candidates",
                page(
                        "",
                        row("2a", ""),
                        row("2b", ",\"updated_at\":\"2026-01-01T00:00:00Z\""),
                        row("2c", "").replace("mina@", "other@"),
                        row("2d", "").replace(JOB, "FFFFFFFFFF"),
                        row("2e", "").replace("Phone Screen", "Sourced")));

        List<Candidate> found = list(ListRequest.<Candidate>all()
                        .where(AtsFilters.Candidates.JOB_ID.is(JOB))
                        .where(AtsFilters.Candidates.STAGE_ID.is("phone-screen"))
                        .where(AtsFilters.Candidates.EMAILS.is("mina@example.com")))
                .items();

        assertEquals(
                List.of("2a", "2b"), found.stream().map(c -> c.id().value()).toList());
    }

    @Test
    void aStageThatIsNewerThanWhatIsRememberedIsReadOnceMore() {
        workable.answers("/candidates", page("", row("2a", "")));
        workable.answers("/jobs/" + JOB + "/stages", FakeWorkable.stages("sourced", "Sourced"));
        assertEquals(Optional.empty(), stage(list(ListRequest.all()).items().get(0)));

        workable.answers("/jobs/" + JOB + "/stages", STAGES);
        assertEquals(
                Optional.of("phone-screen"),
                stage(list(ListRequest.all()).items().get(0)));

        workable.requests();
        workable.answers(
                "/candidates",
                page(
                        "",
                        row("2a", "").replace("Phone Screen", "Gone"),
                        row("2b", "").replace("Phone Screen", "Gone")));
        assertEquals(Optional.empty(), stage(list(ListRequest.all()).items().get(0)));
        list(ListRequest.all());
        assertEquals(
                1,
                workable.requests().stream()
                        .filter(url -> url.contains("/stages"))
                        .count());
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 500})
    void withoutThePipelineTheStageKeepsItsNameAndKind(int status) {
        workable.answers("/candidates", page("", row("2a", "")));
        workable.answers("/jobs/" + JOB + "/stages", aResponse().withStatus(status));

        StageRef stage = list(ListRequest.all())
                .items()
                .get(0)
                .applications()
                .get(0)
                .currentStage()
                .orElseThrow();

        assertEquals(Optional.empty(), stage.id());
        assertEquals(Optional.of("Phone Screen"), stage.name());
        assertEquals("phone-screen", stage.kind().orElseThrow().word());
    }

    @Test
    void aPipelineThatTheBudgetDoesNotAllowInTimeIsLeftOut() {
        workable.answers("/candidates", page("", row("2a", "")));
        workable.answers("/jobs/" + JOB + "/stages", STAGES);
        workable.answers("/members", "{\"members\":[]}");
        for (int i = 0; i < 9; i++) {
            workable.connection().users().list(ListRequest.all());
        }

        Page<Candidate> page = workable.connection()
                .call(Ats.CANDIDATES_LIST, ListRequest.all(), workable.within(Duration.ofSeconds(8)));

        assertEquals(Optional.empty(), stage(page.items().get(0)));
    }

    @Test
    void aWithdrawalIsToldByTheReason() {
        workable.answers("/jobs/" + JOB + "/stages", STAGES);
        workable.answers(
                "/disqualification_reasons",
                "[{\"id\":\"b1\",\"description\":\"Not interested\",\"candidate_withdrew\":true},"
                        + "{\"id\":\"b2\",\"description\":\"Too far\",\"candidate_withdrew\":false}]");
        String disqualified = ",\"disqualified\":true,\"disqualification_reason\":";
        workable.answers(
                "/candidates",
                page(
                        "",
                        row("2a", disqualified + "\"Not interested\""),
                        row("2b", disqualified + "\"Too far\""),
                        row("2c", disqualified + "\"Forgotten\""),
                        row("2d", disqualified + "null")));

        List<Application> applications =
                workable.connection().applications().list(ListRequest.all()).items();

        assertEquals(
                List.of("withdrawn", "rejected", "rejected", "rejected"),
                applications.stream().map(a -> a.status().orElseThrow().word()).toList());
        assertEquals(
                1,
                workable.requests().stream()
                        .filter(url -> url.equals("/disqualification_reasons"))
                        .count());
        assertEquals(
                List.of("2a"),
                workable.connection().applications().stream(
                                AtsFilters.Applications.STATUS.is(ApplicationStatus.WITHDRAWN))
                        .map(a -> a.id().value())
                        .toList());
    }

    @Test
    void withoutTheReasonsADisqualificationIsARejection() {
        workable.answers("/jobs/" + JOB + "/stages", STAGES);
        workable.answers("/disqualification_reasons", aResponse().withStatus(403));
        workable.answers(
                "/candidates",
                page("", row("2a", ",\"disqualified\":true,\"disqualification_reason\":\"Not interested\"")));

        assertEquals(
                "rejected",
                workable.connection()
                        .applications()
                        .list(ListRequest.all())
                        .items()
                        .get(0)
                        .status()
                        .orElseThrow()
                        .word());
    }

    @Test
    void profilesAreLoadedAsFarAsTheBudgetAllows() {
        try (FakeWorkable now = FakeWorkable.inRealTime()) {
            String[] rows =
                    IntStream.range(100, 130).mapToObj(i -> row("2" + i, "")).toArray(String[]::new);
            now.answers("/candidates", page("", rows)).answers("/jobs/" + JOB + "/stages", STAGES);
            for (int i = 100; i < 130; i++) {
                now.answers("/candidates/2" + i, "{\"candidate\":" + row("2" + i, ",\"tags\":[\"t\"]") + "}");
            }

            Page<Candidate> page = now.connection()
                    .call(
                            Ats.CANDIDATES_LIST,
                            ListRequest.<Candidate>all().expand("profile"),
                            now.within(Duration.ofSeconds(9)));

            assertEquals(30, page.items().size());
            assertEquals(
                    8,
                    page.items().stream()
                            .filter(candidate -> candidate.isLoaded("tags"))
                            .count(),
                    "ten calls in ten seconds, less the list and the pipeline");
            page.items().forEach(candidate -> {
                assertEquals(Optional.of("phone-screen"), stage(candidate));
                assertEquals(
                        candidate.isLoaded("tags") ? 1 : 0, candidate.tags().size());
            });
        }
    }

    @Test
    void aCandidateThatHasVanishedStaysARow() {
        workable.answers("/candidates", page("", row("2a", ""), row("2b", "")));
        workable.answers("/jobs/" + JOB + "/stages", STAGES);
        workable.answers("/candidates/2b", "{\"candidate\":" + row("2b", ",\"tags\":[]") + "}");

        List<Candidate> candidates =
                list(ListRequest.<Candidate>all().expand("profile")).items();

        assertFalse(candidates.get(0).isLoaded("tags"));
        assertTrue(candidates.get(1).isLoaded("tags"));
        assertEquals(row("2a", ""), candidates.get(0).remoteData().text());
        assertEquals(row("2b", ",\"tags\":[]"), candidates.get(1).remoteData().text());
    }

    @Test
    void aRefusedTokenEndsAnExpandedPage() {
        workable.answers("/candidates", page("", row("2a", ""), row("2b", "")));
        workable.answers("/jobs/" + JOB + "/stages", STAGES);
        workable.answers("/candidates/2a", aResponse().withStatus(401).withBody("{\"error\":\"Not authorized\"}"));

        assertThrows(
                AuthenticationException.class,
                () -> list(ListRequest.<Candidate>all().expand("profile")));
    }

    @Test
    void aMissingCandidateIsLookedForTwice() {
        workable.answers("/jobs/" + JOB + "/stages", STAGES);
        workable.answers(get(urlPathEqualTo(FakeWorkable.API + "/candidates/2a"))
                .inScenario("spurious")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("there")
                .willReturn(aResponse().withStatus(404).withBody("{\"error\":\"Not found\"}")));
        workable.answers(get(urlPathEqualTo(FakeWorkable.API + "/candidates/2a"))
                .inScenario("spurious")
                .whenScenarioStateIs("there")
                .willReturn(aResponse().withBody("{\"candidate\":" + row("2a", "") + "}")));

        assertEquals("2a", workable.connection().candidates().get("2A").id().value());

        workable.requests();
        NotFoundException missing = assertThrows(
                NotFoundException.class,
                () -> workable.connection().candidates().get("656866723"));
        assertEquals(List.of("/candidates/656866723", "/candidates/656866723"), workable.requests());
        assertTrue(String.valueOf(missing.getMessage()).contains("web application"), missing.getMessage());
    }

    @Test
    void oneOfTheTalentPoolIsACandidateWithoutAnApplication() {
        workable.answers(
                "/candidates/2a",
                "{\"candidate\":{\"id\":\"2a\",\"talent_pool\":{\"talent_pool_id\":7},\"stage\":\"Sourced\"}}");
        workable.answers("/candidates", page("", "{\"id\":\"2a\",\"talent_pool\":{}}", row("2b", "")));
        workable.answers("/jobs/" + JOB + "/stages", STAGES);

        assertEquals(List.of(), workable.connection().candidates().get("2a").applications());
        NotFoundException none = assertThrows(
                NotFoundException.class,
                () -> workable.connection().applications().get("2a"));
        assertEquals(ErrorCode.REMOTE_NOT_FOUND, none.code());
        assertTrue(String.valueOf(none.getMessage()).contains("talent pool"), none.getMessage());
        assertEquals(
                List.of("2b"),
                workable.connection().applications().list(ListRequest.all()).items().stream()
                        .map(a -> a.id().value())
                        .toList());
    }

    @Test
    void anEmptyListOfAJobThatIsNotThereIsSaidToBeOne() {
        workable.answers("/candidates", page(""));
        workable.answers("/jobs", "{\"jobs\":[{\"shortcode\":\"FFFFFFFFFF\",\"title\":\"Clerk\"}]}");

        InvalidRequestException unknown = assertThrows(
                InvalidRequestException.class,
                () -> list(ListRequest.<Candidate>all().where(AtsFilters.Candidates.JOB_ID.is(JOB))));

        assertEquals(ErrorCode.REQUEST_UNRESOLVED_IDENTIFIER, unknown.code());
        assertEquals("FFFFFFFFFF", unknown.choices().get(0).id());

        workable.answers("/jobs/" + JOB + "/stages", STAGES);
        workable.clock().advance(Duration.ofMinutes(2));
        assertEquals(
                List.of(),
                list(ListRequest.<Candidate>all().where(AtsFilters.Candidates.JOB_ID.is(JOB)))
                        .items());
    }

    @Test
    void whatTheCallerSaysInWorkablesWordsIsPassedOn() {
        workable.answers("/candidates", page(""));

        list(ListRequest.<Candidate>all().withRemoteQuery(Map.of("foo", List.of("b ar", "x"))));

        assertEquals(List.of("/candidates?limit=50&foo=b%20ar&foo=x"), workable.requests());
    }

    @Test
    void newFieldsAndWordsArePassedThrough() {
        String odd = row("2a", ",\"mood\":{\"today\":[1,2]},\"hired_at\":false").replace("phone-screen", "trial");
        workable.answers(
                "/candidates", page("", odd).replace("{\"candidates\"", "{\"weather\":\"fine\",\"candidates\""));
        workable.answers("/jobs/" + JOB + "/stages", STAGES);

        Candidate candidate = list(ListRequest.all()).items().get(0);

        assertTrue(candidate.remoteData().text().contains("\"mood\":{\"today\":[1,2]}"));
        assertEquals(
                "trial",
                candidate
                        .applications()
                        .get(0)
                        .currentStage()
                        .orElseThrow()
                        .kind()
                        .orElseThrow()
                        .word());
    }

    @Test
    void aCutAnswerIsAProviderErrorAndNoEmptyPage() {
        workable.answers("/candidates", "{\"candidates\":[" + row("2a", "") + ",{\"id\":\"2b\"");
        assertThrows(ProtocolException.class, () -> list(ListRequest.all()));

        workable.answers("/candidates", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
        assertThrows(io.hirelay.error.HirelayException.class, () -> list(ListRequest.all()));
    }
}
