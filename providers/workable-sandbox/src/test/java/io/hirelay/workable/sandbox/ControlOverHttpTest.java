package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlOverHttpTest extends SandboxTest {
    private final ApiClient control = new ApiClient(account, account.controlToken());

    private ApiClient.Response call(String method, String path, String body) {
        return control.send(method, account.baseUri() + "/_sandbox" + path, body);
    }

    @Test
    void onlyTheControlTokenOpensIt() {
        assertEquals(401, api.get(account.baseUri() + "/_sandbox/counts").status());
        assertEquals(200, call("GET", "/counts", null).status());
        assertEquals(401, control.get("/jobs").status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"status\",\"status\":502}|502",
                "{\"kind\":\"html\",\"status\":503}|503",
                "{\"kind\":\"rate_limited\"}|429",
                "{\"kind\":\"rate_limited\",\"headers\":false}|429",
                "{\"kind\":\"rate_limited\",\"retry_after\":\"3\"}|429",
                "{\"kind\":\"not_found\",\"method\":\"GET\",\"path\":\"/jobs\"}|404",
                "{\"kind\":\"not_authorized\"}|401",
                "{\"kind\":\"forbidden\"}|403",
                "{\"kind\":\"forbidden\",\"path\":\"/candidates/**\"}|200",
                "{\"kind\":\"unknown_fields\",\"times\":\"always\"}|200"
            })
    void faultsAreInjected(String fault, int status) {
        assertEquals(200, call("POST", "/faults", fault).status());
        assertEquals(status, api.get("/jobs").status());
        call("DELETE", "/faults", null);
        assertEquals(200, api.get("/jobs").status());
        assertEquals(0, call("GET", "/faults", null).json().path("faults").size());
    }

    @Test
    void anUnknownFaultIsRefusedWithTheKnownOnes() {
        ApiClient.Response response = call("POST", "/faults", "{\"kind\":\"meteor\"}");

        assertEquals(400, response.status());
        assertTrue(response.json().path("error").asText().contains("cut_body, delay"), response.body());
    }

    @Test
    void tokensAreIssuedAndRevoked() {
        String token = call("POST", "/tokens", "{\"scopes\":[\"r_jobs\"]}")
                .json()
                .path("token")
                .asText();
        ApiClient client = new ApiClient(account, token);
        assertEquals(200, client.get("/jobs").status());
        assertEquals(403, client.get("/candidates").status());

        call("POST", "/tokens/revoke", "{\"token\":\"" + token + "\"}");
        assertEquals(401, client.get("/jobs").status());
        assertEquals(
                400, call("POST", "/tokens", "{\"scopes\":[\"r_everything\"]}").status());
    }

    @Test
    void rowsAreChanged() {
        String shortcode = published(0);
        String id = call(
                        "POST",
                        "/candidates",
                        "{\"job\":\"" + shortcode
                                + "\",\"firstname\":\"Ada\",\"lastname\":\"Byron\",\"email\":\"ada@example.com\"}")
                .json()
                .path("id")
                .asText();
        assertEquals("Ada Byron", candidate(id).path("name").asText());
        String relocated = call("POST", "/candidates/" + id + "/relocate", "{\"job\":\"" + published(1) + "\"}")
                .json()
                .path("id")
                .asText();
        assertEquals(published(1), candidate(relocated).at("/job/shortcode").asText());
        call("DELETE", "/candidates/" + relocated, null);
        assertEquals(404, api.get("/candidates/" + relocated).status());
        call("PUT", "/jobs/" + shortcode, "{\"state\":\"archived\"}");
        assertEquals("archived", api.json("/jobs/" + shortcode).path("state").asText());
        assertEquals(
                400, call("PUT", "/jobs/" + shortcode, "{\"state\":\"lost\"}").status());
        assertEquals(400, call("DELETE", "/candidates/1", null).status());
        assertEquals(400, call("GET", "/weather", null).status());
    }

    @Test
    void whatCameIsShown() {
        account.control().forgetRequests();
        api.get("/jobs?limit=1");
        api.get("/jobs?limit=2");

        assertEquals(2, call("GET", "/counts", null).json().path("GET /jobs").asInt());
        JsonNode last = call("GET", "/requests", null).json().at("/requests/1");
        assertEquals("limit=2", last.path("query").asText());
        assertTrue(call("GET", "", null).json().path("calls").size() > 10);
    }

    @Test
    void aProcessOfItsOwnSaysWhereItListens() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> arguments = List.of("--candidates", "3", "--talent-pool", "0", "--calls-per-window", "77");
        try (WorkableAccount started =
                SandboxMain.start(arguments, new PrintStream(out, true, StandardCharsets.UTF_8))) {
            JsonNode line = new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
            assertEquals(started.baseUri().toString(), line.path("base_url").asText());
            assertEquals(started.controlToken(), line.path("control_token").asText());
            ApiClient client = new ApiClient(started, line.path("token").asText());
            assertEquals(3, client.json("/candidates").path("candidates").size());
            assertEquals("77", client.get("/jobs").header("X-Rate-Limit-Limit"));
        }
    }
}
