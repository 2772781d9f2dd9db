package io.hirelay.server.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.server.connection.AccountsFixture.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountEndpointsTest {
    private final AccountsFixture server = new AccountsFixture();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_account_that_works_is_active_and_shows_no_secret() {
        Reply reply = server.call("POST", "/integrated-account", AccountsFixture.CREATE);

        assertEquals(201, reply.status(), reply.body());
        UUID.fromString(reply.at("id"));
        assertEquals("active", reply.at("status"));
        assertEquals("t1", reply.at("tenant_id"));
        assertEquals(Map.of("name", "acme-hire", "label", "Acme Hire", "category", "ats"), reply.at("integration"));
        assertEquals("api_key", reply.at("authentication_method"));
        assertEquals(Map.of("site", "blue"), reply.at("context"));
        assertEquals(false, reply.at("is_sandbox"));
        assertNull(reply.at("last_error"));
        assertNull(reply.at("default_user"));
        assertFalse(reply.body().contains("c4n4ry-good-key"), reply.body());
        assertEquals(
                reply.json(),
                server.call("GET", "/integrated-account/" + reply.at("id")).json());
        assertEquals(
                "http://operator.example",
                server.provider.opened.get(0).config.settings().get("base_url"),
                "what the operator has set is part of the connection");
    }

    @Test
    void one_whose_key_is_refused_is_kept_and_says_why() {
        Reply reply = server.call(
                "POST", "/integrated-account", AccountsFixture.CREATE.replace("c4n4ry-good-key", "c4n4ry-bad-key"));

        assertEquals(201, reply.status(), reply.body());
        assertEquals("validation_error", reply.at("status"));
        assertEquals("the key is refused; make a new one under Settings", reply.at("last_error"));
        assertFalse(reply.body().contains("c4n4ry-bad-key"), reply.body());
    }

    @Test
    void one_whose_provider_cannot_be_reached_is_kept_and_says_so() {
        server.provider.reachable = false;

        Reply reply = server.call("POST", "/integrated-account", AccountsFixture.CREATE);

        assertEquals("validation_error", reply.at("status"));
        assertEquals("acme-hire cannot be reached", reply.at("last_error"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'status':null}                    | status",
                "{'status':'asleep'}                | status",
                "{'tenant_id':null}                 | tenant_id",
                "{'authentication_method':'oauth2'} | authentication_method",
            })
    void a_change_that_cannot_be_is_refused(String body, String field) {
        Object id = server.call("POST", "/integrated-account", AccountsFixture.CREATE)
                .at("id");

        Reply reply = server.call("PATCH", "/integrated-account/" + id, body.replace('\'', '"'));

        assertEquals(422, reply.status(), reply.body());
        assertTrue(reply.body().contains("\"field\":\"" + field + "\""), reply.body());
    }

    @Test
    void optional_fields_are_kept() {
        Reply reply = server.call("POST", "/integrated-account", """
                {"integration":"acme-hire","tenant_id":"t1","authentication_method":"api_key","is_sandbox":true,
                 "default_user_id":"ada@example.com","context":{"site":" blue ","team":"red","api_key":" c4n4ry-good-key\\n"}}""");

        assertEquals(Map.of("id", "ada@example.com"), reply.at("default_user"));
        assertEquals(true, reply.at("is_sandbox"));
        assertEquals(Map.of("site", "blue", "team", "red"), reply.at("context"));
        assertEquals("active", reply.at("status"), "white space around a key is not part of it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'tenant_id':'t','context':{}}                                            | integration",
                "{'integration':'acme-hire','context':{}}                                  | tenant_id",
                "{'integration':'acme-hire','tenant_id':'t'}                               | context",
                "{'integration':'acme-hire','tenant_id':'t','context':[]}                  | context",
                "{'integration':'acme-hire','tenant_id':'t','context':{},'colour':1}       | colour",
                "{'integration':'nobody','tenant_id':'t','context':{}}                     | integration",
                "{'integration':'acme-hire','tenant_id':' ','authentication_method':'api_key','context':{'site':'blue','api_key':'k'}} | tenant_id",
                "{'integration':'acme-hire','tenant_id':'t','context':{}}                  | authentication_method",
                "{'integration':'acme-hire','tenant_id':'t','authentication_method':'magic','context':{}} | authentication_method",
                "{'integration':'acme-hire','tenant_id':'t','authentication_method':'oauth2','context':{'site':'blue'}} | context.access_token",
                "{'integration':'acme-hire','tenant_id':'t','authentication_method':'oauth2','context':{'site':'blue','access_token':'t','expires_in':'soon'}} | context.expires_in",
                "{'integration':'acme-hire','tenant_id':'t','authentication_method':'oauth2','context':{'site':'blue','access_token':'t','expires_in':-5}} | context.expires_in",
                "{'integration':'acme-hire','tenant_id':'t','authentication_method':'oauth2','context':{'site':'blue','access_token':'t','api_key':'k'}} | context.api_key",
                "{'integration':'acme-hire','tenant_id':'t','authentication_method':'api_key','context':{}} | context.site,context.api_key",
                "{'integration':'acme-hire','tenant_id':'t','authentication_method':'basic','context':{'site':'blue'}} | context.username",
                "{'integration':'acme-hire','tenant_id':'t','authentication_method':'api_key','context':{'site':'BLUE','api_key':'k','hue':'x'}} | context.site,context.hue",
                "{'integration':'acme-hire','tenant_id':'t','authentication_method':'api_key','context':{'site':1,'api_key':true}} | context.site,context.api_key",
                "{'integration':'acme-hire','tenant_id':'t','authentication_method':'api_key','context':{'site':'blue','api_key':''}} | context.api_key",
                "{'integration':'acme-hire','tenant_id':'t','authentication_method':'api_key','context':{'site':'blue','api_key':12}} | context.api_key",
                "{'integration':'acme-hire','tenant_id':'t','authentication_method':'api_key','context':{'site':'blue','api_key':'clé secrète'}} | context.api_key",
                "{'integration':'acme-hire','tenant_id':'t','authentication_method':'api_key','context':{'site':'blue','api_key':'k','base_url':'https://evil.example'}} | context.base_url",
                "{'integration':'acme-hire','tenant_id':'t','authentication_method':'api_key','context':{'site':'forbidden','api_key':'k'}} | context.site",
            })
    void what_is_wrong_is_named_and_nothing_is_kept(String body, String fields) {
        Reply reply = server.call("POST", "/integrated-account", body.replace('\'', '"'));

        assertEquals(422, reply.status(), reply.body());
        assertEquals("request.validation_failed", reply.at("code"));
        assertEquals(Set.of(fields.split(",")), new HashSet<>(reply.failed()), reply.body());
        assertFalse(reply.body().contains("secrète"), reply.body());
        assertEquals(List.of(), server.call("GET", "/integrated-account").at("result"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "[]", "\"text\"", "null"})
    void a_body_that_is_no_object_is_malformed(String body) {
        Reply reply = server.call("POST", "/integrated-account", body);

        assertEquals(400, reply.status(), reply.body());
        assertEquals("request.invalid", reply.at("code"));
    }

    @Test
    void a_kind_of_credential_that_is_not_taken_is_told_with_those_that_are() {
        Reply reply = server.call(
                "POST", "/integrated-account", AccountsFixture.CREATE.replace("\"api_key\",\n", "\"magic\",\n"));

        assertEquals(422, reply.status());
        assertTrue(reply.<String>at("message").contains("api_key, basic"), reply.body());
    }

    @Test
    void a_walk_over_the_list_returns_every_account_once_oldest_first() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(server.created());
        }
        for (int limit : new int[] {1, 2, 3, 7, 100}) {
            List<String> walked = new ArrayList<>();
            String cursor = "";
            do {
                Reply page = server.call("GET", "/integrated-account?limit=" + limit + "&next_cursor=" + cursor);
                assertEquals((long) limit, page.<Long>at("limit"));
                page.<List<Map<String, Object>>>at("result").forEach(account -> walked.add((String) account.get("id")));
                cursor = page.at("next_cursor");
            } while (cursor != null);
            assertEquals(ids, walked, "limit " + limit);
        }
    }

    @Test
    void lists_are_filtered() {
        String one = server.created();
        server.call("POST", "/integrated-account", AccountsFixture.CREATE.replace("t1", "t2"));
        server.call("POST", "/integrated-account", AccountsFixture.CREATE.replace("c4n4ry-good-key", "c4n4ry-bad-key"));

        assertEquals(
                2,
                server.call("GET", "/integrated-account?tenant_id=t1")
                        .<List<?>>at("result")
                        .size());
        assertEquals(
                one,
                server.call("GET", "/integrated-account?tenant_id=t1&status=active")
                        .at("result", "0", "id"));
        assertEquals(
                3,
                server.call("GET", "/integrated-account?integration=acme-hire")
                        .<List<?>>at("result")
                        .size());
        assertEquals(
                List.of(),
                server.call("GET", "/integrated-account?status=disabled").at("result"));
        assertEquals(50L, server.call("GET", "/integrated-account").<Long>at("limit"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, request.invalid_parameter",
        "limit=101, request.invalid_parameter",
        "limit=x, request.invalid_parameter",
        "limit=1&limit=2, request.invalid_parameter",
        "status=happy, request.invalid_parameter",
        "integration=nobody, request.invalid_parameter",
        "next_cursor=zzz, request.invalid_cursor",
        "next_cursor=MjAyNi0xMS0yMVQwMDowMDowMFogMQ, request.invalid_cursor",
        "colour=red, request.unknown_parameter",
    })
    void a_parameter_that_is_wrong_is_400_and_named(String query, String code) {
        Reply reply = server.call("GET", "/integrated-account?" + query);

        assertEquals(400, reply.status(), reply.body());
        assertEquals(code, reply.at("code"));
        assertTrue(reply.<String>at("message").contains(query.substring(0, query.indexOf('='))), reply.body());
    }

    @Test
    void an_account_is_only_there_for_its_own_environment() {
        String id = server.created();

        for (String method : new String[] {"GET", "DELETE"}) {
            assertEquals(
                    404,
                    server.callAs(AccountsFixture.OTHER_TOKEN, method, "/integrated-account/" + id)
                            .status());
        }
        assertEquals(
                404,
                server.callAs(AccountsFixture.OTHER_TOKEN, "POST", "/integrated-account/" + id + "/test")
                        .status());
        assertEquals(
                404,
                server.callAs(AccountsFixture.OTHER_TOKEN, "PATCH", "/integrated-account/" + id, "{}")
                        .status());
        assertEquals(
                List.of(),
                server.callAs(AccountsFixture.OTHER_TOKEN, "GET", "/integrated-account")
                        .at("result"));
        assertTrue(server.accounts.find("other", UUID.fromString(id)).isEmpty());
        assertEquals("active", server.status(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"me", "1", "1-1-1-1-1", "00000000-0000-4000-8000-00000000000g"})
    void a_malformed_id_is_400(String id) {
        Reply reply = server.call("GET", "/integrated-account/" + id);

        assertEquals(400, reply.status(), reply.body());
        assertTrue(reply.<String>at("message").contains("UUID"), reply.body());
    }

    @Test
    void an_unknown_id_is_404() {
        String nobody = "/integrated-account/0f8fad5b-d9cb-469f-a165-70867728950e";

        assertEquals(404, server.call("GET", nobody).status());
        assertEquals(404, server.call("DELETE", nobody).status());
        assertEquals(404, server.call("POST", nobody + "/test").status());
        assertEquals("request.not_found", server.call("GET", nobody).at("code"));
    }

    @Test
    void what_is_deleted_is_gone_closed_and_wiped() {
        String id = server.created();
        assertEquals(1, server.provider.open());

        Reply reply = server.call("DELETE", "/integrated-account/" + id);

        assertEquals(200, reply.status());
        assertEquals(Map.of("id", id), reply.json());
        assertEquals(404, server.call("GET", "/integrated-account/" + id).status());
        assertEquals(404, server.call("DELETE", "/integrated-account/" + id).status());
        assertEquals(0, server.provider.open());
        assertTrue(server.credentials.find(UUID.fromString(id)).isEmpty());
    }

    @Test
    void a_test_tells_every_check_in_three_states() {
        String id = server.created();

        Reply reply = server.call("POST", "/integrated-account/" + id + "/test");

        assertEquals(200, reply.status(), reply.body());
        assertEquals(true, reply.at("ok"), "a missing scope is no reason not to use the account");
        assertEquals("token", reply.at("checks", "0", "name"));
        assertEquals(true, reply.at("checks", "0", "ok"));
        assertEquals(false, reply.at("checks", "1", "ok"));
        assertEquals("r_jobs", reply.at("checks", "1", "missing_scope"));
        assertTrue(reply.<Map<String, Object>>at("checks", "2").containsKey("ok"));
        assertNull(reply.at("checks", "2", "ok"));
    }

    @Test
    void systems_are_listed() {
        assertEquals(
                Map.of(
                        "result",
                        List.of(Map.of(
                                "name",
                                "acme-hire",
                                "label",
                                "Acme Hire",
                                "category",
                                "ats",
                                "authentication_methods",
                                List.of("api_key", "basic")))),
                server.call("GET", "/integration").json());
    }

    @Test
    void a_wrong_token_is_told_what_would_be_right() {
        Reply reply = server.callAs("hrl_c4n4ry_nobody", "GET", "/integrated-account");

        assertEquals(401, reply.status());
        assertEquals("request.unauthenticated", reply.at("code"));
        assertTrue(reply.<String>at("message").contains("token"), reply.body());
        assertFalse(reply.body().contains("hrl_c4n4ry_nobody"), reply.body());
    }

    @Test
    void a_default_user_is_a_member_and_shown_by_the_id() {
        String context = ",\"context\":{\"site\":\"blue\",\"api_key\":\"c4n4ry-good-key\"}}";
        String base = "{\"integration\":\"acme-hire\",\"tenant_id\":\"t1\",\"authentication_method\":\"api_key\"";
        Reply refused =
                server.call("POST", "/integrated-account", base + ",\"default_user_id\":\"stranger\"" + context);
        assertEquals(422, refused.status());
        assertEquals(List.of("default_user_id"), refused.failed());
        assertEquals("u-1", refused.at("details", "options", "0", "id"));
        assertEquals(List.of(), server.call("GET", "/integrated-account").at("result"));

        Reply made = server.call(
                "POST", "/integrated-account", base + ",\"default_user_id\":\"ada@acme.example\"" + context);
        assertEquals(201, made.status(), made.body());
        assertEquals("u-1", made.at("default_user", "id"));
        String id = made.at("id");
        Reply changed = server.call("PATCH", "/integrated-account/" + id, "{\"default_user_id\":\"stranger\"}");
        assertEquals(422, changed.status());
        assertEquals(List.of("default_user_id"), changed.failed());
        assertEquals("u-1", server.call("GET", "/integrated-account/" + id).at("default_user", "id"));
        assertEquals(
                "u-2",
                server.call("PATCH", "/integrated-account/" + id, "{\"default_user_id\":\"u-2\"}")
                        .at("default_user", "id"));
    }
}
