package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest extends SandboxTest {
    @Test
    void candidatesByStageTakeTheSlugThoughRowsShowTheName() {
        List<JsonNode> rows = api.walk("/candidates?stage=phone-screen&limit=20", "candidates");

        assertEquals(Set.of("Phone Screen", "Recruiter Call"), Set.copyOf(ApiClient.texts(rows, "stage")));
        assertEquals(List.of(), api.walk("/candidates?stage=Phone+Screen", "candidates"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-01T00:00:00Z", "20260201T000000Z", "2026-02-01", "1769904000"})
    void timesAreTakenInEveryForm(String time) {
        List<JsonNode> rows = api.walk("/candidates?limit=100&updated_after=" + time, "candidates");

        assertEquals(expected(row -> after(row, "updated_at")), ApiClient.texts(rows, "id"));
        assertTrue(rows.size() > 20 && rows.size() < 400);
    }

    @Test
    void createdAfterAndStageHoldTogetherOnEveryPage() {
        List<JsonNode> rows =
                api.walk("/candidates?limit=3&stage=applied&created_after=2026-02-01T00:00:00Z", "candidates");

        assertEquals(
                expected(row -> after(row, "created_at")
                        && row.path("stage_kind").asText().equals("applied")),
                ApiClient.texts(rows, "id"));
    }

    @Test
    void aBadTimeIsUnprocessable() {
        ApiClient.Response response = api.get("/candidates?updated_after=yesterday");

        assertEquals(422, response.status());
        assertTrue(response.json().at("/validation_errors/updated_after").isArray());
    }

    @Test
    void jobsByState() {
        List<JsonNode> drafts = api.walk("/jobs?state=draft", "jobs");

        assertEquals(Set.of("draft"), Set.copyOf(ApiClient.texts(drafts, "state")));
        assertFalse(drafts.isEmpty());
    }

    @Test
    void activitiesByAction() {
        String id = first("/candidates?limit=100&stage=hired", "candidates", row -> true)
                .path("id")
                .asText();
        List<JsonNode> rows = api.walk("/candidates/" + id + "/activities?actions=hired,rating", "activities");

        assertFalse(rows.isEmpty());
        assertTrue(Set.of("hired", "rating").containsAll(ApiClient.texts(rows, "action")));
    }

    @ParameterizedTest
    @CsvSource({"call,CallEvent", "interview,InterviewEvent", "meeting,MeetingEvent"})
    void eventsByTypeTakeAnotherWordThanTheyShow(String word, String type) {
        List<JsonNode> rows = api.walk("/events?limit=100&type=" + word, "events");

        assertEquals(Set.of(type), Set.copyOf(ApiClient.texts(rows, "type")));
    }

    @Test
    void cancelledEventsComeOnlyWhenAskedFor() {
        List<JsonNode> usual = api.walk("/events?limit=100", "events");
        List<JsonNode> all = api.walk("/events?limit=100&include_cancelled=true", "events");

        assertTrue(usual.stream().noneMatch(row -> row.path("cancelled").asBoolean()));
        assertTrue(all.stream().anyMatch(row -> row.path("cancelled").asBoolean()));
        assertTrue(all.size() > usual.size());
        JsonNode one = all.get(0);
        assertEquals(one, api.json("/events/" + one.path("id").asText()));
    }

    @Test
    void eventsByCandidateJobMemberAndTime() {
        List<JsonNode> all = api.walk("/events?limit=100", "events");
        JsonNode one = all.get(5);
        String candidate = one.at("/candidate/id").asText();
        String shortcode = one.at("/job/shortcode").asText();
        String member = one.at("/members/0/id").asText();

        assertEquals(
                ids(all, row -> row.at("/candidate/id").asText().equals(candidate)),
                ApiClient.texts(api.walk("/events?candidate_id=" + candidate, "events"), "id"));
        assertEquals(
                ids(all, row -> row.at("/job/shortcode").asText().equals(shortcode)),
                ApiClient.texts(api.walk("/events?limit=7&shortcode=" + shortcode, "events"), "id"));
        assertEquals(
                ids(all, row -> row.path("members").findValuesAsText("id").contains(member)),
                ApiClient.texts(api.walk("/events?member_id=" + member, "events"), "id"));
        assertEquals(
                ids(all, row -> row.path("starts_at").asText().compareTo("2040") > 0),
                ApiClient.texts(api.walk("/events?start_date=2039-12-31", "events"), "id"));
        assertEquals(List.of(), api.walk("/events?candidate_id=123", "events"));
    }

    @Test
    void membersAreTheActiveOnesUnlessOthersAreAskedFor() {
        List<JsonNode> active = api.walk("/members", "members");
        List<JsonNode> inactive = api.walk("/members?status=inactive", "members");

        assertTrue(active.stream().allMatch(row -> row.path("active").asBoolean()));
        assertTrue(inactive.stream().noneMatch(row -> row.path("active").asBoolean()));
        assertFalse(inactive.isEmpty());
        assertEquals(16, api.walk("/members?status=all", "members").size());
        String email = active.get(2).path("email").asText();
        assertEquals(List.of(email), ApiClient.texts(api.walk("/members?email=" + email, "members"), "email"));
        assertEquals(
                Set.of("reviewer"), Set.copyOf(ApiClient.texts(api.walk("/members?role=reviewer", "members"), "role")));
        String shortcode = published(1);
        assertEquals(
                Set.copyOf(ApiClient.texts(
                        api.json("/jobs/" + shortcode + "/members").path("members"), "id")),
                Set.copyOf(ApiClient.texts(api.walk("/members?shortcode=" + shortcode, "members"), "id")));
    }

    @Test
    void requisitionsByStateJobAndPlanDate() {
        List<JsonNode> all = api.walk("/requisitions", "requisitions");
        JsonNode one = all.stream()
                .filter(row -> row.at("/job/id").isTextual())
                .findFirst()
                .orElseThrow();

        assertEquals(
                ids(all, row -> row.path("state").asText().equals("pending")),
                ApiClient.texts(api.walk("/requisitions?state=pending", "requisitions"), "id"));
        assertEquals(
                ids(all, row -> row.at("/job/id").equals(one.at("/job/id"))),
                ApiClient.texts(
                        api.walk("/requisitions?job_id=" + one.at("/job/id").asText(), "requisitions"), "id"));
        assertEquals(
                ids(all, row -> row.path("plan_date").asText().startsWith("2026-09")),
                ApiClient.texts(
                        api.walk("/requisitions?plan_date_from=2026-09&plan_date_to=2026-09", "requisitions"), "id"));
        assertEquals(one, api.json("/requisitions/" + one.path("code").asText()).at("/requisitions/0"));
    }

    private List<String> expected(Predicate<JsonNode> wanted) {
        return ids(api.walk("/candidates?limit=100", "candidates"), wanted);
    }

    private static List<String> ids(List<JsonNode> rows, Predicate<JsonNode> wanted) {
        return ApiClient.texts(rows.stream().filter(wanted).toList(), "id");
    }

    private static boolean after(JsonNode row, String field) {
        return Instant.parse(row.path(field).asText()).isAfter(Instant.parse("2026-02-01T00:00:00Z"));
    }
}
