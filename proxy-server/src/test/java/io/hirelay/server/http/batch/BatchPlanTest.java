package io.hirelay.server.http.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be sent as a batch. */
class BatchPlanTest {
    private static final String JOBS = "{\"resource\":\"jobs\",\"method\":\"list\"}";

    private static BatchPlan plan(String... entries) {
        String body = "{\"resources\":[" + String.join(",", entries) + "]}";
        return BatchPlan.of(new Json()
                .read(body.getBytes(StandardCharsets.UTF_8), BatchRequest.class)
                .resources());
    }

    private static String entry(String name, String... after) {
        return "{\"name\":\"" + name + "\",\"resource\":\"jobs\",\"method\":\"list\",\"depends_on\":["
                + List.of(after).stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(",")) + "]}";
    }

    @Test
    void entries_are_named_by_their_resource_where_they_have_no_name() {
        BatchPlan plan = plan(JOBS, "{\"resource\":\"ats/jobs\",\"method\":\"list\",\"depends_on\":[\"jobs\"]}");
        assertEquals(
                List.of("jobs", "ats/jobs"),
                plan.steps().stream().map(BatchPlan.Step::key).toList());
        assertEquals(Set.of(0), plan.steps().get(1).after());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"resource\":\"jobs\"}                                                | 422 | resources[0].method",
                "{\"method\":\"list\"}                                                  | 422 | resources[0].resource",
                "{\"resource\":\"jobs\",\"method\":\"list\",\"loop_on\":\"x\"}          | 422 | resources[0].loop_on",
                "{\"resource\":\"jobs\",\"method\":\"get\"}                             | 422 | resources[0].id",
                "{\"resource\":\"jobs\",\"method\":\"list\",\"id\":\"1\"}               | 422 | resources[0].id",
                "{\"resource\":\"../jobs\",\"method\":\"list\"}                         | 422 | resources[0].resource",
                "{\"resource\":\"ats/jobs/x\",\"method\":\"list\"}                      | 422 | resources[0].resource",
                "{\"resource\":\"jobs\",\"method\":\"a/b\"}                             | 422 | resources[0].method",
                "{\"name\":\" \",\"resource\":\"jobs\",\"method\":\"list\"}             | 422 | resources[0].name",
                "{\"resource\":\"jobs\",\"method\":\"list\",\"depends_on\":\"x\"}       | 422 | resources[0].depends_on",
                "{\"resource\":\"jobs\",\"method\":\"list\",\"query\":[1]}              | 422 | resources[0].query",
                "{\"resource\":\"jobs\",\"method\":\"list\",\"query\":{\"integrated_account_id\":\"x\"}} | 422"
                        + " | resources[0].query.integrated_account_id",
                "{\"resource\":\"jobs\",\"method\":\"list\",\"query\":{\"a\":[[1]]}}    | 422 | resources[0].query.a",
                "{\"resource\":\"jobs\",\"method\":\"list\",\"depends_on\":[\"nobody\"]}| 400 | resources[0].depends_on[0]",
                "{\"resource\":\"jobs\",\"method\":\"list\",\"depends_on\":[\"jobs\"]}  | 400 | resources[0].depends_on"
            })
    void what_is_wrong_is_named(String entry, int status, String field) {
        InvalidRequestException error = assertThrows(InvalidRequestException.class, () -> plan(entry));
        assertEquals(status, error.code().status(), error.getMessage());
        assertEquals(
                List.of(field), error.failures().stream().map(Failure::field).toList());
    }

    @Test
    void two_entries_must_not_answer_under_one_name() {
        InvalidRequestException error = assertThrows(InvalidRequestException.class, () -> plan(JOBS, entry("a"), JOBS));
        assertEquals(422, error.code().status());
        assertEquals("resources[2].name", error.failures().get(0).field());
        assertTrue(error.failures().get(0).message().contains("resources[0]"), error.getMessage());
    }

    @Test
    void entries_must_not_wait_in_a_circle() {
        InvalidRequestException error = assertThrows(
                InvalidRequestException.class,
                () -> plan(entry("a"), entry("b", "a", "d"), entry("c", "b"), entry("d", "c"), entry("e", "a")));
        assertEquals(400, error.code().status());
        assertEquals(
                List.of("resources[1].depends_on", "resources[2].depends_on", "resources[3].depends_on"),
                error.failures().stream().map(Failure::field).toList());
    }

    @Test
    void there_are_not_too_many_and_not_none() {
        String[] many = IntStream.rangeClosed(0, BatchPlan.MOST_ENTRIES)
                .mapToObj(i -> entry("e" + i))
                .toArray(String[]::new);
        for (String[] wrong : new String[][] {many, {}}) {
            InvalidRequestException error = assertThrows(InvalidRequestException.class, () -> plan(wrong));
            assertEquals("resources", error.failures().get(0).field());
            assertTrue(error.failures().get(0).message().contains(Integer.toString(wrong.length)));
        }
        assertEquals(
                BatchPlan.MOST_ENTRIES,
                plan(java.util.Arrays.copyOf(many, BatchPlan.MOST_ENTRIES))
                        .steps()
                        .size());
    }

    @Test
    void parameters_become_what_stands_in_an_address() {
        BatchPlan plan = plan(
                "{\"resource\":\"jobs\",\"method\":\"list\",\"query\":{\"limit\":10,\"on\":true,\"no\":null,"
                        + "\"ids\":[\"a\",2],\"more[]\":[\"b\"],\"created_at\":{\"gt\":\"2026-01-31\"},\"rate\":1.50}}");
        assertEquals(
                Map.of(
                        "limit", List.of("10"),
                        "on", List.of("true"),
                        "ids[]", List.of("a", "2"),
                        "more[]", List.of("b"),
                        "created_at[gt]", List.of("2026-01-31"),
                        "rate", List.of("1.50")),
                BatchQuery.flat(plan.steps().get(0).entry().query().orElseThrow()));
    }
}
