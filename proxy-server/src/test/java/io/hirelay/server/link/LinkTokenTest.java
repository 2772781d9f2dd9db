package io.hirelay.server.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.StoredConnection;
import io.hirelay.server.http.ServerFixture;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /link-token}. */
class LinkTokenTest {
    private final LinkFixture fixture = new LinkFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    private HttpResponse<String> ask(String body) {
        return fixture.first()
                .send(fixture.first().request("/link-token").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private List<String> failed(String body) {
        HttpResponse<String> answer = ask(body);
        assertEquals(422, answer.statusCode(), answer.body());
        Map<String, Object> details =
                ServerFixture.cast(fixture.first().object(answer.body()).get("details"));
        List<Map<String, String>> failures = ServerFixture.cast(details.get("failures"));
        return failures.stream().map(failure -> failure.get("field")).collect(Collectors.toList());
    }

    private UUID account(String environment, ConnectionStatus status) {
        StoredConnection account = new StoredConnection(
                UUID.randomUUID(),
                environment,
                "t9",
                "acme-hire",
                status,
                "api_key",
                Map.of("site", "blue"),
                Optional.empty(),
                Optional.empty(),
                false,
                0,
                fixture.now.get(),
                fixture.now.get());
        fixture.connectionStore.insert(account);
        return account.id();
    }

    @Test
    void a_link_is_an_address_with_a_secret_that_is_kept_as_a_hash_only() {
        HttpResponse<String> answer = ask("{\"tenant_id\":\"t1\",\"integration\":\"acme-hire\"}");
        assertEquals(201, answer.statusCode());
        Map<String, Object> made = fixture.first().object(answer.body());
        String token = (String) made.get("link_token");
        assertTrue(token.matches("lnk_[A-Za-z0-9_-]{43}"), token);
        assertEquals("http://127.0.0.1:" + fixture.first().listener.port() + "/link/" + token, made.get("url"));
        LinkSession kept = fixture.links.sessions.values().iterator().next();
        assertEquals(LinkSecrets.hash(token), kept.tokenHash());
        assertFalse(kept.toString().contains(token.substring(4)));
        assertEquals(Duration.ofDays(7), Duration.between(kept.createdAt(), kept.expiresAt()));
    }

    @Test
    void a_link_is_for_one_customer_or_for_one_account() {
        assertEquals(List.of("tenant_id"), failed("{}"));
        assertEquals(
                List.of("integrated_account_id"),
                failed("{\"tenant_id\":\"t1\",\"integrated_account_id\":\"" + UUID.randomUUID() + "\"}"));
        assertEquals(List.of("tenant_id"), failed("{\"tenant_id\":\"  \"}"));
        assertEquals(List.of("integrated_account_id"), failed("{\"integrated_account_id\":\"1-1-1-1-1\"}"));
        assertEquals(List.of("integration"), failed("{\"tenant_id\":\"t1\",\"integration\":\"nothing\"}"));
    }

    @Test
    void an_account_of_another_environment_does_not_exist() {
        UUID foreign = account("other", ConnectionStatus.NEEDS_REAUTH);
        UUID own = account("default", ConnectionStatus.NEEDS_REAUTH);
        assertEquals(404, ask("{\"integrated_account_id\":\"" + foreign + "\"}").statusCode());
        assertEquals(
                404,
                ask("{\"integrated_account_id\":\"" + UUID.randomUUID() + "\"}").statusCode());
        assertEquals(201, ask("{\"integrated_account_id\":\"" + own + "\"}").statusCode());
    }

    @Test
    void an_account_that_is_switched_off_is_not_connected_again() {
        UUID off = account("default", ConnectionStatus.DISABLED);
        assertEquals(List.of("integrated_account_id"), failed("{\"integrated_account_id\":\"" + off + "\"}"));
    }

    @Test
    void the_system_of_a_link_for_an_account_is_that_of_the_account() {
        UUID own = account("default", ConnectionStatus.NEEDS_REAUTH);
        assertEquals(
                201,
                ask("{\"integrated_account_id\":\"" + own + "\",\"integration\":\"acme-hire\"}")
                        .statusCode());
        assertEquals("t9", fixture.links.sessions.values().iterator().next().tenantId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example.com/done",
                "https://user:pw@app.example.com/",
                "https://app.example.com/#done",
                "javascript:alert(1)",
                "//app.example.com",
                "/settings",
                "data:text/html,x",
                "https:app.example.com",
                "https://",
                "https://app.example.com/a b",
                "ftp://app.example.com/"
            })
    void a_link_leads_back_to_safe_addresses_only(String address) {
        assertEquals(List.of("redirect_uri"), failed("{\"tenant_id\":\"t1\",\"redirect_uri\":\"" + address + "\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com/settings?tab=1",
                "http://localhost:3000/back",
                "http://127.0.0.1/",
                "http://[::1]:8080/x"
            })
    void good_addresses_are_taken(String address) {
        assertEquals(
                201,
                ask("{\"tenant_id\":\"t1\",\"redirect_uri\":\"" + address + "\"}")
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com/",
                "https://app.example.com/x",
                "*",
                "null",
                "https://*.example.com",
                "https://a.example; script-src *",
                "http://app.example.com",
                "https://app.example.com?x"
            })
    void an_origin_is_nothing_but_an_origin(String origin) {
        assertEquals(List.of("origin"), failed("{\"tenant_id\":\"t1\",\"origin\":\"" + origin + "\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x, https://a.example/x?status=success",
        "https://a.example/x?, https://a.example/x?status=success",
        "https://a.example/x?q=1, https://a.example/x?q=1&status=success"
    })
    void the_result_is_added_to_what_the_address_has(String address, String expected) {
        assertEquals(
                expected, ReturnAddress.with(new ReturnAddress(false).redirect(address), Map.of("status", "success")));
    }

    @Test
    void without_an_api_token_there_is_no_link() {
        HttpResponse<String> answer = fixture.first()
                .send(fixture.first()
                        .request("/link-token")
                        .setHeader("Authorization", "Bearer wrong")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"tenant_id\":\"t1\"}")));
        assertEquals(401, answer.statusCode());
    }
}
