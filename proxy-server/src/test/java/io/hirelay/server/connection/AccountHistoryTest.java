package io.hirelay.server.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hirelay.connection.StoredCredential;
import io.hirelay.server.connection.AccountsFixture.Reply;
import io.hirelay.spi.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers see of accounts' lives, and how customers are erased. */
class AccountHistoryTest {
    private static final String OAUTH = """
            {"integration":"acme-hire","tenant_id":"t1","authentication_method":"oauth2",
             "context":{"site":"blue","access_token":"good-token","refresh_token":"r1","expires_in":7200}}""";

    private final AccountsFixture server = new AccountsFixture();

    @AfterEach
    void stop() {
        server.close();
    }

    private Reply events(String id, String query) {
        return server.call("GET", "/integrated-account/" + id + "/events" + query);
    }

    private List<String> names(String id) {
        List<Map<String, Object>> rows = events(id, "").at("result");
        return rows.stream()
                .map(row -> row.get("event") + " " + row.get("previous_status") + ">" + row.get("status"))
                .toList();
    }

    @Test
    void every_step_of_an_account_is_told_in_order() {
        String id = server.created();
        server.provider.goodKeys.clear();
        var account = server.accounts.find("default", UUID.fromString(id)).orElseThrow();
        account.credentialRefused();
        account.credentialRefused();
        server.provider.goodKeys.add("c4n4ry-new-key");
        server.call(
                "PATCH",
                "/integrated-account/" + id + "/credentials",
                "{\"context\":{\"api_key\":\"c4n4ry-new-key\"}}");
        server.call("PATCH", "/integrated-account/" + id, "{\"status\":\"disabled\"}");

        assertEquals(
                List.of(
                        "integrated_account:created null>connecting",
                        "integrated_account:active connecting>active",
                        "integrated_account:authentication_error active>needs_reauth",
                        "integrated_account:updated needs_reauth>needs_reauth",
                        "integrated_account:active needs_reauth>active",
                        "integrated_account:updated active>disabled"),
                names(id));
        Map<String, Object> refused = events(id, "").at("result", "2");
        assertEquals(id, refused.get("integrated_account_id"));
        assertEquals("t1", refused.get("tenant_id"));
        assertEquals("the key is refused; make a new one under Settings", refused.get("message"));
        assertNotNull(refused.get("created_at"));
        UUID.fromString((String) refused.get("id"));
    }

    @Test
    void a_credential_that_does_not_work_is_told_of() {
        String id = server.call(
                        "POST",
                        "/integrated-account",
                        AccountsFixture.CREATE.replace("c4n4ry-good-key", "c4n4ry-bad-key"))
                .at("id");

        assertEquals(
                List.of(
                        "integrated_account:created null>connecting",
                        "integrated_account:validation_error connecting>validation_error"),
                names(id));
    }

    @Test
    void events_are_paged_and_a_cursor_is_bound_to_its_account() {
        String id = server.created();
        for (int i = 0; i < 3; i++) {
            server.call("PATCH", "/integrated-account/" + id, "{\"tenant_id\":\"t" + i + "x\"}");
        }
        List<Object> all = events(id, "").at("result");

        List<Object> walked = new ArrayList<>();
        Reply page = events(id, "?limit=2");
        walked.addAll(page.<List<Object>>at("result"));
        assertEquals(2L, page.<Long>at("limit"));
        String cursor = page.at("next_cursor");
        page = events(id, "?limit=2&next_cursor=" + cursor);
        walked.addAll(page.<List<Object>>at("result"));
        page = events(id, "?limit=2&next_cursor=" + page.at("next_cursor"));
        walked.addAll(page.<List<Object>>at("result"));

        assertNull(page.at("next_cursor"));
        assertEquals(5, all.size());
        assertEquals(all, walked);
        String other = server.created();
        assertEquals(400, events(other, "?next_cursor=" + cursor).status());
        assertEquals(400, events(id, "?next_cursor=nonsense").status());
        assertEquals(400, events(id, "?page=2").status());
    }

    @Test
    void events_of_others_and_of_what_is_gone_are_not_there() {
        String id = server.created();

        assertEquals(
                404,
                server.callAs(AccountsFixture.OTHER_TOKEN, "GET", "/integrated-account/" + id + "/events")
                        .status());
        server.call("DELETE", "/integrated-account/" + id);
        assertEquals(404, events(id, "").status());
    }

    @Test
    void a_customer_is_erased_with_all_its_accounts_and_nobody_elses() {
        List<String> mine = List.of(server.created(), server.created(), server.created());
        String otherTenant = server.call("POST", "/integrated-account", AccountsFixture.CREATE.replace("t1", "t2"))
                .at("id");
        String otherEnvironment = server.callAs(
                        AccountsFixture.OTHER_TOKEN, "POST", "/integrated-account", AccountsFixture.CREATE)
                .at("id");

        Reply reply = server.call("DELETE", "/tenant/t1");

        assertEquals(200, reply.status(), reply.body());
        assertEquals(Map.of("id", "t1", "deleted", 3L), reply.json());
        for (String id : mine) {
            assertEquals(404, server.call("GET", "/integrated-account/" + id).status());
            assertEquals(Optional.empty(), server.credentials.find(UUID.fromString(id)));
        }
        assertEquals("active", server.status(otherTenant));
        assertEquals(
                200,
                server.callAs(AccountsFixture.OTHER_TOKEN, "GET", "/integrated-account/" + otherEnvironment)
                        .status());
        assertEquals(404, server.call("DELETE", "/tenant/t1").status());
        assertEquals(404, server.call("DELETE", "/tenant/nobody").status());
    }

    @Test
    void a_customer_of_more_than_a_page_is_erased_whole_whatever_it_is_called() {
        String name = "Ærø & Söhne/é";
        for (int i = 0; i < 105; i++) {
            server.call("POST", "/integrated-account", AccountsFixture.CREATE.replace("t1", name));
        }

        Reply reply = server.call("DELETE", "/tenant/%C3%86r%C3%B8%20%26%20S%C3%B6hne%2F%C3%A9");

        assertEquals(Map.of("id", name, "deleted", 105L), reply.json());
        assertEquals(List.of(), server.call("GET", "/integrated-account").at("result"));
    }

    @Test
    void what_else_is_kept_of_a_customer_goes_too() {
        server.erased.tenants.add("default/t7");
        server.erased.tenants.add("other/t8");

        assertEquals(
                Map.of("id", "t7", "deleted", 0L),
                server.call("DELETE", "/tenant/t7").json());
        assertEquals(404, server.call("DELETE", "/tenant/t7").status());
        assertEquals(404, server.call("DELETE", "/tenant/t8").status());
    }

    @Test
    void an_oauth_account_knows_when_its_token_ends() {
        server.provider.goodKeys.add("good-token");

        Reply reply = server.call("POST", "/integrated-account", OAUTH);

        assertEquals(201, reply.status(), reply.body());
        assertEquals("active", reply.at("status"));
        assertEquals("oauth2", reply.at("authentication_method"));
        assertEquals(Map.of("site", "blue"), reply.at("context"));
        StoredCredential kept = kept(reply.at("id"));
        assertEquals(Map.of("access_token", Secret.of("good-token"), "refresh_token", Secret.of("r1")), kept.fields());
        Duration left =
                Duration.between(server.clock.instant(), kept.expiresAt().orElseThrow());
        assertFalse(left.isNegative());
        assertEquals(2, left.toHours() + 1);
    }

    private StoredCredential kept(String id) {
        return server.credentials.find(UUID.fromString(id)).orElseThrow();
    }

    @Test
    void new_tokens_of_an_oauth_account_are_merged_and_keep_its_id() {
        server.provider.goodKeys.add("good-token");
        String id = server.call("POST", "/integrated-account", OAUTH).at("id");
        server.provider.goodKeys.add("second");

        Reply reply = server.call(
                "PATCH", "/integrated-account/" + id + "/credentials", "{\"context\":{\"access_token\":\"second\"}}");

        assertEquals("active", reply.at("status"), reply.body());
        assertEquals(id, reply.at("id"));
        assertEquals(Map.of("access_token", Secret.of("second"), "refresh_token", Secret.of("r1")), kept(id).fields());
        assertEquals(Optional.empty(), kept(id).expiresAt(), "the end of another token is not its own");

        server.call(
                "PATCH",
                "/integrated-account/" + id + "/credentials",
                "{\"context\":{\"access_token\":\"second\",\"refresh_token\":\"r2\",\"expires_in\":\"3600\"}}");
        assertEquals(Secret.of("r2"), kept(id).fields().get("refresh_token"));
        assertFalse(kept(id).expiresAt().isEmpty());
    }

    @Test
    void an_account_can_change_to_another_kind_of_credential() {
        String id = server.created();
        server.provider.goodKeys.add("good-token");

        assertEquals(
                List.of("context.access_token"),
                server.call(
                                "PATCH",
                                "/integrated-account/" + id + "/credentials",
                                "{\"authentication_method\":\"oauth2\",\"context\":{\"refresh_token\":\"r\"}}")
                        .failed());
        assertEquals("api_key", server.call("GET", "/integrated-account/" + id).at("authentication_method"));

        Reply reply = server.call(
                "PATCH",
                "/integrated-account/" + id + "/credentials",
                "{\"authentication_method\":\"oauth2\",\"context\":{\"access_token\":\"good-token\"}}");

        assertEquals("oauth2", reply.at("authentication_method"), reply.body());
        assertEquals("active", reply.at("status"));
        assertEquals(id, reply.at("id"));
        assertEquals(Map.of("access_token", Secret.of("good-token")), kept(id).fields(), "the key is gone");
    }

    @Test
    void an_account_is_not_switched_on_with_a_credential_that_is_refused() {
        String id = server.created();
        server.call("PATCH", "/integrated-account/" + id, "{\"status\":\"disabled\"}");
        server.provider.goodKeys.clear();

        Reply reply = server.call("PATCH", "/integrated-account/" + id, "{\"status\":\"active\"}");

        assertEquals(200, reply.status(), reply.body());
        assertEquals("needs_reauth", reply.at("status"));
        assertEquals("the key is refused; make a new one under Settings", reply.at("last_error"));
    }

    @Test
    void settings_that_the_provider_refuses_change_nothing() {
        String id = server.created();

        Reply reply = server.call("PATCH", "/integrated-account/" + id, "{\"context\":{\"site\":\"forbidden\"}}");

        assertEquals(422, reply.status(), reply.body());
        assertEquals(List.of("context.site"), reply.failed());
        assertEquals(
                Map.of("site", "blue"),
                server.call("GET", "/integrated-account/" + id).at("context"));
        assertEquals("active", server.status(id));
    }
}
