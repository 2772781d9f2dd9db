package io.hirelay.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartyTest {
    private static final String ID = "7a3f1c58-55a1-4f0e-9a66-0d8f0a9d7f01";
    private static final Party ACCOUNT = Party.of(UUID.fromString(ID));
    private static final Endpoint LIST = endpoint("/unified/ats/jobs", Access.ACCOUNT_TOKEN);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "integrated_account_id=" + ID,
                "limit=2&integrated_account_id=" + ID + "&x=%41",
                "integrated_account_id=7A3F1C58-55A1-4F0E-9A66-0D8F0A9D7F01",
                "integrated%5Faccount_id=" + ID,
                "a=1&integrated_account_id=%20" + ID + "%20",
                "not_integrated_account_id=1&x=%20&integrated_account_id=" + ID
            })
    void a_query_names_the_account(String query) {
        assertEquals(ACCOUNT, Party.of(LIST, Map.of(), query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "integrated_account_id=", "integrated_account_id=x", "a=%zz", "x=" + ID})
    void a_query_that_names_none_is_nobodys(String query) {
        assertEquals(Party.NOBODY, Party.of(LIST, Map.of(), query));
    }

    @Test
    void a_path_names_the_account_but_for_the_ids_of_records() {
        Endpoint account = endpoint("/integrated-account/{id}/test", Access.TOKEN);
        assertEquals(ACCOUNT, Party.of(account, Map.of("id", ID), ""));
        Endpoint record = endpoint("/unified/ats/jobs/{id}", Access.TOKEN);
        assertEquals(Party.NOBODY, Party.of(record, Map.of("id", ID), ""));
    }

    @Test
    void a_secret_address_is_a_party_and_is_not_shown() {
        Endpoint link = endpoint("/link/{token}/connect", Access.SECRET_ADDRESS);
        Party one = Party.of(link, Map.of("token", "c4n4ry-1"), "");
        assertNotEquals(one, Party.of(link, Map.of("token", "c4n4ry-2"), ""));
        assertFalse(one.toString().contains("c4n4ry"));
        assertEquals(
                Party.NOBODY, Party.of(endpoint("/health", Access.PUBLIC), Map.of(), "integrated_account_id=" + ID));
    }

    @Test
    void the_callers_own_account_is_next() {
        Optional<Caller> ofAccount = Optional.of(new Caller("default", "t1", Optional.of(UUID.fromString(ID))));
        assertEquals(ACCOUNT, Party.NOBODY.or(ofAccount));
        assertEquals(new Party("x"), new Party("x").or(ofAccount));
        assertEquals(Party.NOBODY, Party.NOBODY.or(Optional.of(new Caller("default", "t1", Optional.empty()))));
    }

    @Test
    void a_body_names_the_account_and_else_it_is_the_callers() {
        Optional<Caller> caller = Optional.of(new Caller("default", "t1", Optional.empty()));
        assertEquals(ACCOUNT, Party.NOBODY.or(caller, json("{\"a\":1,\"integrated_account_id\": \"" + ID + "\"}")));
        assertEquals(new Party("t1"), Party.NOBODY.or(caller, json("{\"integrated_account_id\":\"7a3f\"}")));
        assertEquals(new Party("t1"), Party.NOBODY.or(caller, json("{\"integrated_account_id\"")));
        assertEquals(new Party("t1"), Party.NOBODY.or(caller, new byte[0]));
        assertEquals(Party.NOBODY, Party.NOBODY.or(Optional.empty(), new byte[0]));
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Endpoint endpoint(String path, Access access) {
        return new Endpoint("GET", path, access, Spec.hidden("x"), request -> Answer.ok("x"));
    }
}
