package io.hirelay.workable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hirelay.NativeAnswer;
import io.hirelay.NativeRequest;
import io.hirelay.Natives;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.model.RawJson;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import io.hirelay.spi.NativeMethod;
import io.hirelay.spi.NativeResource;
import io.hirelay.spi.Sandbox;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NativeResourcesTest {
    /** As the HTTP API promises them. */
    private static final Set<String> NAMES = Set.of(
            "jobs",
            "candidates",
            "members",
            "recruiters",
            "stages",
            "departments",
            "events",
            "requisitions",
            "subscriptions",
            "disqualification_reasons",
            "custom_attributes",
            "employees",
            "employee_fields",
            "legal_entities",
            "work_schedules",
            "permission_sets",
            "timeoff_categories",
            "timeoff_balances",
            "timeoff_requests",
            "time_entries",
            "job_stages",
            "job_questions",
            "job_members",
            "job_activities",
            "candidate_activities",
            "candidate_files",
            "candidate_offer");

    /** What Workable has and no name was promised for; reached by their paths. */
    private static final Set<String> NAMELESS = Set.of(
            "GET /accounts",
            "GET /accounts/:x",
            "POST /jobs/:x/:x/candidates",
            "GET /collaboration_permissions",
            "GET /offers/:x",
            "PATCH /offers/:x/approve",
            "PATCH /offers/:x/reject",
            "GET /review-cycles/templates",
            "POST /review-cycles/templates",
            "GET /review-cycles/templates/:x");

    private static final ObjectMapper JSON = new ObjectMapper();

    private SandboxConnection acme;
    private Natives natives;
    private String job;
    private String candidate;
    private String employee;
    private String member;

    @BeforeAll
    void open() {
        acme = SandboxConnection.open(
                Sandbox.Options.DEFAULT.withSize("candidates", 60).withSize("jobs", 12));
        natives = acme.connection().natives().orElseThrow();
        candidate = acme.read("/candidates?limit=1").at("/candidates/0/id").asText();
        job = acme.read("/candidates/" + candidate)
                .at("/candidate/job/shortcode")
                .asText();
        employee = acme.read("/employees?limit=10").at("/employees/0/id").asText();
        member = acme.read("/members").at("/members/0/id").asText();
    }

    @AfterAll
    void close() {
        acme.close();
    }

    /** What the lists that need something need. */
    private NativeRequest asked(String resource) {
        return switch (resource) {
            case "job_stages", "job_questions", "job_members", "job_activities" ->
                NativeRequest.NONE.with("job_id", job);
            case "candidate_activities", "candidate_files", "candidate_offer" ->
                NativeRequest.NONE.with("candidate_id", candidate);
            case "timeoff_balances" -> NativeRequest.NONE.with("employee_id", employee);
            case "timeoff_requests", "time_entries" ->
                NativeRequest.NONE.with("from_date", "2020-01-01").with("to_date", "2035-01-01");
            case "employee_fields" -> NativeRequest.NONE.with("member_id", member);
            default -> NativeRequest.NONE;
        };
    }

    private List<RawJson> walk(String resource, int limit) {
        List<RawJson> all = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page<RawJson> page =
                    natives.list(resource, asked(resource).limit(limit).after(next), acme.context());
            all.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        return all;
    }

    private static List<String> texts(List<RawJson> rows) {
        return rows.stream()
                .map(row -> row.text().replaceAll("X-Amz-[A-Za-z]+=[^\"&]*", "")) // signed anew every second
                .toList();
    }

    private static JsonNode json(NativeAnswer answer) {
        return json(new String(answer.bytes(), UTF_8));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON", e);
        }
    }

    private NativeAnswer call(String resource, String method, NativeRequest request) {
        return natives.call(resource, method, request, acme.context());
    }

    static Stream<String> lists() {
        return NativeResources.ALL.stream()
                .filter(resource -> resource.method(NativeMethod.LIST).isPresent())
                .map(NativeResource::name);
    }

    @Test
    void theNamesAreThosePromised() {
        assertEquals(
                new TreeSet<>(NAMES),
                NativeResources.ALL.stream().map(NativeResource::name).collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(NAMES.size(), NativeResources.ALL.size());
    }

    @Test
    void everythingWorkableCanBeAskedHasANameAndNothingElseHas() {
        Set<String> endpoints = new TreeSet<>();
        acme.account().endpoints().forEach(endpoint -> endpoints.add(endpoint.replaceAll(":[a-z_]+", ":x")));
        Set<String> named = new TreeSet<>();
        NativeResources.ALL.forEach(resource -> resource.methods()
                .forEach(method -> named.add(method.httpMethod() + " "
                        + method.path().replaceFirst("^spi/v3", "").replaceAll("\\{[a-z_]+}", ":x"))));
        endpoints.removeAll(NAMELESS);
        assertEquals(endpoints, named);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aWalkGivesEveryRowOnceWhateverThePagesAre(String resource) {
        List<String> rows = texts(walk(resource, 100));
        assertEquals(rows, texts(walk(resource, 17)));
        assertEquals(rows.size(), new HashSet<>(rows).size());
    }

    @Test
    void rowsAreWorkablesOwn() {
        assertTrue(walk("candidates", 50).size() >= 60);
        JsonNode first = acme.read("/candidates?limit=1").at("/candidates/0");
        assertEquals(first, json(walk("candidates", 100).get(0).text()));
        assertEquals(
                acme.read("/employees?limit=10").get("total_count").asInt(),
                walk("employees", 20).size());
        assertFalse(walk("job_stages", 50).isEmpty());
        assertFalse(walk("departments", 50).isEmpty());
        assertFalse(walk("time_entries", 50).isEmpty());
    }

    @Test
    void filtersInWorkablesWordsHoldOnEveryPage() {
        Page<RawJson> first = natives.list(
                "candidates", NativeRequest.NONE.with("shortcode", job).limit(1), acme.context());
        Page<RawJson> second = natives.list(
                "candidates", NativeRequest.NONE.with("shortcode", job).limit(1).after(first.next()), acme.context());
        assertEquals(job, json(first.items().get(0).text()).at("/job/shortcode").asText());
        assertEquals(
                job, json(second.items().get(0).text()).at("/job/shortcode").asText());
        assertFalse(first.items().equals(second.items()));
    }

    @Test
    void noSubscriptionsAreAnEmptyList() {
        try (SandboxConnection fresh = SandboxConnection.open()) {
            assertEquals(
                    Page.of(List.of()),
                    fresh.connection()
                            .natives()
                            .orElseThrow()
                            .list("subscriptions", NativeRequest.NONE, fresh.context()));
        }
    }

    @Test
    void whatANestedListIsNestedInIsRequired() {
        for (Map.Entry<String, String> nested : Map.of(
                        "job_stages", "job_id",
                        "job_questions", "job_id",
                        "job_members", "job_id",
                        "job_activities", "job_id",
                        "candidate_activities", "candidate_id",
                        "candidate_files", "candidate_id",
                        "candidate_offer", "candidate_id")
                .entrySet()) {
            InvalidRequestException e = assertThrows(
                    InvalidRequestException.class,
                    () -> natives.list(nested.getKey(), NativeRequest.NONE, acme.context()));
            assertEquals(ErrorCode.REQUEST_MISSING_PARAMETER, e.code());
            assertEquals(nested.getValue(), e.failures().get(0).field());
        }
    }

    @Test
    void aCandidateIsMadeMovedAndReadInWorkablesWords() {
        NativeAnswer made = call(
                "candidates",
                "create",
                NativeRequest.NONE
                        .with("job_id", job)
                        .withBody(
                                RawJson.of(
                                        "{\"sourced\":true,\"candidate\":{\"name\":\"Ana Own\",\"email\":\"ana.own@example.org\"}}")));
        assertEquals(201, made.status());
        String id = json(made).at("/candidate/id").asText();
        assertEquals(json(call("candidates", "get", NativeRequest.NONE.withId(id))), acme.read("/candidates/" + id));

        String stage = json(walk("job_stages", 50).get(2).text()).get("slug").asText();
        NativeAnswer moved = call(
                "candidates",
                "move",
                NativeRequest.NONE
                        .withId(id)
                        .withBody(RawJson.of("{\"member_id\":\"" + member + "\",\"target_stage\":\"" + stage + "\"}")));
        assertTrue(moved.status() < 300);
        call(
                "candidates",
                "tags",
                NativeRequest.NONE
                        .withId(id)
                        .withBody(RawJson.of("{\"tags\":[\"own\"],\"member_id\":\"" + member + "\"}")));
        assertEquals(
                "own", acme.read("/candidates/" + id).at("/candidate/tags/0").asText());
    }

    @Test
    void aTimeEntryIsAddedChangedAndRemoved() {
        NativeRequest ofEmployee = NativeRequest.NONE.with("employee_id", employee);
        NativeAnswer added = call(
                "time_entries",
                "create",
                ofEmployee.withBody(
                        RawJson.of(
                                "{\"type\":\"time-entry\",\"clock_in_time\":\"2021-02-03T08:00:00\",\"clock_out_time\":\"2021-02-03T09:00:00\"}")));
        String id = json(added).get("uuid").asText();
        call("time_entries", "update", ofEmployee.withId(id).withBody(RawJson.of("{\"note\":\"earlier\"}")));
        assertEquals(204, call("time_entries", "delete", ofEmployee.withId(id)).status());
        assertThrows(NotFoundException.class, () -> call("time_entries", "delete", ofEmployee.withId(id)));
    }

    @Test
    void callsByBothWaysCountInOneBudget() {
        call("jobs", "get", NativeRequest.NONE.withId(job));
        int left = acme.connection().budget().remaining();
        assertTrue(left < acme.connection().budget().limit());
        assertEquals(left, natives.direct().budget().remaining());
        assertEquals(acme.account().baseUri(), natives.direct().baseUri());
    }

    @Test
    void templatesForLogsNameNobody() {
        acme.asked();
        call("candidates", "get", NativeRequest.NONE.withId(candidate));
        assertEquals(List.of("GET /spi/v3/candidates/{id}"), acme.asked());
    }
}
