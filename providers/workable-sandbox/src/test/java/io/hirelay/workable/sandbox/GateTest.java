package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.spi.Sandbox;
import io.hirelay.workable.sandbox.access.Scope;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens, scopes, limits, headers and the bodies of errors. */
class GateTest extends SandboxTest {
    private final WorkableAccount limited = new WorkableSandbox(clock).start(Sandbox.Options.DEFAULT);

    @AfterEach
    void stopLimited() {
        limited.close();
    }

    @Test
    void tenCallsGoThroughInAnyTenSecondsAndNotOneMore() {
        ApiClient client = new ApiClient(limited);
        for (int i = 0; i < 4; i++) {
            assertEquals(Integer.toString(9 - i), client.get("/stages").header("X-Rate-Limit-Remaining"));
        }
        clock.pass(Duration.ofSeconds(6));
        for (int i = 0; i < 6; i++) {
            assertEquals(200, client.get("/stages").status());
        }
        ApiClient.Response refused = client.get("/stages");
        assertEquals(429, refused.status());
        assertEquals("10", refused.header("X-Rate-Limit-Limit"));
        assertEquals("0", refused.header("X-Rate-Limit-Remaining"));
        assertEquals(Long.toString(clock.instant().getEpochSecond() + 10), refused.header("X-Rate-Limit-Reset"));
        clock.pass(Duration.ofSeconds(4));
        for (int i = 0; i < 4; i++) {
            assertEquals(200, client.get("/stages").status());
        }
        assertEquals(429, client.get("/stages").status());
    }

    @Test
    void everyTokenHasAWindowOfItsOwnAndUserTokensALargerOne() {
        ApiClient one = new ApiClient(limited);
        ApiClient other = new ApiClient(limited, limited.control().issueToken(Scope.ALL));
        for (int i = 0; i < 10; i++) {
            one.get("/stages");
        }
        assertEquals(429, one.get("/stages").status());
        assertEquals(200, other.get("/stages").status());
        String member = other.json("/members").at("/members/0/id").asText();
        ApiClient user = new ApiClient(limited, limited.control().issueUserToken(member, Scope.ALL));
        assertEquals("50", user.get("/stages").header("X-Rate-Limit-Limit"));
    }

    @Test
    void theLimitThatWasAskedForIsAdvertised() {
        assertEquals("100000", api.get("/stages").header("X-Rate-Limit-Limit"));
    }

    @Test
    void aWrongOrRevokedTokenIsNotAuthorized() {
        String token = account.control().issueToken(Scope.ALL);
        ApiClient client = new ApiClient(account, token);
        assertEquals(200, client.get("/stages").status());
        assertTrue(account.control().revokeToken(token));

        ApiClient.Response response = client.get("/stages");
        assertEquals(401, response.status());
        assertEquals("{\"error\":\"Not authorized\"}", response.body());
        assertNull(response.header("X-Rate-Limit-Limit"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/jobs,R_JOBS",
        "GET,/candidates,R_CANDIDATES",
        "GET,/departments,R_ACCOUNT",
        "GET,/requisitions,R_REQUISITIONS",
        "POST,/departments,W_DEPARTMENTS",
        "POST,/members/invite,W_MEMBERS",
        "POST,/talent_pool/candidates,W_CANDIDATES"
    })
    void aTokenNeedsTheScope(String method, String path, Scope scope) {
        Set<Scope> others = new HashSet<>(Scope.ALL);
        others.remove(scope);
        ApiClient without = new ApiClient(account, account.control().issueToken(others));
        ApiClient with = new ApiClient(account, account.control().issueToken(Set.of(scope)));

        ApiClient.Response refused = without.send(method, path, null);
        assertEquals(403, refused.status());
        assertEquals("", refused.body());
        assertNotEquals(403, with.send(method, path, null).status());
    }

    @Test
    void commentsNeedOneScopeOfTwo() {
        String id = create(published(0), "ada@example.com");
        ApiClient comments = new ApiClient(account, account.control().issueToken(Set.of(Scope.W_COMMENTS)));
        String body = "{\"member_id\":\"" + admin() + "\",\"comment\":{\"body\":\"Hello\"}}";

        assertEquals(
                201,
                comments.send("POST", "/candidates/" + id + "/comments", body).status());
        assertEquals(
                403,
                comments.send("PUT", "/candidates/" + id + "/tags", "{\"tags\":[]}")
                        .status());
    }

    @Test
    void aPartnersTokenNeedsThePartnersId() {
        ApiClient partner = new ApiClient(account, account.control().issuePartnerToken(Scope.ALL));

        assertEquals(401, partner.get("/jobs").status());
        assertEquals(200, partner.get("/jobs", "X-WORKABLE-CLIENT-ID", "p-1").status());
        assertEquals(403, partner.get("/members", "X-WORKABLE-CLIENT-ID", "p-1").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/jobs/0000000000",
                "/jobs/ffff0",
                "/candidates/zzz",
                "/candidates/1",
                "/events/1",
                "/requisitions/REQ0",
                "/candidates/27000000/activities",
                "/accounts/another"
            })
    void whatIsNotThereIsNotFoundWithoutRateHeaders(String path) {
        ApiClient.Response response = api.get(path);

        assertEquals(404, response.status());
        assertEquals("{\"error\":\"Not found\"}", response.body());
        assertNull(response.header("X-Rate-Limit-Limit"));
        assertEquals("no-cache", response.header("Cache-Control"));
    }

    @Test
    void theApplicationsNumbersAreNotAccepted() {
        String url = api.json("/candidates").at("/candidates/0/profile_url").asText();

        assertEquals(
                404,
                api.get("/candidates/" + url.substring(url.lastIndexOf('/') + 1))
                        .status());
    }

    @Test
    void theTwoServicesDifferInTheirHeaders() {
        ApiClient.Response recruiting = api.get("/departments");
        assertNotNull(recruiting.header("ETag"));
        assertNotNull(recruiting.header("X-Request-Id"));
        assertEquals("User-Agent", recruiting.header("Vary"));
        assertEquals("max-age=0, private, must-revalidate", recruiting.header("Cache-Control"));
        assertEquals("application/json; charset=utf-8", recruiting.header("Content-Type"));

        ApiClient.Response employees = api.get("/legal_entities");
        assertNull(employees.header("ETag"));
        assertNull(employees.header("X-Request-Id"));
        assertEquals("http://acme-sandbox.workable.com", employees.header("Access-Control-Allow-Origin"));
        assertEquals("100000", employees.header("X-Rate-Limit-Limit"));

        ApiClient.Response missing = api.get("/employees/1");
        assertEquals(404, missing.status());
        assertEquals("notFound", missing.json().path("error").asText());
        assertTrue(missing.json().has("message"));
    }

    @Test
    void whatAClientHoldsAlreadyIsNotSentAgain() {
        String etag = String.valueOf(api.get("/stages").header("ETag"));
        ApiClient.Response again = api.get("/stages", "If-None-Match", etag);

        assertTrue(etag.startsWith("W/\""));
        assertEquals(304, again.status());
        assertEquals("", again.body());
        assertEquals(
                200, api.get("/disqualification_reasons", "If-None-Match", etag).status());
    }

    @Test
    void theOldPathsBelowTheAccountMeanTheSame() {
        assertEquals(api.json("/stages"), api.json("/accounts/acme-sandbox/stages"));
        assertEquals(
                api.json("/jobs/" + published(0) + "/members"),
                api.json("/accounts/acme-sandbox/jobs/" + published(0) + "/members"));
        assertEquals(404, api.get("/accounts/another/stages").status());
    }

    @Test
    void noSubscriptionsAtAllIsNotFoundWithAnEmptyObject() {
        ApiClient.Response response = api.get("/subscriptions");

        assertEquals(404, response.status());
        assertEquals("{}", response.body());
    }

    @Test
    void aBodyThatIsNotJsonIsABadRequest() {
        assertEquals(400, api.send("POST", "/departments", "{\"name\":").status());
    }
}
