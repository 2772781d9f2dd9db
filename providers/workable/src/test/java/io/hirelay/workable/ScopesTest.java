package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScopesTest {

    static List<WireEndpoint> endpoints() {
        return WireEndpoint.all();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyEndpointSaysWhichScopeItAsksFor(WireEndpoint endpoint) {
        assertFalse(Scopes.of(endpoint.method(), "/" + endpoint.template()).isEmpty(), endpoint.toString());
    }

    @Test
    void whatIsPartOfAnotherIsNotAskedForBesides() {
        assertEquals(
                List.of(
                        "r_account",
                        "r_candidates",
                        "r_jobs",
                        "r_offers",
                        "r_requisitions",
                        "w_candidates",
                        "w_departments",
                        "w_requisitions"),
                Scopes.ofOperations());
    }

    @Test
    void aPathInFrontOfTheApiDoesNotMatter() {
        assertEquals(List.of("r_offers"), Scopes.of("GET", "/mock/acme/spi/v3/candidates/{id}/offer"));
        assertEquals(List.of(), Scopes.of("GET", "/spi/v3/moods"));
        assertEquals(List.of(), Scopes.of("GET", "/candidates"));
    }
}
