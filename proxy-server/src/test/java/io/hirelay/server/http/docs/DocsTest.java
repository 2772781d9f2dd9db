package io.hirelay.server.http.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.Ats;
import io.hirelay.operation.Catalogue;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.Operation;
import io.hirelay.operation.Safety;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.ServerFixture;
import io.hirelay.server.http.unified.Routes;
import io.hirelay.server.http.unified.UnifiedFixture;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocsTest {
    private static UnifiedFixture fixture;
    private static OpenApiSchemas schemas;
    private static Map<String, Object> openApi;
    private static String openApiText;

    @BeforeAll
    static void start() {
        Set<Endpoints> all = new LinkedHashSet<>();
        fixture = new UnifiedFixture(made -> {
            all.add(new CapabilityEndpoints(made.hirelay, made.target(), provider -> false));
            all.add(new MetaEndpoints(made.hirelay, made.target(), provider -> false));
            all.add(new DocsEndpoints(
                    () -> withUnified(all, made),
                    made.hirelay,
                    new io.hirelay.json.Json(),
                    new io.hirelay.server.http.PublicUrl(java.util.Optional.empty())));
            return all;
        });
        openApiText = fixture.server.get("/openapi.json").body();
        schemas = new OpenApiSchemas(fixture.server);
        openApi = schemas.document();
    }

    private static Set<Endpoints> withUnified(Set<Endpoints> others, UnifiedFixture made) {
        Set<Endpoints> all = new LinkedHashSet<>(others);
        all.add(made.endpoints());
        return all;
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void theDocumentIsValid() throws IOException {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        try (InputStream schema = Objects.requireNonNull(getClass().getResourceAsStream("openapi-3.1.schema.json"))) {
            assertEquals(List.of(), registry.getSchema(schema).validate(openApiText, InputFormat.JSON));
        }
    }

    @Test
    void noReferenceDangles() {
        Set<String> references = new TreeSet<>();
        collect(openApi, references);
        assertTrue(references.size() > 20);
        for (String reference : references) {
            Object target = openApi;
            for (String step : reference.substring(2).split("/")) {
                target = ((Map<?, ?>) target).get(step);
                assertTrue(target != null, reference);
            }
        }
    }

    @Test
    void operationsHaveNamesOfTheirOwnAndEveryPathParameter() {
        Set<Object> names = new HashSet<>();
        paths().forEach((path, operations) -> operations.forEach((method, operation) -> {
            assertTrue(names.add(operation.get("operationId")), method + " " + path);
            Set<String> inPath = new TreeSet<>();
            Matcher matcher = Pattern.compile("\\{([^}]+)}").matcher(path);
            while (matcher.find()) {
                inPath.add(matcher.group(1));
            }
            List<Map<String, Object>> parameters = ServerFixture.cast(operation.getOrDefault("parameters", List.of()));
            Set<String> told = new TreeSet<>();
            Set<String> all = new HashSet<>();
            parameters.forEach(parameter -> {
                assertTrue(all.add(parameter.get("in") + " " + parameter.get("name")), path);
                if (parameter.get("in").equals("path")) {
                    told.add(String.valueOf(parameter.get("name")));
                }
            });
            assertEquals(inPath, told, path);
        }));
    }

    @Test
    void everyOperationOfTheCatalogueIsThereAndNothingThatIsNot() {
        for (Operation<?, ?> operation : Catalogue.operations()) {
            String path = all(operation) + (operation.verb().equals("get") ? "/{id}" : "");
            assertTrue(paths().getOrDefault(path, Map.of()).containsKey("get"), operation.id());
        }
        for (String hidden : List.of("/openapi.json", "/docs", "/unified/{model}/{resource}")) {
            assertFalse(paths().containsKey(hidden), hidden);
        }
    }

    @Test
    void everyWriteTellsWhatItTakesAndAnswers() {
        int writes = 0;
        for (Operation<?, ?> operation : Catalogue.operations()) {
            if (operation instanceof ActionOperation<?, ?> action) {
                writes++;
                Map<String, Object> shown = paths().get(Routes.path(action))
                        .get(Routes.method(action).toLowerCase(Locale.ROOT));
                String id = action.id();
                Set<Object> parameters = new HashSet<>();
                ServerFixture.<List<Map<String, Object>>>cast(shown.get("parameters"))
                        .forEach(parameter -> parameters.add(parameter.get("name")));
                boolean changes = action.safety() != Safety.READ;
                assertEquals(changes, parameters.contains("dry_run"), id);
                assertEquals(changes, parameters.contains("Idempotency-Key"), id);
                assertFalse(parameters.contains("limit"), id);
                Map<String, Map<String, Object>> answers = ServerFixture.cast(shown.get("responses"));
                assertEquals(action.verb().equals("create"), answers.containsKey("201"), id);
                assertEquals(
                        changes,
                        String.valueOf(answers.get("200").get("headers")).contains("X-Hirelay-Outcome"),
                        id);
                Map<String, Object> body = ServerFixture.cast(shown.get("requestBody"));
                assertEquals(!action.verb().equals("delete"), body != null, id);
                if (body != null) {
                    String text = String.valueOf(body.get("content"));
                    assertEquals(changes, text.contains("user_id={"), id);
                    assertEquals(action == Ats.ATTACHMENTS_CREATE, text.contains("multipart/form-data"), id);
                }
            }
        }
        assertTrue(writes > 10, writes + " writes");
        assertTrue(
                String.valueOf(paths().get("/unified/ats/attachments/download")).contains("application/octet-stream"));
    }

    @Test
    void answersFitTheirSchemas() {
        for (String resource : List.of("jobs", "candidates", "applications", "users", "tags", "eeocs")) {
            String path = "/unified/ats/" + resource;
            HttpResponse<String> list = fixture.get(path + "?limit=20&truto_response_format=debug");
            assertEquals(List.of(), schemas.problems(path, list.body()));
            List<Map<String, Object>> rows =
                    ServerFixture.cast(fixture.server.object(list.body()).get("result"));
            if (paths().containsKey(path + "/{id}") && !resource.equals("tags")) {
                String id =
                        java.net.URLEncoder.encode(String.valueOf(rows.get(0).get("id")), StandardCharsets.UTF_8);
                assertEquals(
                        List.of(),
                        schemas.problems(
                                path + "/{id}", fixture.get(path + "/" + id).body()));
            }
        }
        assertFalse(schemas.problems("/unified/ats/jobs", "{\"result\":[{\"id\":7}]}")
                .isEmpty());
    }

    @Test
    void errorsFitTheirSchema() {
        for (String wrong : List.of("/nowhere", "/unified/ats/jobs?limit=0", "/unified/ats/offices")) {
            assertEquals(List.of(), schemas.problemsOfError(fixture.get(wrong).body()), wrong);
        }
    }

    @Test
    void everyFilterThatIsDocumentedIsUnderstood() {
        for (Operation<?, ?> operation : Catalogue.operations()) {
            if (operation instanceof ListOperation<?> list) {
                Set<Object> documented = new HashSet<>();
                List<Map<String, Object>> parameters = ServerFixture.cast(
                        paths().get(all(operation)).get("get").get("parameters"));
                parameters.forEach(parameter -> documented.add(parameter.get("name")));
                list.filters().forEach(filter -> assertTrue(documented.contains(filter.name()), filter.name()));
            }
        }
    }

    /** Where all records of the operation's resource are. */
    private static String all(Operation<?, ?> operation) {
        return "/unified/" + operation.resource().model().word() + "/"
                + operation.resource().name();
    }

    @Test
    void thePageNeedsNothingFromElsewhere() {
        HttpResponse<String> page = fixture.server.get("/docs");
        assertEquals(200, page.statusCode());
        String policy = page.headers().firstValue("content-security-policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-"), policy);
        String html = page.body();
        assertFalse(
                html.contains("<script") || html.contains("http://") || html.contains("https://"), "self-contained");
        assertFalse(html.contains("<link") || html.contains("<img") || html.contains(" style="), "self-contained");
        for (Operation<?, ?> operation : Catalogue.operations()) {
            assertTrue(html.contains("id=\"" + Anchors.of(operation.resource()) + "\""), operation.id());
        }
        assertTrue(html.contains("request.unknown_parameter"));
        assertTrue(html.contains("curl -H"));
        assertTrue(html.contains("candidate_id"));
        Matcher links = Pattern.compile("href=\"#([^\"]+)\"").matcher(html);
        int found = 0;
        while (links.find()) {
            found++;
            assertTrue(html.contains("id=\"" + links.group(1) + "\""), links.group(1));
        }
        assertTrue(found > 10);
    }

    @Test
    void textInAPageIsEscaped() {
        assertEquals(
                "<p>&lt;a&gt; &amp; &quot;b&quot;</p>",
                new Html().element("p", "<a> & \"b\"").toString());
        assertEquals(
                "<p id=\"&quot;x\"></p>",
                new Html().element("p", "", "id", "\"x").toString());
    }

    @Test
    void theDocumentIsTheSameAtEveryStart() {
        Answer first = DocsPage.answer(DocsPage.of(List.of(), fixture.hirelay.providers()));
        assertEquals(
                new String(((Answer.Bytes) first.body()).bytes(), StandardCharsets.UTF_8),
                DocsPage.of(List.of(), fixture.hirelay.providers()));
        assertEquals(
                List.of("openapi", "info", "servers", "security", "tags", "paths", "components"),
                new ArrayList<>(openApi.keySet()));
    }

    private static Map<String, Map<String, Map<String, Object>>> paths() {
        return schemas.paths();
    }

    private static void collect(Object value, Set<String> references) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> {
                if (key.equals("$ref")) {
                    references.add(String.valueOf(member));
                }
                collect(member, references);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(member -> collect(member, references));
        }
    }
}
