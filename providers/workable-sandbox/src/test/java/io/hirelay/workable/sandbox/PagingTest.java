package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hirelay.spi.Sandbox;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
    private static WorkableAccount account;
    private static ApiClient api;

    @BeforeAll
    static void start() {
        account = new WorkableSandbox().start(Sandbox.Options.DEFAULT.withCallsPerWindow(100_000));
        api = new ApiClient(account);
    }

    @AfterAll
    static void stop() {
        account.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, 99, 100})
    void aWalkReturnsEveryCandidateOnceInNumericOrder(int limit) {
        List<String> ids = ApiClient.texts(api.walk("/candidates?limit=" + limit, "candidates"), "id");

        assertEquals(400, ids.size());
        assertEquals(400, new HashSet<>(ids).size());
        List<Long> numbers = ids.stream().map(id -> Long.parseLong(id, 16)).toList();
        assertEquals(numbers.stream().sorted().toList(), numbers);
        assertTrue(ids.stream().map(String::length).distinct().count() > 1, "ids must differ in length");
    }

    @Test
    void theLimitIsFiftyByDefaultAndAHundredAtMost() {
        assertEquals(50, api.json("/candidates").path("candidates").size());
        assertEquals(100, api.json("/candidates?limit=1000").path("candidates").size());
        assertEquals(422, api.get("/candidates?limit=0").status());
    }

    @Test
    void nextNamesTheFirstRowOfTheNextPageAndIsInclusive() {
        JsonNode first = api.json("/candidates?limit=10");
        String next = first.path("paging").path("next").asText();
        String sinceId = next.replaceAll(".*since_id=([0-9a-f]+).*", "$1");

        assertEquals(account.baseUri() + "/spi/v3/candidates?limit=10&since_id=" + sinceId, next);
        assertEquals(
                sinceId, api.json(next).path("candidates").get(0).path("id").asText());
        assertFalse(ApiClient.texts(first.path("candidates"), "id").contains(sinceId));
        assertEquals(
                sinceId,
                api.json("/candidates?limit=1&max_id=" + sinceId + "&since_id=" + sinceId)
                        .path("candidates")
                        .get(0)
                        .path("id")
                        .asText());
    }

    @Test
    void theLastPageHasNoPagingEvenWhenItIsFull() {
        assertFalse(api.json("/jobs?limit=12").has("paging"));
        assertTrue(api.json("/jobs?limit=11").has("paging"));
    }

    @Test
    void nextOfOneJobsCandidatesSwitchesToTheJobsOwnPath() {
        String shortcode =
                api.json("/jobs").path("jobs").get(0).path("shortcode").asText();
        String next = api.json("/candidates?limit=5&shortcode=" + shortcode + "&stage=applied")
                .path("paging")
                .path("next")
                .asText();

        assertTrue(
                next.startsWith(account.baseUri() + "/spi/v3/jobs/" + shortcode + "/candidates?limit=5&since_id="),
                next);
        assertTrue(next.endsWith("&stage=applied"), next);
        List<JsonNode> rows = api.walk("/candidates?limit=5&shortcode=" + shortcode, "candidates");
        assertEquals(
                List.of(shortcode),
                rows.stream()
                        .map(row -> row.at("/job/shortcode").asText())
                        .distinct()
                        .toList());
        assertEquals(rows, api.walk("/jobs/" + shortcode + "/candidates", "candidates"));
    }

    @ParameterizedTest
    @CsvSource({"/jobs,jobs,2", "/members?status=all&x=1,members,3", "/events,events,37", "/requisitions,requisitions,4"
    })
    void everyCursorListWalksAlike(String path, String plural, int limit) {
        List<JsonNode> whole = api.walk(path + (path.contains("?") ? "&" : "?") + "limit=100", plural);
        List<JsonNode> inParts = api.walk(path + (path.contains("?") ? "&" : "?") + "limit=" + limit, plural);

        assertTrue(whole.size() > limit);
        assertEquals(ApiClient.texts(whole, "id"), ApiClient.texts(inParts, "id"));
        assertEquals(whole.size(), new HashSet<>(ApiClient.texts(whole, "id")).size());
    }

    @Test
    void activitiesWalkInBothFeeds() {
        String shortcode =
                api.json("/jobs").path("jobs").get(0).path("shortcode").asText();
        List<String> whole =
                ApiClient.texts(api.walk("/jobs/" + shortcode + "/activities?limit=100", "activities"), "id");
        List<String> inParts =
                ApiClient.texts(api.walk("/jobs/" + shortcode + "/activities?limit=13", "activities"), "id");

        assertEquals(whole, inParts);
        assertEquals(whole.size(), new HashSet<>(whole).size());
        assertTrue(whole.size() > 100);
    }
}
