package io.hirelay.workable.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.hirelay.spi.Sandbox;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fresh account for every test, on a clock of the test's own, with calls enough. */
abstract class SandboxTest {
    static final String NOW = "2026-08-03T10:15:30.250Z";

    final TickingClock clock = new TickingClock(NOW);
    WorkableAccount account;
    ApiClient api;

    SandboxTest() {
        account = new WorkableSandbox(clock).start(Sandbox.Options.DEFAULT.withCallsPerWindow(100_000));
        api = new ApiClient(account);
    }

    @BeforeEach
    void forgetWhatCameBefore() {
        account.control().forgetRequests();
    }

    @AfterEach
    void stop() {
        account.close();
    }

    /** The first row of a list that fits. */
    JsonNode first(String path, String plural, Predicate<JsonNode> wanted) {
        return api.walk(path, plural).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such row in " + path));
    }

    JsonNode job(Predicate<JsonNode> wanted) {
        return first("/jobs?limit=100", "jobs", wanted);
    }

    String published(int number) {
        return api.walk("/jobs?state=published&limit=100", "jobs")
                .get(number)
                .path("shortcode")
                .asText();
    }

    String jobTitled(String title) {
        return job(row -> row.path("title").asText().equals(title))
                .path("shortcode")
                .asText();
    }

    JsonNode candidate(String id) {
        return api.json("/candidates/" + id).path("candidate");
    }

    List<JsonNode> activities(String candidate) {
        return api.walk("/candidates/" + candidate + "/activities?limit=100", "activities");
    }

    JsonNode lastActivity(String candidate) {
        List<JsonNode> all = activities(candidate);
        return all.get(all.size() - 1);
    }

    /** Creates a candidate in a job; answers its id. */
    String create(String shortcode, String email) {
        ApiClient.Response response = api.send(
                "POST",
                "/jobs/" + shortcode + "/candidates",
                "{\"candidate\":{\"firstname\":\"Ada\",\"lastname\":\"Byron\",\"email\":\"" + email + "\"}}");
        if (response.status() != 201) {
            throw new AssertionError("not created: " + response);
        }
        return response.json().at("/candidate/id").asText();
    }

    /** Id of the account's superadmin. */
    String admin() {
        return first("/members", "members", row -> row.path("roles").toString().contains("superadmin"))
                .path("id")
                .asText();
    }

    static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            keys.add(names.next());
        }
        return keys;
    }
}
