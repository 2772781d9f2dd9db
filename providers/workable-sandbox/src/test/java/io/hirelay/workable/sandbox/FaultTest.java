package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hirelay.workable.sandbox.control.Fault;
import io.hirelay.workable.sandbox.control.SandboxControl;
import io.hirelay.workable.sandbox.control.SeenRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FaultTest extends SandboxTest {
    private final SandboxControl control = account.control();

    @Test
    void aFaultHitsTheCallsItFitsAsOftenAsItSays() {
        control.inject(Fault.status(503).on("GET", "/jobs/*/stages").times(2));
        String path = "/jobs/" + published(0) + "/stages";

        assertEquals(200, api.get("/stages").status());
        assertEquals(200, api.get("/jobs").status());
        assertEquals(503, api.get(path).status());
        assertEquals(503, api.get(path).status());
        assertEquals(200, api.get(path).status());
    }

    @Test
    void aFaultCanLetCallsGoByFirst() {
        control.inject(Fault.status(500).after(2));

        assertEquals(200, api.get("/stages").status());
        assertEquals(200, api.get("/stages").status());
        assertEquals(500, api.get("/stages").status());
        assertEquals(200, api.get("/stages").status());
    }

    @Test
    void clearedFaultsDoNothing() {
        control.inject(Fault.status(500).always());
        assertEquals(500, api.get("/stages").status());
        assertEquals(1, control.faults().size());
        control.clearFaults();
        assertEquals(200, api.get("/stages").status());
    }

    @Test
    void tooManyRequestsComeWithAndWithoutHeaders() {
        control.inject(Fault.rateLimited());
        control.inject(Fault.rateLimitedWithoutHeaders());
        control.inject(Fault.rateLimitedWithRetryAfter("7"));

        ApiClient.Response with = api.get("/stages");
        assertEquals(429, with.status());
        assertEquals("0", with.header("X-Rate-Limit-Remaining"));
        assertEquals(Long.toString(clock.instant().getEpochSecond() + 10), with.header("X-Rate-Limit-Reset"));
        ApiClient.Response without = api.get("/stages");
        assertEquals(429, without.status());
        assertNull(without.header("X-Rate-Limit-Limit"));
        assertEquals("", without.body());
        assertEquals("7", api.get("/stages").header("Retry-After"));
        assertEquals(200, api.get("/stages").status());
    }

    @Test
    void anHtmlPageComesFromTheEdge() {
        control.inject(Fault.htmlPage(502));
        ApiClient.Response response = api.get("/stages");

        assertEquals(502, response.status());
        assertTrue(String.valueOf(response.header("Content-Type")).startsWith("text/html"));
        assertTrue(response.body().contains("<html>"));
    }

    @Test
    void refusalsLookLikeThePlatformsOwn() {
        control.inject(Fault.notFound());
        control.inject(Fault.notAuthorized());
        control.inject(Fault.forbidden());

        assertEquals("{\"error\":\"Not found\"}", api.get("/jobs").body());
        assertEquals(401, api.get("/jobs").status());
        assertEquals(403, api.get("/jobs").status());
    }

    @Test
    void aBodyCanBeCutMalformedOrEmpty() {
        control.inject(Fault.cutBody());
        assertThrows(IOException.class, () -> api.trySend("GET", "/candidates", null));

        control.inject(Fault.malformedJson());
        ApiClient.Response malformed = api.get("/candidates");
        assertEquals(200, malformed.status());
        assertThrows(JsonProcessingException.class, () -> new JsonMapper().readTree(malformed.body()));

        control.inject(Fault.emptyBody());
        ApiClient.Response empty = api.get("/candidates");
        assertEquals(200, empty.status());
        assertEquals("", empty.body());
    }

    @Test
    void aWriteWhoseAnswerIsLostMayOrMayNotHaveBeenCarriedOut() {
        String body = "{\"candidate\":{\"name\":\"Ada Byron\",\"email\":\"ada@example.com\"}}";
        String path = "/jobs/" + published(0) + "/candidates";
        control.inject(Fault.drop().on("POST", "/**"));
        assertThrows(IOException.class, () -> api.trySend("POST", path, body));
        assertEquals(List.of(), api.walk("/candidates?email=ada@example.com", "candidates"));

        control.inject(Fault.dropAfterApplying().on("POST", "/**"));
        assertThrows(IOException.class, () -> api.trySend("POST", path, body));
        assertEquals(
                1, api.walk("/candidates?email=ada@example.com", "candidates").size());

        control.inject(Fault.status(504).applied().on("PUT", "/**"));
        String id = api.walk("/candidates?email=ada@example.com", "candidates")
                .get(0)
                .path("id")
                .asText();
        assertEquals(
                504,
                api.send("PUT", "/candidates/" + id + "/tags", "{\"tags\":[\"a\"]}")
                        .status());
        assertEquals("[\"a\"]", candidate(id).path("tags").toString());
    }

    @Test
    void aDelayHoldsTheAnswerBackUntilTheAccountCloses() throws Exception {
        control.inject(Fault.delay(Duration.ofHours(1)).on("GET", "/stages"));
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
            try {
                api.trySend("GET", "/stages", null);
            } catch (IOException e) {
                // Closing the account ends the connection; that it ends at all is what matters.
            }
        });
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (!control.faults().isEmpty()) {
                Thread.onSpinWait();
            }
        });
        assertFalse(waiting.isDone());
        assertEquals(200, api.get("/jobs").status());
        account.close();
        waiting.get(10, TimeUnit.SECONDS);
    }

    @Test
    void anAnswerCanBeHeldUntilTheTestLetsItGo() throws Exception {
        CompletableFuture<Void> release = new CompletableFuture<>();
        control.inject(Fault.holdUntil(release).on("GET", "/stages"));
        CompletableFuture<Integer> held =
                CompletableFuture.supplyAsync(() -> api.get("/stages").status());

        assertEquals(200, api.get("/jobs").status());
        assertFalse(held.isDone());
        release.complete(null);
        assertEquals(200, held.get(10, TimeUnit.SECONDS));
    }

    @Test
    void headersCanLieOrBeMissing() {
        control.inject(Fault.header("x-rate-limit-remaining", "3"));
        control.inject(Fault.withoutHeader("X-Rate-Limit-Reset"));
        ApiClient.Response response = api.get("/stages");

        assertEquals(List.of("3"), response.headers().allValues("X-Rate-Limit-Remaining"));
        assertNull(response.header("X-Rate-Limit-Reset"));
        assertEquals("100000", response.header("X-Rate-Limit-Limit"));
    }

    @Test
    void everyObjectCanHaveFieldsThatNobodyKnows() {
        control.inject(Fault.unknownFields().always());
        JsonNode page = api.json("/candidates");

        assertEquals("unheard-of", page.path("added_tomorrow").asText());
        assertEquals("unheard-of", page.at("/candidates/0/added_tomorrow").asText());
        assertEquals(2, page.at("/candidates/0/job/added_tomorrow_too/depth").asInt());
        assertEquals(
                "unheard-of",
                api.json("/legal_entities").at("/0/added_tomorrow").asText());
        control.clearFaults();
        assertFalse(api.json("/legal_entities").get(0).has("added_tomorrow"));
    }

    @Test
    void closedListsCanHaveWordsThatNobodyKnows() {
        control.inject(Fault.unknownWords().always());

        assertEquals("unheard_of_state", api.json("/jobs").at("/jobs/0/state").asText());
        assertEquals(
                "unheard_of_stage_kind",
                api.json("/candidates").at("/candidates/0/stage_kind").asText());
        assertEquals("unheard_of_type", api.json("/events").at("/events/0/type").asText());
        assertNotEquals("unheard_of_id", api.json("/events").at("/events/0/id").asText());
    }

    @Test
    void nextCanForgetTheFilters() {
        control.inject(Fault.loseNextFilters().always());
        String next = api.json("/candidates?stage=applied&limit=5&updated_after=2026-01-01")
                .at("/paging/next")
                .asText();

        assertTrue(next.contains("limit=5&since_id="), next);
        assertFalse(next.contains("stage"), next);
        assertFalse(next.contains("updated_after"), next);
    }

    @Test
    void rowsChangeBetweenTwoPages() {
        JsonNode first = api.json("/candidates?limit=100");
        String onFirst = first.at("/candidates/10/id").asText();
        String later = first.at("/candidates/60/id").asText();
        String relocated = first.at("/candidates/70/id").asText();
        String target =
                first.at("/candidates/70/job/shortcode").asText().equals(published(0)) ? published(1) : published(0);
        control.inject(Fault.then(account -> {
                    account.deleteCandidate(onFirst);
                    account.deleteCandidate(later);
                    account.relocateCandidate(relocated, target);
                    account.addCandidate(published(0), "Ada", "Byron", "ada@example.com");
                })
                .on("GET", "/candidates"));
        List<String> walked = ApiClient.texts(api.walk("/candidates?limit=50", "candidates"), "id");

        assertTrue(walked.contains(onFirst));
        assertFalse(walked.contains(later));
        assertFalse(walked.contains(relocated));
        assertEquals(400, walked.size());
        assertEquals(walked.size(), new HashSet<>(walked).size());
        assertEquals(404, api.get("/candidates/" + onFirst).status());
    }

    @Test
    void theFirstRowOfTheNextPageMayVanishBeforeItIsAskedFor() {
        String next = api.json("/candidates?limit=5").at("/paging/next").asText();
        String id = next.replaceAll(".*since_id=", "");
        control.deleteCandidate(id);

        JsonNode page = api.json(next);
        assertEquals(5, page.path("candidates").size());
        assertFalse(ApiClient.texts(page.path("candidates"), "id").contains(id));
    }

    @Test
    void whatCameIsCountedByEndpointAndKeptWithoutSecrets() {
        String id = api.json("/candidates?limit=1").at("/candidates/0/id").asText();
        candidate(id);
        control.inject(Fault.status(500));
        api.get("/candidates/" + id + "?x=1", "X-Trace", "t");

        assertEquals(1, control.count("GET", "/candidates"));
        assertEquals(2, control.count("GET", "/candidates/:id"));
        List<SeenRequest> requests = control.requests();
        SeenRequest last = requests.get(requests.size() - 1);
        assertEquals("/candidates/" + id, last.path());
        assertEquals("x=1", last.query());
        assertEquals(500, last.status());
        assertTrue(last.headers().containsAll(Set.of("authorization", "x-trace")));
        assertFalse(requests.toString().contains("Bearer"));
        control.forgetRequests();
        assertEquals(0, control.count("GET", "/candidates"));
    }
}
