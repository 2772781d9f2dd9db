package io.hirelay.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.hirelay.model.Candidate;
import io.hirelay.model.Change;
import io.hirelay.model.Job;
import io.hirelay.model.JobFormField;
import io.hirelay.model.Offer;
import io.hirelay.model.RandomRecords;
import io.hirelay.model.Unified;
import io.hirelay.operation.Catalogue;
import io.hirelay.operation.Operation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SchemasTest {
    private final Json json = new Json();

    /** A write body. */
    public record Patch(Change<String> name, Change<List<Integer>> numbers, Optional<Map<String, Object>> context) {}

    /** Its name is taken. */
    public static final class Other {
        private Other() {}

        /** Not the model's. */
        public record Job(Optional<String> x) {}
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrittenFitsTheSchema() {
        return types().map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> {
            Schema schema = validator(type);
            RandomRecords random = new RandomRecords(11);
            for (int i = 0; i < 60; i++) {
                assertFits(schema, json.write(random.make(type)));
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> aFieldOfAnotherTypeDoesNot() {
        return types().map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> {
            Schema schema = validator(type);
            Map<String, Object> right = json.readObject(json.write(new RandomRecords(5).make(type)));
            assertFits(schema, json.write(right));
            for (String field : right.keySet()) {
                Map<String, Object> wrong = new LinkedHashMap<>(right);
                wrong.put(field, List.of(List.of()));
                boolean any = field.equals("remote_data");
                assertEquals(any, fits(schema, json.write(wrong)), field);
            }
        }));
    }

    @Test
    void aFieldThatEveryRecordHasIsRequired() {
        assertFalse(fits(validator(Job.class), utf8("{\"name\":\"x\"}")));
        assertTrue(fits(validator(Job.class), utf8("{\"id\":\"x\"}")));
        assertFalse(fits(validator(Job.class), utf8("{\"id\":null}")));
    }

    @Test
    void whatIsSaidOfAField() {
        Schemas schemas = new Schemas();
        assertEquals(Map.of("$ref", "#/components/schemas/Job"), schemas.of(Job.class));
        Map<String, Object> job = schemas.components().get("Job");
        assertEquals("An opening that people can apply to.", job.get("description"));
        assertEquals(List.of("id"), job.get("required"));
        assertEquals(
                Map.of("description", "Description.", "type", List.of("string", "null"), "format", "html"),
                property(job, "description"));
        assertEquals(
                Map.of(
                        "description",
                        "When it was opened, UTC.",
                        "type",
                        List.of("string", "null"),
                        "format",
                        "date-time"),
                property(job, "opened_at"));
        assertEquals(
                Map.of(
                        "description",
                        "Where it is in its life.",
                        "anyOf",
                        List.of(
                                Map.of(
                                        "type",
                                        "string",
                                        "enum",
                                        List.of("draft", "pending", "open", "closed", "archived")),
                                Map.of("type", "string"),
                                Map.of("type", "null"))),
                property(job, "status"));
        assertEquals(
                Map.of(
                        "description",
                        "Recruiters.",
                        "type",
                        List.of("array", "null"),
                        "items",
                        Map.of("$ref", "#/components/schemas/UserNamedRef")),
                property(job, "recruiters"));
        assertEquals(
                Map.of(
                        "description",
                        "Pay.",
                        "anyOf",
                        List.of(Map.of("$ref", "#/components/schemas/Compensation"), Map.of("type", "null"))),
                property(job, "compensation"));
        assertEquals(Map.of("description", "The provider's record, untouched."), property(job, "remote_data"));
        schemas.of(Candidate.class);
        assertEquals(
                Map.of("description", "First name.", "type", List.of("string", "null"), "x-personal", true),
                property(schemas.components().get("Candidate"), "first_name"));
        assertEquals(
                List.of(
                        Map.of("type", "string"),
                        Map.of("type", "boolean"),
                        Map.of("type", "number"),
                        Map.of("type", "array", "items", Map.of("type", "string")),
                        Map.of("type", "null")),
                property(schemas.components().get("Answer"), "value").get("anyOf"));
        schemas.of(Offer.class);
        assertEquals(
                "date",
                property(schemas.components().get("Offer"), "start_date").get("format"));
        schemas.of(JobFormField.class);
        assertEquals(
                List.of("integer", "null"),
                property(schemas.components().get("JobFormField"), "index").get("type"));
    }

    @Test
    void aPartialWriteMayLeaveOutAndClear() {
        Schemas schemas = new Schemas();
        schemas.of(Patch.class);
        Map<String, Object> patch = schemas.components().get("Patch");
        assertFalse(patch.containsKey("required"));
        assertEquals(Map.of("type", List.of("string", "null")), property(patch, "name"));
        assertEquals(
                Map.of("type", List.of("array", "null"), "items", Map.of("type", "integer")),
                property(patch, "numbers"));
        assertEquals(Map.of("type", List.of("object", "null")), property(patch, "context"));
    }

    @Test
    void noReferenceDangles() {
        Schemas schemas = new Schemas();
        types().forEach(schemas::of);
        Set<String> names = references(schemas.components()).collect(Collectors.toSet());
        names.addAll(types().map(Class::getSimpleName).toList());
        assertEquals(schemas.components().keySet(), names);
        assertTrue(names.containsAll(Set.of("JobRef", "JobInterviewStageNamedRef", "StageRef")), names.toString());
    }

    @Test
    void everythingIsDescribed() {
        Schemas schemas = new Schemas();
        types().forEach(schemas::of);
        schemas.components().forEach((name, schema) -> {
            assertTrue(schema.containsKey("description"), name);
            ((Map<?, ?>) schema.get("properties"))
                    .forEach((field, property) ->
                            assertTrue(((Map<?, ?>) property).containsKey("description"), name + "." + field));
        });
    }

    @Test
    void twoRecordsOfOneNameAreRefused() {
        Schemas schemas = new Schemas();
        schemas.of(Job.class);
        schemas.of(Job.class);
        var e = assertThrows(IllegalArgumentException.class, () -> schemas.of(Other.Job.class));
        assertTrue(e.getMessage().contains("would both be called Job"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> schemas.of(Thread.class));
    }

    private static Stream<Class<? extends Unified>> types() {
        return Catalogue.operations().stream()
                .map(Operation::resource)
                .<Class<? extends Unified>>map(resource -> resource.type())
                .distinct();
    }

    private Schema validator(Class<?> type) {
        Schemas schemas = new Schemas();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.putAll(schemas.of(type));
        document.put("components", Map.of("schemas", schemas.components()));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(json.write(document)), InputFormat.JSON);
    }

    private static void assertFits(Schema schema, byte[] document) {
        assertEquals(List.of(), errors(schema, document), () -> text(document));
    }

    private static boolean fits(Schema schema, byte[] document) {
        return errors(schema, document).isEmpty();
    }

    private static List<?> errors(Schema schema, byte[] document) {
        return schema.validate(
                text(document),
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static Map<?, ?> property(Map<String, Object> schema, String name) {
        return (Map<?, ?>) ((Map<?, ?>) schema.get("properties")).get(name);
    }

    private static Stream<String> references(Object schema) {
        if (schema instanceof Map<?, ?> map) {
            Stream<String> own = map.get("$ref") instanceof String ref
                    ? Stream.of(ref.substring(Schemas.COMPONENTS.length()))
                    : Stream.empty();
            return Stream.concat(own, map.values().stream().flatMap(SchemasTest::references));
        }
        return schema instanceof List<?> list ? list.stream().flatMap(SchemasTest::references) : Stream.empty();
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
