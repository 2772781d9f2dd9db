package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hirelay.spi.Sandbox;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the seeded company holds, so that a client meets what a real account would show it sooner or later. */
class CompanyTest extends SandboxTest {
    @Test
    void jobsAreInEveryStateAndSomeAreConfidential() {
        List<JsonNode> jobs = api.walk("/jobs", "jobs");

        assertEquals(12, jobs.size());
        assertEquals(Set.of("published", "draft", "closed", "archived"), Set.copyOf(ApiClient.texts(jobs, "state")));
        assertTrue(jobs.stream().anyMatch(job -> job.path("confidential").asBoolean()));
        assertTrue(jobs.stream().anyMatch(job -> job.path("locations").isEmpty()));
        assertTrue(jobs.stream().anyMatch(job -> job.path("department").isNull()));
        assertTrue(jobs.stream().anyMatch(job -> !job.has("salary")));
        assertTrue(jobs.stream().allMatch(job -> job.path("shortcode").asText().matches("[0-9A-F]{10}")));
    }

    @Test
    void twoPipelinesShareSlugsThatMeanDifferentlyNamedStages() {
        Map<String, String> ofAccount = names("/stages");
        Map<String, String> ofJob = names("/jobs/" + jobTitled("Backend Engineer") + "/stages");

        assertEquals(ofAccount, names("/jobs/" + jobTitled("Account Executive") + "/stages"));
        assertTrue(ofJob.keySet().containsAll(ofAccount.keySet()));
        assertNotEquals(ofAccount.get("phone-screen"), ofJob.get("phone-screen"));
        assertTrue(ofJob.size() > ofAccount.size());
        long apartInCaseOnly = ofJob.values().stream()
                .filter(name ->
                        ofJob.values().stream().filter(name::equalsIgnoreCase).count() > 1)
                .count();
        assertEquals(2, apartInCaseOnly);
    }

    @Test
    void somePeopleHaveTwoApplications() {
        Map<String, List<JsonNode>> byEmail = api.walk("/candidates?limit=100", "candidates").stream()
                .filter(row -> !row.path("email").isNull())
                .collect(Collectors.groupingBy(row -> row.path("email").asText()));
        List<List<JsonNode>> twice =
                byEmail.values().stream().filter(rows -> rows.size() == 2).toList();

        assertTrue(twice.size() > 10);
        assertTrue(byEmail.values().stream().allMatch(rows -> rows.size() <= 2));
        twice.forEach(rows -> {
            assertNotEquals(rows.get(0).at("/job/shortcode"), rows.get(1).at("/job/shortcode"));
            assertEquals(rows.get(0).path("name"), rows.get(1).path("name"));
        });
        List<JsonNode> copies = twice.stream()
                .map(rows -> candidate(rows.get(1).path("id").asText()))
                .filter(row -> row.path("common_source").asText().equals("Copied from another job"))
                .toList();
        assertFalse(copies.isEmpty());
        assertTrue(copies.stream()
                .anyMatch(row -> !row.path("originating_candidate_id").isNull()));
        String email = twice.get(0).get(0).path("email").asText();
        assertEquals(
                ApiClient.texts(twice.get(0), "id"),
                ApiClient.texts(api.walk("/candidates?email=" + email.replace("+", "%2B"), "candidates"), "id"));
    }

    @Test
    void namesComeInManyScripts() {
        Set<Character.UnicodeScript> scripts = api.walk("/candidates?limit=100", "candidates").stream()
                .flatMap(row -> row.path("name").asText().codePoints().mapToObj(Character.UnicodeScript::of))
                .collect(Collectors.toSet());

        assertTrue(scripts.containsAll(Set.of(
                Character.UnicodeScript.LATIN,
                Character.UnicodeScript.GREEK,
                Character.UnicodeScript.ARABIC,
                Character.UnicodeScript.HAN,
                Character.UnicodeScript.CYRILLIC,
                Character.UnicodeScript.HANGUL)));
    }

    @Test
    void candidatesEndInEveryWay() {
        List<JsonNode> rows = api.walk("/candidates?limit=100", "candidates");
        List<JsonNode> disqualified = rows.stream()
                .filter(row -> row.path("disqualified").asBoolean())
                .map(row -> candidate(row.path("id").asText()))
                .toList();

        assertTrue(disqualified.stream().anyMatch(row -> row.path("withdrew").asBoolean()));
        assertTrue(disqualified.stream().anyMatch(row -> !row.path("withdrew").asBoolean()));
        assertTrue(disqualified.stream()
                .allMatch(row -> row.path("disqualified_at").asText().matches(".*\\.\\d{3}Z")));
        assertTrue(rows.stream().anyMatch(row -> row.path("hired_at").isTextual()));
        assertTrue(rows.stream()
                .anyMatch(row ->
                        row.path("anonymized").asBoolean() && row.path("email").isNull()));
        assertTrue(rows.stream().allMatch(row -> row.path("created_at").asText().matches(".*T\\d\\d:\\d\\d:\\d\\dZ")));
    }

    @Test
    void theTalentPoolIsReadableButNotListed() {
        Set<String> listed = Set.copyOf(ApiClient.texts(api.walk("/candidates?limit=100", "candidates"), "id"));
        JsonNode created = api.send(
                        "POST",
                        "/talent_pool/candidates",
                        "{\"candidate\":{\"name\":\"Ada Byron\",\"email\":\"ada@example.com\"}}")
                .json()
                .path("candidate");
        String seeded = Long.toHexString(0x10000000L - 7 * 130 + 5 * 7 + 3);

        assertFalse(listed.contains(seeded));
        for (JsonNode candidate : List.of(created, candidate(seeded))) {
            assertFalse(candidate.has("job"));
            assertTrue(candidate.at("/talent_pool/talent_pool_id").isInt());
            assertTrue(candidate.path("profile_url").asText().contains("/backend/talent_pool/browser/"));
        }
        assertEquals(listed, Set.copyOf(ApiClient.texts(api.walk("/candidates?limit=100", "candidates"), "id")));
    }

    @Test
    void ratingsAreOnAllThreeScalesAndCommentsSayWhoSeesThem() {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode row : api.walk("/candidates?limit=100", "candidates")) {
            all.addAll(activities(row.path("id").asText()));
        }
        Set<String> scales = all.stream()
                .filter(row -> row.has("rating"))
                .map(row -> row.at("/rating/scale").asText())
                .collect(Collectors.toSet());
        Set<String> withVisibility = all.stream()
                .filter(row -> row.has("visibility_roles"))
                .map(row -> row.path("action").asText())
                .collect(Collectors.toSet());

        assertEquals(Set.of("thumbs", "stars", "numbers"), scales);
        assertEquals(Set.of("comment", "message", "rating"), withVisibility);
        assertTrue(all.stream()
                .anyMatch(row -> row.path("visibility_roles").toString().equals("[\"admin\"]")));
        assertTrue(all.stream().anyMatch(row -> !row.has("member")));
        Set<String> actions = Set.copyOf(ApiClient.texts(all, "action"));
        assertTrue(actions.containsAll(Set.of(
                "applied",
                "uploaded",
                "referral",
                "copied",
                "comment",
                "message",
                "rating",
                "event",
                "disqualified",
                "reverted",
                "assessment-requested",
                "assessment-completed",
                "technical-interview",
                "hired")));
        assertEquals(all.size(), new HashSet<>(ApiClient.texts(all, "id")).size());
    }

    @Test
    void whatACandidateShowsAgreesWithItsHistory() {
        for (JsonNode row : api.walk("/candidates?limit=100", "candidates").subList(0, 120)) {
            List<JsonNode> history = activities(row.path("id").asText());
            List<JsonNode> moves = history.stream()
                    .filter(entry -> !entry.path("target_stage").isNull())
                    .toList();
            String last = moves.isEmpty()
                    ? history.get(0).path("stage_name").asText()
                    : moves.get(moves.size() - 1).at("/target_stage/name").asText();

            assertEquals(last, row.path("stage").asText());
            String stage = history.get(0).path("stage_name").asText();
            for (JsonNode entry : history) {
                assertEquals(stage, entry.path("stage_name").asText());
                if (!entry.path("target_stage").isNull()) {
                    assertEquals(entry.at("/target_stage/slug"), entry.path("action"));
                    stage = entry.at("/target_stage/name").asText();
                }
            }
            List<String> times = ApiClient.texts(history, "created_at");
            assertEquals(times.stream().sorted().toList(), times);
            assertTrue(row.path("updated_at")
                            .asText()
                            .compareTo(row.path("created_at").asText())
                    >= 0);
        }
    }

    @Test
    void theJobsFeedNamesTheTargetWhereTheCandidatesFeedNamesTheSource() {
        String shortcode = jobTitled("Account Executive");
        List<JsonNode> feed = api.walk("/jobs/" + shortcode + "/activities?limit=100", "activities");
        JsonNode inJob = feed.stream()
                .filter(row -> !row.path("stage_name").isNull())
                .findFirst()
                .orElseThrow();
        JsonNode inCandidate = activities(inJob.at("/candidate/id").asText()).stream()
                .filter(row -> row.path("id").equals(inJob.path("id")))
                .findFirst()
                .orElseThrow();

        assertEquals(inCandidate.at("/target_stage/name"), inJob.path("stage_name"));
        assertEquals(inCandidate.at("/action_stage/name"), inCandidate.path("stage_name"));
        assertEquals(inCandidate.path("created_at"), inJob.path("created_at"));
        assertFalse(inJob.has("updated_at"));
        assertFalse(inJob.has("target_stage"));
        assertEquals("opened", feed.get(0).path("action").asText());
        assertFalse(feed.get(0).has("candidate"));
        assertTrue(feed.stream()
                .filter(row -> row.has("rating"))
                .allMatch(row -> keys(row.path("rating")).equals(List.of("score"))));
        List<String> times = ApiClient.texts(feed, "created_at");
        assertEquals(times.stream().sorted().toList(), times);
    }

    @Test
    void theSameSeedGivesTheSameRecordsAndAnotherSeedOthers() {
        WorkableSandbox sandbox = new WorkableSandbox(clock);
        Sandbox.Options options = Sandbox.Options.DEFAULT.withCallsPerWindow(1000);
        try (WorkableAccount same = sandbox.start(options);
                WorkableAccount other = sandbox.start(new Sandbox.Options(2, Map.of(), options.callsPerWindow()))) {
            JsonNode mine = api.json("/candidates?limit=100").path("candidates");
            assertEquals(mine, new ApiClient(same).json("/candidates?limit=100").path("candidates"));
            assertNotEquals(
                    mine, new ApiClient(other).json("/candidates?limit=100").path("candidates"));
            assertNotEquals(
                    ApiClient.texts(api.json("/jobs").path("jobs"), "shortcode"),
                    ApiClient.texts(new ApiClient(other).json("/jobs").path("jobs"), "shortcode"));
        }
    }

    @Test
    void aHundredThousandCandidatesAreThereAtOnce() {
        Sandbox.Options options = Sandbox.Options.DEFAULT
                .withSize("candidates", 100_000)
                .withSize("jobs", 50)
                .withCallsPerWindow(1000);
        try (WorkableAccount large = new WorkableSandbox(clock).start(options)) {
            ApiClient client = new ApiClient(large);
            String last = Long.toHexString(0x10000000L - 7 * 130 + 99_999L * 7);
            JsonNode page = client.json(
                    "/candidates?limit=100&since_id=" + Long.toHexString(Long.parseLong(last, 16) - 7 * 49));

            assertEquals(50, page.path("candidates").size());
            assertFalse(page.has("paging"));
            String email = page.path("candidates").get(49).path("email").asText();
            assertTrue(ApiClient.texts(
                            client.json("/candidates?email=" + email.replace("+", "%2B"))
                                    .path("candidates"),
                            "id")
                    .contains(last));
            assertEquals(50, client.walk("/jobs?limit=20", "jobs").size());
        }
    }

    private Map<String, String> names(String path) {
        return ApiClient.texts(api.json(path).path("stages"), "slug").stream()
                .collect(Collectors.toMap(slug -> slug, slug -> nameOf(path, slug)));
    }

    private String nameOf(String path, String slug) {
        for (JsonNode stage : api.json(path).path("stages")) {
            if (stage.path("slug").asText().equals(slug)) {
                return stage.path("name").asText();
            }
        }
        throw new AssertionError(slug);
    }
}
