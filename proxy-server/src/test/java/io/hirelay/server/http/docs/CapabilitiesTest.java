package io.hirelay.server.http.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.connection.ConnectionStatus;
import io.hirelay.model.Candidate;
import io.hirelay.model.Shape;
import io.hirelay.server.http.ServerFixture;
import io.hirelay.server.http.unified.UnifiedFixture;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
    private final UnifiedFixture fixture = new UnifiedFixture(made -> Set.of(
            new CapabilityEndpoints(made.hirelay, made.target(), provider -> false),
            new MetaEndpoints(made.hirelay, made.target(), provider -> false)));

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void aConnectionTellsWhatItCanDo() {
        fixture.accounts.get(ServerFixture.ACCOUNT).status = ConnectionStatus.DISABLED;
        Map<String, Object> all = capabilities("");
        Map<String, Object> integration = ServerFixture.cast(all.get("integration"));
        assertEquals("reference", integration.get("name"));
        Map<String, Object> account = ServerFixture.cast(all.get("account"));
        assertEquals(ServerFixture.ACCOUNT.toString(), account.get("id"));
        assertEquals("disabled", account.get("status"));
        assertEquals(true, account.get("is_blocked"));
        Map<String, Object> auth = ServerFixture.cast(all.get("auth"));
        assertEquals(List.of("api_key"), auth.get("formats"));
        List<Map<String, Object>> fields = ServerFixture.cast(auth.get("fields"));
        assertEquals(
                List.of("studio", "api_key"),
                fields.stream().map(field -> field.get("name")).toList());
    }

    @Test
    void whatIsToldIsWhatIsServed() {
        for (Map<String, Object> resource : unified("")) {
            String path = "/unified/" + resource.get("model") + "/" + resource.get("resource");
            Set<String> methods = new HashSet<>();
            ServerFixture.<List<Map<String, Object>>>cast(resource.get("methods"))
                    .forEach(method -> methods.add(String.valueOf(method.get("method"))));
            assertEquals(
                    methods.contains("list") ? 200 : 405,
                    fixture.get(path + "?limit=1" + required(resource)).statusCode(),
                    path);
            assertEquals(methods.contains("get"), fixture.get(path + "/none").statusCode() != 405, path);
        }
        Set<Object> told = new HashSet<>();
        unified("").forEach(resource -> told.add(resource.get("resource")));
        assertFalse(told.contains("offices"));
        assertEquals(405, fixture.get("/unified/ats/offices").statusCode());
    }

    @Test
    void fieldsAreThereWhenTheyAreSaidToBe() {
        Map<String, Object> candidates = unified("?resource=candidates").get(0);
        List<Map<String, Object>> fields = ServerFixture.cast(candidates.get("fields"));
        Map<String, Object> row =
                fixture.rows("/unified/ats/candidates?limit=1").get(0);
        Map<String, Object> one = fixture.ok("/unified/ats/candidates/" + row.get("id"));
        for (Map<String, Object> field : fields) {
            String name = String.valueOf(field.get("name"));
            if (Shape.of(Candidate.class).field(name).isEmpty()) {
                assertEquals(List.of(false, false), List.of(field.get("list"), field.get("get")), name);
                continue;
            }
            assertTrue(row.containsKey(name) && one.containsKey(name), name);
            boolean lists = one.get(name) instanceof List<?>;
            if (Boolean.TRUE.equals(field.get("list")) && lists) {
                assertTrue(row.get(name) != null, name);
            }
            if (lists && Boolean.TRUE.equals(field.get("get")) && Boolean.FALSE.equals(field.get("list"))) {
                assertTrue(row.get(name) == null, name);
                List<String> expand = ServerFixture.cast(field.get("expand"));
                assertTrue(
                        fixture.rows("/unified/ats/candidates?limit=1&expand=" + expand.get(0))
                                        .get(0)
                                        .get(name)
                                != null,
                        name);
                assertEquals(1L, field.get("cost"), name);
            }
        }
    }

    @Test
    void fieldsSayWhatCanBeGiven() {
        List<Map<String, Object>> fields =
                ServerFixture.cast(unified("?resource=candidates").get(0).get("fields"));
        Map<Object, String> given = new HashMap<>();
        fields.forEach(field -> given.put(
                field.get("name"),
                (field.get("create").equals(true) ? "c" : "-")
                        + (field.get("update").equals(true) ? "u" : "-")
                        + (field.get("required").equals(true) ? "r" : "-")));
        assertEquals("cu-", given.get("name"));
        assertEquals("c--", given.get("first_name"), "this provider changes names as a whole");
        assertEquals("c--", given.get("job_id"));
        assertEquals("-u-", given.get("tags_add"));
        assertEquals("--r", given.get("id").replace('c', '-'), "an id is in the path");
        assertEquals("---", given.get("created_at"));
        List<Map<String, Object>> departments =
                ServerFixture.cast(unified("?resource=departments").get(0).get("fields"));
        assertTrue(departments.stream()
                .anyMatch(field -> field.get("name").equals("name")
                        && field.get("create").equals(true)
                        && field.get("required").equals(true)));
        List<Map<String, Object>> methods =
                ServerFixture.cast(unified("?resource=candidates").get(0).get("methods"));
        methods.forEach(method -> assertEquals(
                List.of("create", "update", "find-duplicates").contains(method.get("method")),
                method.get("has_body_schema"),
                () -> String.valueOf(method)));
    }

    @Test
    void anOperationTellsWhatIsSentToIt() {
        Map<String, Object> create = fixture.ok("/unified/ats/candidates/meta/create");
        Map<String, Map<String, Object>> body = ServerFixture.cast(create.get("request_body_schema"));
        assertTrue(body.get("properties").containsKey("first_name"));
        assertTrue(body.get("properties").containsKey("user_id"));
        Map<String, Map<String, Object>> query = ServerFixture.cast(create.get("query_schema"));
        assertTrue(query.get("properties").containsKey("dry_run"));
        Map<String, Map<String, Object>> update = ServerFixture.cast(
                fixture.ok("/unified/ats/candidates/meta/update").get("request_body_schema"));
        assertFalse(update.get("properties").containsKey("id"), "that is in the path");
        assertEquals(null, fixture.ok("/unified/ats/departments/meta/delete").get("request_body_schema"));
        Map<String, Object> bytes = ServerFixture.cast(
                fixture.ok("/unified/ats/attachments/meta/download").get("response_schema"));
        assertEquals("binary", bytes.get("format"));
    }

    @Test
    void filtersSayWhoRunsThem() {
        List<Map<String, Object>> filters =
                ServerFixture.cast(unified("?resource=jobs").get(0).get("filters"));
        Map<String, Object> status = filters.get(0);
        assertEquals("status", status.get("name"));
        assertEquals(List.of("eq", "in"), status.get("operators"));
        assertEquals(List.of("eq"), status.get("native_operators"));
        List<?> values = ServerFixture.cast(status.get("values"));
        assertTrue(values.contains("open"));
        assertEquals(
                List.of("candidate_id"), unified("?resource=attachments").get(0).get("required_one_of"));
    }

    @Test
    void aPartCanBeAskedFor() {
        assertEquals(1, unified("?resource=jobs&methods=list").size());
        assertTrue(unified("?type=proxy").isEmpty());
        assertTrue(unified("?methods=fly").isEmpty());
        assertEquals(
                List.of("create"),
                unified("?methods=create&resource=departments").stream()
                        .flatMap(resource ->
                                ServerFixture.<List<Map<String, Object>>>cast(resource.get("methods")).stream())
                        .map(method -> method.get("method"))
                        .toList());
        assertTrue(unified("?resource=none").isEmpty());
        assertEquals(400, fixture.server.get(path("?type=some")).statusCode());
        assertEquals(400, fixture.server.get(path("?kind=all")).statusCode());
        assertEquals(404, fixture.server.get("/integration/none/capabilities").statusCode());
        assertEquals(
                400,
                fixture.server.get("/integrated-account/nothing/capabilities").statusCode());
        assertEquals(
                404,
                fixture.server
                        .get("/integrated-account/00000000-0000-0000-0000-000000000000/capabilities")
                        .statusCode());
    }

    @Test
    void anIntegrationTellsTheSameWithoutAnAccount() {
        Map<String, Object> all = fixture.server.object(
                fixture.server.get("/integration/reference/capabilities").body());
        assertFalse(all.containsKey("account"));
        assertEquals(capabilities("").get("unified"), all.get("unified"));
    }

    @Test
    void anOperationTellsHowItIsCalled() {
        Map<String, Object> meta = fixture.ok("/unified/ats/jobs/meta/list");
        assertEquals("list", meta.get("method"));
        Map<String, Map<String, Object>> query = ServerFixture.cast(meta.get("query_schema"));
        assertTrue(query.get("properties").containsKey("status"));
        assertEquals(
                meta,
                fixture.server.object(fixture.server
                        .get("/unified/ats/jobs/reference/meta/list")
                        .body()));
        assertEquals(404, fixture.get("/unified/ats/jobs/meta/fly").statusCode());
        assertEquals(405, fixture.get("/unified/ats/offices/meta/list").statusCode());
        assertEquals(200, fixture.server.get("/unified/ats/offices/meta/list").statusCode());
    }

    @Test
    void anIntegrationIsDocumentedInThreeForms() {
        String path = "/unified/meta/ats/reference";
        assertTrue(fixture.server.object(fixture.server.get(path).body()).containsKey("unified"));
        String markdown = fixture.server.get(path + "?format=md").body();
        assertTrue(markdown.startsWith("# Reference\n"), markdown);
        assertTrue(markdown.contains("| `phones` | list of PhoneNumber |  | yes | profile |"), markdown);
        HttpResponse<String> html = fixture.server.get(path + "?format=html");
        assertTrue(html.headers().firstValue("content-type").orElseThrow().startsWith("text/html"));
        assertEquals(400, fixture.server.get(path + "?format=pdf").statusCode());
        assertEquals(404, fixture.server.get("/unified/meta/crm/reference").statusCode());
    }

    @Test
    void theDocumentationOfAModelIsOfThatModelAlone() {
        for (String model : List.of("ats", "hris")) {
            String path = "/unified/meta/" + model + "/reference";
            List<Map<String, Object>> resources = ServerFixture.cast(
                    fixture.server.object(fixture.server.get(path).body()).get("unified"));
            resources.forEach(resource -> assertEquals(model, resource.get("model")));
            String other = model.equals("ats") ? "hris" : "ats";
            assertFalse(fixture.server.get(path + "?format=md").body().contains("`" + other + "/"), path);
            String page = fixture.server.get(path + "?format=html").body();
            assertTrue(page.contains("id=\"" + model + "-"), path);
            assertFalse(page.contains("id=\"" + other + "-"), path);
        }
    }

    @Test
    void theCoverageTableIsMadeOfWhatIsRegistered() {
        String table = CoverageTable.markdown(fixture.hirelay.providers());
        assertTrue(table.contains("| `ats/jobs` | list, get | `status`, _`created_at`_"), table);
        assertTrue(table.contains("| `ats/attachments` | list, create, download | `candidate_id`* |  |"), table);
        assertFalse(table.contains("offices"), table);
    }

    private Map<String, Object> capabilities(String query) {
        return fixture.server.object(fixture.server.get(path(query)).body());
    }

    private List<Map<String, Object>> unified(String query) {
        return ServerFixture.cast(capabilities(query).get("unified"));
    }

    private static String path(String query) {
        return "/integrated-account/" + ServerFixture.ACCOUNT + "/capabilities" + query;
    }

    /** A value for the filter that a list needs. */
    private String required(Map<String, Object> resource) {
        List<String> names = ServerFixture.cast(resource.get("required_one_of"));
        if (names.isEmpty()) {
            return "";
        }
        String all = Map.of("candidate_id", "/unified/ats/candidates", "employee_id", "/unified/hris/employees")
                .get(names.get(0));
        return "&" + names.get(0) + "=" + fixture.rows(all + "?limit=1").get(0).get("id");
    }
}
