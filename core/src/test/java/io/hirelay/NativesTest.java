package io.hirelay;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.BudgetState;
import io.hirelay.budget.Budgets;
import io.hirelay.budget.ManualClock;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.NotSupportedException;
import io.hirelay.error.ProtocolException;
import io.hirelay.error.UnavailableException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.file.Content;
import io.hirelay.http.ErrorMapper;
import io.hirelay.http.HttpSettings;
import io.hirelay.http.HttpToolkit;
import io.hirelay.http.RateHeaders;
import io.hirelay.http.RequestAuth;
import io.hirelay.http.RestClient;
import io.hirelay.http.RestTarget;
import io.hirelay.model.RawJson;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import io.hirelay.spi.AtsProvider;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import io.hirelay.spi.NativeAccess;
import io.hirelay.spi.NativeMethod;
import io.hirelay.spi.NativePaging;
import io.hirelay.spi.NativeResource;
import io.hirelay.spi.NativeRows;
import io.hirelay.spi.Operations;
import io.hirelay.spi.ProviderContext;
import io.hirelay.spi.ProviderDescriptor;
import io.hirelay.spi.Session;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativesTest {
    private static final String TOKEN = "native-c4n4ry-token";

    private static final List<NativeResource> RESOURCES = List.of(
            new NativeResource(
                    "jobs",
                    "Jobs",
                    List.of(
                            NativeMethod.list(
                                    "v1/jobs",
                                    new NativeRows("jobs", new NativePaging.Link("paging.next", "limit")),
                                    "Jobs"),
                            new NativeMethod("get", "GET", "v1/jobs/{id}", "A job"),
                            new NativeMethod("create", "POST", "v1/sites/{site_id}/jobs", "Makes a job"),
                            new NativeMethod("publish", "POST", "v1/jobs/{id}/publish", "Publishes a job"))),
            new NativeResource(
                    "people",
                    "People",
                    List.of(NativeMethod.list(
                            "v1/people",
                            new NativeRows(
                                    "people",
                                    new NativePaging.Offset("limit", "offset", "total_count", List.of(20, 10, 50))),
                            "People"))),
            new NativeResource(
                    "stages",
                    "Stages of a job",
                    List.of(NativeMethod.list(
                            "v1/jobs/{job_id}/stages", new NativeRows("", new NativePaging.Whole()), "Stages"))),
            new NativeResource(
                    "hooks",
                    "Hooks",
                    List.of(NativeMethod.list(
                            "v1/hooks", new NativeRows("hooks", new NativePaging.Whole(), true), "Hooks"))));

    /** What it opens: a way to the server of this test. */
    private record Open(RestClient client) implements Session {
        @Override
        public BudgetState budget() {
            return client.budget();
        }

        @Override
        public void close() {}
    }

    private final class Acme implements AtsProvider<Open>, NativeAccess<Open> {
        @Override
        public ProviderDescriptor descriptor() {
            return new ProviderDescriptor("acme", "Acme", "ats", Set.of("api_key"), List.of(), "none");
        }

        @Override
        public Operations<Open> operations() {
            return new Operations<>();
        }

        @Override
        public Open open(ConnectionConfig config, ProviderContext context) {
            return new Open(context.http()
                    .client(new RestTarget(
                            "acme",
                            config.name(),
                            URI.create(server.baseUrl() + "/base"),
                            RequestAuth.bearer(() -> TOKEN),
                            BudgetSpec.UNLIMITED,
                            RateHeaders.NONE,
                            ErrorMapper.standard(),
                            "Hirelay-Test/1")));
        }

        @Override
        public List<NativeResource> nativeResources() {
            return RESOURCES;
        }

        @Override
        public RestClient nativeClient(Open session) {
            return session.client();
        }

        @Override
        public List<String> linkFields() {
            return List.of("paging.next");
        }
    }

    private final ManualClock clock = new ManualClock();
    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private final HttpToolkit toolkit = new HttpToolkit(
            HttpSettings.DEFAULT.withMaxAttempts(3), new Budgets(clock, clock), clock, clock, () -> 0.5);
    private final Hirelay hirelay = Hirelay.builder()
            .clock(clock)
            .http(toolkit)
            .withoutDiscovery()
            .provider(new Acme())
            .build();
    private final Natives natives;

    NativesTest() {
        server.start();
        natives = opened("acme-1");
    }

    private Natives opened(String name) {
        return hirelay.connect(new ConnectionConfig(
                        "acme", name, Map.of(), () -> new Credential.ApiKey(TOKEN), Optional.empty()))
                .natives()
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        server.stop();
        hirelay.close();
    }

    private CallContext call() {
        return CallContext.until(Deadline.after(Duration.ofMinutes(1), clock));
    }

    private void answers(String pathAndQuery, String body) {
        server.stubFor(
                get(urlEqualTo("/base/" + pathAndQuery)).willReturn(aResponse().withBody(body)));
    }

    private void answersAll(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    private List<String> sent() {
        return server.findAll(anyRequestedFor(anyUrl())).stream()
                .map(request -> request.getMethod() + " " + request.getUrl())
                .toList();
    }

    private LoggedRequest only() {
        List<LoggedRequest> all = server.findAll(anyRequestedFor(anyUrl()));
        assertEquals(1, all.size());
        return all.get(0);
    }

    private Page<RawJson> list(String resource, NativeRequest request) {
        return natives.list(resource, request, call());
    }

    private static List<String> texts(Page<RawJson> page) {
        return page.items().stream().map(RawJson::text).toList();
    }

    private static InvalidRequestException invalid(Executable call) {
        return assertThrows(InvalidRequestException.class, call);
    }

    // Lists.

    @Test
    void rowsAreTheVeryBytesOfTheProvider() {
        answers("v1/jobs", "{ \"jobs\" : [ {\"a\": 1.50 , \"é\":\"\\u00e9\"},{ \"b\":[ 1,2 ] } , \"x\", 7 ] }");
        assertEquals(
                List.of("{\"a\": 1.50 , \"é\":\"\\u00e9\"}", "{ \"b\":[ 1,2 ] }", "\"x\"", "7"),
                texts(list("jobs", NativeRequest.NONE)));
    }

    @Test
    void aLinkIsFollowedUnderTheBaseWhateverHostItNamesAndEndsWhereThereIsNone() {
        answers(
                "v1/jobs?state=open&limit=2",
                "{\"paging\":{\"next\":\"https://other.example/base/v1/sites/9/jobs?limit=2&since_id=c\"},\"jobs\":[1,2]}");
        answers("v1/sites/9/jobs?since_id=c&state=open&limit=2", "{\"jobs\":[3]}");
        NativeRequest request = NativeRequest.NONE.with("state", "open").limit(2);

        Page<RawJson> first = list("jobs", request);
        Page<RawJson> last = list("jobs", request.after(first.next()));

        assertEquals(List.of("1", "2"), texts(first));
        assertEquals(List.of("3"), texts(last));
        assertEquals(Optional.empty(), last.next());
        assertFalse(first.next().orElseThrow().token().contains("other.example"));
    }

    @Test
    void theLimitMayChangeFromPageToPage() {
        answers("v1/jobs", "{\"jobs\":[1],\"paging\":{\"next\":\"" + "/base/v1/jobs?limit=50&since_id=b\"}}");
        answers("v1/jobs?since_id=b&limit=7", "{\"jobs\":[2]}");
        Page<RawJson> first = list("jobs", NativeRequest.NONE);
        assertEquals(
                List.of("2"), texts(list("jobs", NativeRequest.NONE.limit(7).after(first.next()))));
    }

    @ParameterizedTest
    @CsvSource({"10, 10, 10", "7, 10, 7", "11, 20, 11", "50, 50, 50", "100, 50, 50"})
    void onlyLimitsThatTheProviderKnowsAreSentAndNoMoreRowsComeThanWereAskedFor(int asked, int sent, int rows) {
        String all = String.join(",", Collections.nCopies(sent, "{}"));
        answers("v1/people?limit=" + sent + "&offset=0", "{\"total_count\":120,\"people\":[" + all + "]}");
        answers("v1/people?limit=" + sent + "&offset=" + rows, "{\"total_count\":120,\"people\":[{}]}");

        Page<RawJson> page = list("people", NativeRequest.NONE.limit(asked));

        assertEquals(rows, page.items().size());
        assertEquals(
                1,
                list("people", NativeRequest.NONE.limit(asked).after(page.next()))
                        .items()
                        .size());
    }

    @Test
    void aCountedListEndsAtItsTotal() {
        answers("v1/people?limit=10&offset=0", "{\"people\":[1,2,3],\"total_count\":3}");
        assertEquals(
                Optional.empty(), list("people", NativeRequest.NONE.limit(10)).next());
        answers("v1/people?limit=20&offset=0", "{\"people\":[],\"total_count\":30}");
        assertEquals(
                Optional.empty(), list("people", NativeRequest.NONE.limit(20)).next());
    }

    @Test
    void aCallerMaySkipRowsInTheProvidersOwnWords() {
        answers("v1/people?offset=30&limit=10", "{\"people\":[1],\"total_count\":31}");
        assertEquals(
                List.of("1"),
                texts(list("people", NativeRequest.NONE.with("offset", "30").limit(10))));
        assertEquals(
                "offset",
                invalid(() -> list("people", NativeRequest.NONE.with("offset", "-1")))
                        .failures()
                        .get(0)
                        .field());
    }

    @Test
    void aWholeListIsOnePageAndMayBeOneRecord() {
        answers("v1/jobs/J%201/stages", "[{\"s\":1},{\"s\":2}]");
        answers("v1/jobs/2/stages", "{\"s\":3}");
        Page<RawJson> page = list("stages", NativeRequest.NONE.with("job_id", "J 1"));
        assertEquals(List.of("{\"s\":1}", "{\"s\":2}"), texts(page));
        assertEquals(Optional.empty(), page.next());
        assertEquals(List.of("{\"s\":3}"), texts(list("stages", NativeRequest.NONE.with("job_id", "2"))));
    }

    @Test
    void ofAWholeListNoMoreComesThanWasAskedFor() {
        answers("v1/jobs/2/stages", "[1,2,3]");
        NativeRequest request = NativeRequest.NONE.with("job_id", "2").limit(2);
        Page<RawJson> first = list("stages", request);
        Page<RawJson> last = list("stages", request.after(first.next()));
        assertEquals(List.of("1", "2"), texts(first));
        assertEquals(List.of("3"), texts(last));
        assertEquals(Optional.empty(), last.next());
    }

    @Test
    void aListThatIsNotThereWhenItIsEmptyIsEmpty() {
        answersAll(aResponse().withStatus(404).withBody("{}"));
        assertEquals(Page.of(List.of()), list("hooks", NativeRequest.NONE));
        assertThrows(NotFoundException.class, () -> list("jobs", NativeRequest.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "7",
                "[]",
                "{}",
                "{\"jobs\":{}}",
                "{\"jobs\":[null]}",
                "{\"jobs\":[1]} x",
                "<html>Sorry</html>",
                "{\"jobs\":[1,",
                "{\"jobs\":[],\"paging\":{\"next\":\"https://h/elsewhere\"}}"
            })
    void anythingElseThanAListIsTheProvidersMistake(String body) {
        answersAll(aResponse().withBody(body));
        ProtocolException e = assertThrows(ProtocolException.class, () -> list("jobs", NativeRequest.NONE));
        assertEquals(ErrorCode.REMOTE_INVALID_RESPONSE, e.code());
    }

    @Test
    void aListThatGoesOnWhereItIsEndsInsteadOfTurningInCircles() {
        answers("v1/jobs", "{\"jobs\":[1],\"paging\":{\"next\":\"/base/v1/jobs?since_id=b\"}}");
        answers("v1/jobs?since_id=b", "{\"jobs\":[2],\"paging\":{\"next\":\"/base/v1/jobs?since_id=b\"}}");
        Optional<Cursor> here = list("jobs", NativeRequest.NONE).next();
        assertThrows(ProtocolException.class, () -> list("jobs", NativeRequest.NONE.after(here)));
    }

    @Test
    void aCursorGoesWithItsListItsParentAndItsQueryAlone() {
        answersAll(aResponse().withBody("{\"jobs\":[1],\"paging\":{\"next\":\"/base/v1/jobs?since_id=b\"}}"));
        Optional<Cursor> next =
                list("jobs", NativeRequest.NONE.with("state", "open")).next();
        String token = next.orElseThrow().token();
        List<NativeRequest> wrong = List.of(
                NativeRequest.NONE.after(next),
                NativeRequest.NONE.with("state", "draft").after(next),
                NativeRequest.NONE.with("state", "open").after(Optional.of(new Cursor(token + "x"))),
                NativeRequest.NONE.with("state", "open").after(Optional.of(new Cursor("v1/jobs?since_id=b"))));
        server.resetRequests();
        for (NativeRequest request : wrong) {
            assertEquals(
                    ErrorCode.REQUEST_INVALID_CURSOR,
                    invalid(() -> list("jobs", request)).code());
        }
        assertEquals(
                ErrorCode.REQUEST_INVALID_CURSOR,
                invalid(() -> list(
                                "people",
                                NativeRequest.NONE.with("state", "open").after(next)))
                        .code());
        assertEquals(List.of(), sent());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void aPageHasOneToAHundredRows(int limit) {
        InvalidRequestException e = invalid(() -> list(
                "jobs",
                new NativeRequest(
                        Optional.empty(), Map.of(), OptionalInt.of(limit), Optional.empty(), Optional.empty())));
        assertEquals("limit", e.failures().get(0).field());
    }

    // Names.

    @Test
    void whatIsNotThereIsToldWithWhatIs() {
        NotFoundException resource = assertThrows(NotFoundException.class, () -> list("tags", NativeRequest.NONE));
        assertEquals(ErrorCode.REQUEST_NOT_FOUND, resource.code());
        assertTrue(String.valueOf(resource.getMessage()).contains("jobs, people, stages, hooks"));

        NotSupportedException method = assertThrows(
                NotSupportedException.class, () -> natives.call("jobs", "delete", NativeRequest.NONE, call()));
        assertTrue(String.valueOf(method.getMessage()).contains("list, get, create, publish"));
        assertEquals("native.jobs.delete", method.capability());
        assertEquals(List.of(), sent());
    }

    @Test
    void everyRequiredParameterThatIsMissingIsNamed() {
        assertEquals(List.of("job_id"), fields(() -> list("stages", NativeRequest.NONE)));
        assertEquals(List.of("job_id"), fields(() -> list("stages", NativeRequest.NONE.with("job_id", " "))));
        assertEquals(List.of("job_id"), fields(() -> list("stages", NativeRequest.NONE.with("job_id", "a", "b"))));
        assertEquals(List.of("id"), fields(() -> natives.call("jobs", "get", NativeRequest.NONE, call())));
        assertEquals(List.of("site_id"), fields(() -> natives.call("jobs", "create", NativeRequest.NONE, call())));
        assertEquals(
                List.of("id"),
                fields(() -> natives.call(
                        "jobs",
                        "create",
                        NativeRequest.NONE.with("site_id", "1").withId("J"),
                        call())));
        assertEquals(List.of(), sent());
    }

    private static List<String> fields(Executable call) {
        return invalid(call).failures().stream().map(Failure::field).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "a/b", "a\\b", "%2e%2e", "..%2fx", "a\nb", "\u0000"})
    void anIdIsOneStepOfThePath(String id) {
        invalid(() -> natives.call("jobs", "get", NativeRequest.NONE.withId(id), call()));
        assertEquals(List.of(), sent());
    }

    // Calls.

    @Test
    void otherParametersGoOnInOrderAndRequiredOnesBecomeThePath() {
        answersAll(aResponse().withBody("{}"));
        natives.call(
                "jobs",
                "create",
                NativeRequest.NONE
                        .with("z", "1", "2")
                        .with("site_id", "S+1")
                        .with("a[]", "x y&")
                        .withBody(RawJson.of("{ \"t\":1.0 }")),
                call());
        LoggedRequest request = only();
        assertEquals("/base/v1/sites/S%2B1/jobs?z=1&z=2&a%5B%5D=x%20y%26", request.getUrl());
        assertEquals("{ \"t\":1.0 }", request.getBodyAsString());
        assertEquals("application/json", request.getHeader("Content-Type"));
        assertEquals("Bearer " + TOKEN, request.getHeader("Authorization"));
    }

    @Test
    void theAnswerIsLeftAsItIs() {
        byte[] bytes = {(byte) 0xff, 0, 13, 10, (byte) 0xfe};
        answersAll(aResponse()
                .withStatus(202)
                .withHeader("Content-Type", "application/x-own; charset=iso-8859-7")
                .withHeader("Set-Cookie", "sid=1")
                .withHeader("X-Seen", TOKEN)
                .withBody(bytes));
        NativeAnswer answer = natives.call("jobs", "publish", NativeRequest.NONE.withId("J"), call());
        assertEquals(202, answer.status());
        assertEquals(Optional.of("application/x-own; charset=iso-8859-7"), answer.contentType());
        assertEquals(new String(bytes, ISO_8859_1), new String(answer.bytes(), ISO_8859_1));
        assertFalse(answer.headers().containsKey("set-cookie"));
        assertEquals(List.of("***"), answer.headers().get("x-seen"));
    }

    @Test
    void aRefusalHoldsWhatTheProviderSaid() {
        answersAll(aResponse().withStatus(422).withBody("{\"error\":\"no such stage\"}"));
        InvalidRequestException e =
                invalid(() -> natives.call("jobs", "publish", NativeRequest.NONE.withId("J"), call()));
        assertEquals(
                Optional.of("{\"error\":\"no such stage\"}"),
                e.providerFailure().orElseThrow().body());
    }

    @Test
    void readsAreTriedAgainAndChangesAreNot() {
        answersAll(aResponse().withStatus(503));
        assertThrows(
                UnavailableException.class, () -> natives.call("jobs", "get", NativeRequest.NONE.withId("J"), call()));
        assertEquals(3, sent().size());
        server.resetRequests();
        assertThrows(
                UnknownOutcomeException.class,
                () -> natives.call("jobs", "publish", NativeRequest.NONE.withId("J"), call()));
        assertEquals(1, sent().size());
    }

    // Any request.

    private NativeAnswer send(String method, String path) {
        return natives.send(method, path, Map.of(), Optional.empty(), Optional.empty(), call());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 304, 401, 404, 422, 500})
    void everyStatusIsAnAnswer(int status) {
        answersAll(aResponse().withStatus(status));
        assertEquals(status, send("POST", "v1/jobs").status());
        assertEquals(1, sent().size());
    }

    @Test
    void aLongRefusalIsNotCut() {
        answersAll(aResponse().withStatus(400).withBody("x".repeat(200_000)));
        assertEquals(200_000, send("POST", "v1/jobs").bytes().length);
    }

    @Test
    void aReadIsTriedAgainAndItsLastAnswerIsTheAnswer() {
        answersAll(aResponse().withStatus(503).withBody("busy"));
        NativeAnswer answer = send("GET", "v1/jobs");
        assertEquals("503 busy", answer.status() + " " + new String(answer.bytes(), UTF_8));
        assertEquals(3, sent().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void aChangeIsSentOnceEvenWhenItWasRefusedForTheRate(int status) {
        answersAll(aResponse().withStatus(status));
        assertEquals(status, send("DELETE", "v1/jobs/1").status());
        assertEquals(1, sent().size());
    }

    @Test
    void pathQueryHeadersAndBytesAreTheCallersButForWhatIsOurs() {
        answersAll(aResponse().withBody("ok"));
        natives.send(
                "PUT",
                "v1//jobs/%7Ea;v=1?b=%20&a=1&empty",
                Map.of(
                        "X-Own", List.of("1", "2"),
                        "Authorization", List.of("Bearer stolen"),
                        "Cookie", List.of("a=b"),
                        "Host", List.of("elsewhere.example")),
                Optional.of(Content.of("raw".getBytes(UTF_8))),
                Optional.of("text/plain"),
                call());
        LoggedRequest request = only();
        assertEquals("/base/v1//jobs/%7Ea;v=1?b=%20&a=1&empty", request.getUrl());
        assertEquals(List.of("1", "2"), request.header("X-Own").values());
        assertEquals(List.of("Bearer " + TOKEN), request.header("Authorization").values());
        assertFalse(request.containsHeader("Cookie"));
        assertEquals(URI.create(server.baseUrl()).getAuthority(), request.getHeader("Host"));
        assertEquals("raw", request.getBodyAsString());
        assertEquals("text/plain", request.getHeader("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../admin",
                "v1/../../admin",
                "v1/%2e%2e/admin",
                "v1/.%2E/admin",
                "v1/%252e%252e/x",
                "/etc",
                "//other.example/x",
                "v1\\..\\x",
                "v1/%5c..",
                "v1/a%2fb",
                "https://other.example/x",
                "v1/#x"
            })
    void nothingLeadsOutOfTheBase(String path) {
        answersAll(aResponse());
        try {
            send("GET", path);
            assertTrue(only().getUrl().startsWith("/base/"), path); // an address may be a name below the base
            assertFalse(only().getUrl().contains(".."), path);
        } catch (InvalidRequestException refused) {
            assertEquals(List.of(), sent());
        }
    }

    @Test
    void whatCannotBeSentIsToldBefore() {
        assertEquals(
                "method", invalid(() -> send("get it", "v1")).failures().get(0).field());
        assertEquals(
                "body",
                invalid(() -> natives.send(
                                "GET",
                                "v1",
                                Map.of(),
                                Optional.of(Content.of(new byte[] {1})),
                                Optional.empty(),
                                call()))
                        .failures()
                        .get(0)
                        .field());
    }

    @Test
    void whatItHoldsIsNotShown() {
        answersAll(aResponse().withBody("{\"name\":\"c4n4ry\"}"));
        NativeRequest request =
                NativeRequest.NONE.with("email", "c4n4ry@example.org").withId("c4n4ry");
        NativeAnswer answer = natives.call("jobs", "get", request, call());
        assertEquals("NativeRequest[email]", request.toString());
        assertEquals("NativeAnswer[200, 17 bytes]", answer.toString());
    }

    @Test
    void aProviderTellsWhatItHasBeforeAnyConnection() {
        Provider provider = hirelay.provider("acme").orElseThrow();
        assertEquals(RESOURCES, provider.nativeResources());
        assertEquals(List.of("paging.next"), provider.linkFields());
        assertEquals(RESOURCES, natives.resources());
        assertEquals(List.of("job_id"), RESOURCES.get(2).methods().get(0).requiredParameters());
        assertTrue(RESOURCES.get(0).method("get").orElseThrow().takesId());
    }
}
