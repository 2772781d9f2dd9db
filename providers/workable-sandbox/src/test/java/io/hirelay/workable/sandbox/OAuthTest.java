package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hirelay.workable.sandbox.access.OAuthServer;
import io.hirelay.workable.sandbox.control.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The OAuth server: consent, codes, refresh, revocation, and what it can be told. */
class OAuthTest extends SandboxTest {
    private static final String BACK = "https://product.example/oauth/callback?env=a";

    private final HttpClient http = HttpClient.newHttpClient();
    private final OAuthServer server = account.control().oauth();

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Map<String, String> question(String... changes) {
        Map<String, String> query = new LinkedHashMap<>(Map.of(
                "client_id", server.clientId(),
                "redirect_uri", BACK,
                "response_type", "code",
                "resource", "user",
                "scope", "r_jobs r_candidates",
                "state", "s/1 2"));
        return changed(query, changes);
    }

    private static Map<String, String> changed(Map<String, String> fields, String... changes) {
        for (int i = 0; i < changes.length; i += 2) {
            fields.put(changes[i], changes[i + 1]);
        }
        return fields;
    }

    private HttpResponse<String> authorize(Map<String, String> query) {
        return send(HttpRequest.newBuilder(URI.create(account.baseUri() + "/oauth/authorize?" + encoded(query))));
    }

    /** What the browser brings back. */
    private Map<String, String> callback(String... changes) {
        HttpResponse<String> answer = authorize(question(changes));
        assertEquals(302, answer.statusCode(), answer.body());
        URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertTrue(back.toString().startsWith(BACK + "&"), back.toString());
        return Arrays.stream(back.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private String code(String... changes) {
        return callback(changes).get("code");
    }

    private HttpResponse<String> token(Map<String, String> form) {
        return send(HttpRequest.newBuilder(URI.create(account.baseUri() + "/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    private Map<String, String> form(String grantType, String... fields) {
        return changed(
                new LinkedHashMap<>(Map.of(
                        "grant_type", grantType,
                        "client_id", server.clientId(),
                        "client_secret", server.clientSecret())),
                fields);
    }

    private HttpResponse<String> exchange(String code, String... more) {
        return token(changed(form("authorization_code", "code", code, "redirect_uri", BACK), more));
    }

    private HttpResponse<String> refresh(JsonNode tokens) {
        return token(form(
                "refresh_token", "refresh_token", tokens.path("refresh_token").asText()));
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new JsonMapper().readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    private JsonNode granted() {
        return json(exchange(code()));
    }

    private int status(JsonNode tokens, String path) {
        return new ApiClient(account, tokens.path("access_token").asText())
                .get(path)
                .status();
    }

    private static void refused(String word, int status, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(word, json(response).path("error").asText());
        assertFalse(json(response).path("error_description").asText().isEmpty());
    }

    @Test
    void consentGivesACodeThatGivesTokens() {
        Map<String, String> back = callback();
        assertEquals("s/1 2", back.get("state"));
        HttpResponse<String> response = exchange(back.get("code"));
        JsonNode tokens = json(response);

        assertEquals(200, response.statusCode());
        assertEquals("no-store", response.headers().firstValue("Cache-Control").orElse(""));
        assertEquals("Bearer", tokens.path("token_type").asText());
        assertEquals(7200, tokens.path("expires_in").asInt());
        assertEquals("r_jobs r_candidates", tokens.path("scope").asText());
        assertEquals(clock.instant().getEpochSecond(), tokens.path("created_at").asLong());
        assertEquals(200, status(tokens, "/jobs"));
        assertEquals(403, status(tokens, "/departments"));
        assertEquals(new OAuthServer.Counts(1, 0, 0), server.counts());
        assertEquals(1, account.control().count("POST", "/oauth/token"));
    }

    @Test
    void userTokensActAsTheMemberWhoAgreed() {
        JsonNode tokens = json(exchange(code("scope", "r_jobs r_candidates w_candidates")));
        ApiClient client = new ApiClient(account, tokens.path("access_token").asText());
        String candidate = client.json("/candidates").at("/candidates/0/id").asText();

        assertEquals(
                201,
                client.send("POST", "/candidates/" + candidate + "/comments", "{\"comment\":{\"body\":\"x\"}}")
                        .status());
    }

    @Test
    void aMemberCanRefuse() {
        server.deny(true);

        Map<String, String> back = callback();

        assertEquals("access_denied", back.get("error"));
        assertEquals("s/1 2", back.get("state"));
        assertFalse(back.containsKey("code"));
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "resource, account, invalid_request",
        "scope, r_everything, invalid_scope",
        "scope, '', invalid_scope"
    })
    void aBadQuestionComesBackAsAnError(String field, String value, String error) {
        assertEquals(error, callback(field, value).get("error"));
    }

    @Test
    void nobodyIsSentToAnAddressThatIsNotTheApplications() {
        assertEquals(401, authorize(question("client_id", "other")).statusCode());
        assertEquals(
                400, authorize(question("redirect_uri", "javascript:alert(1)")).statusCode());
        server.register(URI.create("https://product.example/other"));
        assertEquals(400, authorize(question()).statusCode());
        server.register(URI.create(BACK));
        assertEquals(302, authorize(question()).statusCode());
    }

    @Test
    void aCodeIsGoodOnceAndAtOnceAndForItsOwnAddress() {
        String used = code();
        JsonNode first = json(exchange(used));
        refused("invalid_grant", 400, exchange(used));
        assertEquals(401, status(first, "/jobs"), "a code that comes twice has been stolen");
        refused("invalid_grant", 400, refresh(first));

        String late = code();
        clock.pass(Duration.ofMinutes(1));
        refused("invalid_grant", 400, exchange(late));
        refused("invalid_grant", 400, exchange(code(), "redirect_uri", "https://product.example/other"));
        refused("invalid_grant", 400, exchange("made-up"));
        refused("invalid_client", 401, exchange(code(), "client_secret", "wrong"));
        refused("unsupported_grant_type", 400, token(form("password")));
        assertEquals(1, server.counts().exchanges());
    }

    @Test
    void aChallengeAsksForItsVerifier() {
        String[] challenge = {
            "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "code_challenge_method", "S256"
        };

        refused("invalid_grant", 400, exchange(code(challenge)));
        refused("invalid_grant", 400, exchange(code(challenge), "code_verifier", "something else"));
        assertEquals(
                200,
                exchange(code(challenge), "code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
                        .statusCode());
    }

    @Test
    void aRefreshEndsBothOldTokensAtOnce() {
        JsonNode old = granted();

        JsonNode next = json(refresh(old));

        assertNotEquals(old.path("access_token"), next.path("access_token"));
        assertNotEquals(old.path("refresh_token"), next.path("refresh_token"));
        assertEquals(old.path("scope"), next.path("scope"));
        assertEquals(401, status(old, "/jobs"));
        refused("invalid_grant", 400, refresh(old));
        assertEquals(200, status(next, "/jobs"));
        assertEquals(1, server.counts().refreshes());
    }

    @Test
    void aForgivingServerLetsOldTokensGoOnUntilTheNewOneIsUsed() {
        server.forgive(true);
        JsonNode old = granted();

        JsonNode lost = json(refresh(old));
        assertEquals(200, status(old, "/jobs"));
        JsonNode next = json(refresh(old));
        assertEquals(200, status(next, "/jobs"));

        assertEquals(401, status(old, "/jobs"));
        refused("invalid_grant", 400, refresh(old));
        assertNotEquals(lost, next);
    }

    @Test
    void accessTokensEndByThemselvesAndRefreshTokensDoNot() {
        server.tokenLife(Duration.ofSeconds(30));
        JsonNode tokens = granted();
        assertEquals(30, tokens.path("expires_in").asInt());
        clock.pass(Duration.ofSeconds(29));
        assertEquals(200, status(tokens, "/jobs"));
        clock.pass(Duration.ofSeconds(1));

        assertEquals(401, status(tokens, "/jobs"));
        JsonNode next = json(refresh(tokens));
        assertEquals(200, status(next, "/jobs"));
        server.expireAccessTokens();
        assertEquals(401, status(next, "/jobs"));
        JsonNode last = json(refresh(next));
        server.withdraw();
        assertEquals(401, status(last, "/jobs"));
        refused("invalid_grant", 400, refresh(last));
    }

    @Test
    void whoeverHoldsATokenCanTakeTheConsentBack() {
        JsonNode tokens = granted();
        JsonNode others = granted();

        assertEquals(401, revoke("made-up", tokens).statusCode());
        assertEquals(200, revoke(others.path("access_token").asText(), tokens).statusCode());
        assertEquals(200, status(tokens, "/jobs"), "it was somebody else's refresh token");
        assertEquals(200, revoke(tokens.path("access_token").asText(), tokens).statusCode());

        assertEquals(401, status(tokens, "/jobs"));
        refused("invalid_grant", 400, refresh(tokens));
        assertEquals(200, status(others, "/jobs"));
        assertEquals(1, server.counts().revocations());
    }

    private HttpResponse<String> revoke(String accessToken, JsonNode tokens) {
        return send(HttpRequest.newBuilder(URI.create(account.baseUri() + "/oauth/revoke"))
                .header("Authorization", "Bearer " + accessToken)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "refresh_token=" + tokens.path("refresh_token").asText())));
    }

    @Test
    void aTokenReachesAsManyAccountsAsItIsTold() {
        assertEquals(List.of("acme-sandbox"), subdomains());
        Map<String, String> names = new LinkedHashMap<>();
        names.put("acme-sandbox", "Acme Instruments");
        names.put("acme-labs", "Acme Labs");
        account.control().showAccounts(names);
        assertEquals(List.of("acme-sandbox", "acme-labs"), subdomains());
        assertEquals(200, api.get("/accounts/acme-labs").status());
        account.control().showAccounts(Map.of());
        assertEquals(List.of(), subdomains());
    }

    private List<String> subdomains() {
        return ApiClient.texts(api.json("/accounts").path("accounts"), "subdomain");
    }

    @Test
    void faultsHitItAsTheyHitTheApi() {
        JsonNode tokens = granted();
        account.control().inject(Fault.oauthError("invalid_grant").on("POST", "/oauth/token"));
        account.control().inject(Fault.status(503).on("POST", "/oauth/*"));

        assertEquals(200, status(tokens, "/jobs"));
        assertEquals(400, refresh(tokens).statusCode());
        assertEquals(503, refresh(tokens).statusCode());
        assertEquals(200, refresh(tokens).statusCode());
        assertEquals(4, account.control().count("POST", "/oauth/token"));
    }

    @Test
    void operatorsAreToldWhatToSet() {
        assertEquals(
                Map.of(
                        "base_url",
                        account.baseUri().toString(),
                        "oauth_url",
                        account.baseUri().toString(),
                        "client_id",
                        server.clientId(),
                        "client_secret",
                        server.clientSecret()),
                account.operatorSettings());
    }

    @Test
    void itCanBeToldOverHttp() {
        ApiClient control = new ApiClient(account, account.controlToken());
        String base = account.baseUri() + "/_sandbox/";

        control.send(
                "PUT", base + "oauth", "{\"expires_in\":5,\"code_expires_in\":90,\"redirect_uri\":\"" + BACK + "\"}");
        JsonNode tokens = granted();
        assertEquals(5, tokens.path("expires_in").asInt());
        assertEquals(200, control.send("POST", base + "oauth/expire", null).status());
        assertEquals(401, status(tokens, "/jobs"));
        JsonNode shown = control.json(base + "oauth");
        assertEquals(1, shown.path("exchanges").asInt());
        assertEquals(server.clientSecret(), shown.path("client_secret").asText());
        control.send("POST", base + "oauth/withdraw", null);
        refused("invalid_grant", 400, refresh(tokens));
        control.send("PUT", base + "oauth", "{\"deny\":true,\"forgive\":true,\"member_id\":\"fff2\"}");
        assertEquals("access_denied", callback().get("error"));
        control.send("PUT", base + "accounts", "{\"acme-labs\":\"Acme Labs\"}");
        assertEquals(List.of("acme-labs"), subdomains());
        assertEquals(400, control.send("POST", base + "oauth/burn", null).status());
        assertEquals(
                200,
                control.send("POST", base + "faults", "{\"kind\":\"oauth_error\",\"error\":\"invalid_grant\"}")
                        .status());
    }
}
