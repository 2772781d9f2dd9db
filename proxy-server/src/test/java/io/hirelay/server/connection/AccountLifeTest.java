package io.hirelay.server.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.AuthenticationException;
import io.hirelay.server.connection.AccountsFixture.Reply;
import io.hirelay.server.http.Account;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountLifeTest {
    private final AccountsFixture server = new AccountsFixture();

    @AfterEach
    void stop() {
        server.close();
    }

    private Account account(String id) {
        return server.accounts.find("default", UUID.fromString(id)).orElseThrow();
    }

    private Reply patch(String id, String body) {
        return server.call("PATCH", "/integrated-account/" + id, body.replace('\'', '"'));
    }

    @Test
    void a_refusal_that_a_second_look_confirms_asks_for_a_new_credential() {
        String id = server.created();
        server.provider.goodKeys.clear();

        account(id).credentialRefused();

        Reply reply = server.call("GET", "/integrated-account/" + id);
        assertEquals("needs_reauth", reply.at("status"));
        assertEquals("the key is refused; make a new one under Settings", reply.at("last_error"));
    }

    @Test
    void a_refusal_that_a_second_look_does_not_confirm_changes_nothing() {
        String id = server.created();

        account(id).credentialRefused();

        assertEquals("active", server.status(id));
    }

    @Test
    void a_provider_that_cannot_be_reached_confirms_nothing() {
        String id = server.created();
        server.provider.reachable = false;

        account(id).credentialRefused();

        assertEquals("active", server.status(id));
    }

    @Test
    void many_refusals_at_one_time_cost_one_look() throws Exception {
        String id = server.created();
        server.provider.goodKeys.clear();
        int before = server.provider.looks.get();
        Account account = account(id);

        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> all = new java.util.ArrayList<>();
            for (int i = 0; i < 16; i++) {
                all.add(pool.submit(account::credentialRefused));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertEquals(1, server.provider.looks.get() - before);
        assertEquals("needs_reauth", server.status(id));
    }

    @Test
    void a_good_test_sets_it_back_and_a_bad_one_asks_for_a_new_credential() {
        String id = server.created();

        server.provider.goodKeys.clear();
        assertEquals(
                false,
                server.call("POST", "/integrated-account/" + id + "/test").at("ok"));
        assertEquals("needs_reauth", server.status(id));

        server.provider.goodKeys.add("c4n4ry-good-key");
        assertEquals(
                true, server.call("POST", "/integrated-account/" + id + "/test").at("ok"));
        Reply account = server.call("GET", "/integrated-account/" + id);
        assertEquals("active", account.at("status"));
        assertNull(account.at("last_error"));
    }

    @Test
    void a_test_of_a_provider_that_is_away_leaves_the_account_alone() {
        String id = server.created();
        server.provider.reachable = false;

        Reply reply = server.call("POST", "/integrated-account/" + id + "/test");

        assertEquals(false, reply.at("ok"));
        assertEquals("reachable", reply.at("checks", "0", "name"));
        assertEquals("active", server.status(id));
    }

    @Test
    void a_good_test_mends_an_account_that_did_not_work_when_it_was_made() {
        String id = server.call(
                        "POST", "/integrated-account", AccountsFixture.CREATE.replace("c4n4ry-good-key", "late-key"))
                .at("id");
        assertEquals("validation_error", server.status(id));

        server.provider.goodKeys.add("late-key");
        server.call("POST", "/integrated-account/" + id + "/test");

        assertEquals("active", server.status(id));
    }

    @Test
    void what_is_not_sent_stays_as_it_is() {
        String id = server.created();

        Reply reply = patch(id, "{'tenant_id':'t9','context':{'team':'red'},'default_user_id':'u1'}");

        assertEquals(200, reply.status(), reply.body());
        assertEquals("t9", reply.at("tenant_id"));
        assertEquals(Map.of("site", "blue", "team", "red"), reply.at("context"));
        assertEquals(Map.of("id", "u1"), reply.at("default_user"));
        assertEquals("active", reply.at("status"), "the key that was not sent is still there");
        assertEquals(Map.of("id", "u1"), patch(id, "{}").at("default_user"));
        assertNull(patch(id, "{'default_user_id':null}").at("default_user"));
    }

    @Test
    void new_credentials_mend_an_account_and_keep_its_id() {
        String id = server.created();
        server.provider.goodKeys.clear();
        server.provider.goodKeys.add("c4n4ry-new-key");
        account(id).credentialRefused();
        assertEquals("needs_reauth", server.status(id));
        Account before = account(id);

        Reply reply = patch(id + "/credentials", "{'context':{'api_key':'c4n4ry-new-key'}}");

        assertEquals("active", reply.at("status"));
        assertEquals(id, reply.at("id"));
        before.credentialRefused();
        assertEquals("active", server.status(id), "what was refused is not what it holds now");
    }

    @Test
    void it_is_switched_off_and_on() {
        String id = server.created();

        assertEquals("disabled", patch(id, "{'status':'disabled'}").at("status"));
        server.call("POST", "/integrated-account/" + id + "/test");
        assertEquals("disabled", server.status(id), "a test does not switch on what was switched off");
        assertEquals("active", patch(id, "{'status':'active'}").at("status"));
    }

    @Test
    void a_refused_credential_is_not_mended_by_a_word() {
        String id = server.created();
        server.provider.goodKeys.clear();
        account(id).credentialRefused();

        Reply reply = patch(id, "{'status':'active'}");

        assertEquals(422, reply.status(), reply.body());
        assertEquals(List.of("status"), reply.failed());
        assertEquals("needs_reauth", server.status(id));
    }

    @Test
    void a_change_that_is_wrong_changes_nothing() {
        String id = server.created();

        assertEquals(
                List.of("status"),
                patch(id, "{'status':'happy','tenant_id':'x'}").failed());
        assertEquals(
                List.of("context.base_url"),
                patch(id, "{'tenant_id':'x','context':{'base_url':'x'}}").failed());
        assertEquals(List.of("colour"), patch(id, "{'colour':'red'}").failed());
        assertEquals("t1", server.call("GET", "/integrated-account/" + id).at("tenant_id"));
    }

    @Test
    void connections_are_opened_once_and_closed_with_the_rest() {
        String id = server.created();

        assertSame(account(id).connection(), account(id).connection());
        server.connections.close();

        assertEquals(0, server.provider.open());
    }

    @Test
    void a_connection_that_falls_out_stays_open_for_calls_that_hold_it() {
        try (AccountsFixture small = new AccountsFixture(Map.of(), 1)) {
            String first = small.created();
            var held = small.accounts
                    .find("default", UUID.fromString(first))
                    .orElseThrow()
                    .connection();
            for (int i = 0; i < 5; i++) {
                small.created();
            }
            assertEquals(6, small.provider.open());
            assertEquals(1, small.connections.budgets().size());
            assertNotSame(
                    held,
                    small.accounts
                            .find("default", UUID.fromString(first))
                            .orElseThrow()
                            .connection());

            small.connections.close();
            assertEquals(0, small.provider.open());
        }
    }

    @Test
    void an_account_whose_credential_is_lost_asks_for_a_new_one() {
        String id = server.created();
        server.credentials.delete(UUID.fromString(id));
        server.connections.close();

        assertThrows(AuthenticationException.class, () -> account(id).connection());

        assertEquals("needs_reauth", server.status(id));
    }

    @Test
    void calls_to_the_provider_are_counted() throws Exception {
        server.created();

        var served = server.served.take();
        assertEquals(1, served.trace().providerCalls());
        assertTrue(served.trace().account().isPresent());
        assertEquals(Optional.of("acme-hire"), served.trace().provider());
    }
}
