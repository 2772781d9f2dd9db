package io.hirelay.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which endpoint serves which path. */
class RouteTableTest {
    private final RouteTable routes = new RouteTable(List.of(
            endpoint("POST", "/any/{path*}"),
            endpoint("GET", "/any/one"),
            endpoint("GET", "/any/{id}/more"),
            endpoint("GET", "/{id}")));

    private static Endpoint endpoint(String method, String path) {
        return ServerFixture.endpoint(method, path, request -> Answer.empty(204));
    }

    private Optional<String> found(String method, String path) {
        return routes.find(method, path).endpoint().map(Endpoint::toString);
    }

    @Test
    void the_more_literal_path_wins_and_a_star_takes_all_that_follow() {
        assertEquals(Optional.of("GET /any/one"), found("GET", "/any/one"));
        assertEquals(Optional.of("POST /any/{path}"), found("POST", "/any/one"));
        assertEquals(Optional.of("POST /any/{path}"), found("POST", "//any/a//b/"));
        assertEquals(Optional.of("GET /any/{id}/more"), found("GET", "/any/x/more"));
        assertEquals(Optional.empty(), found("GET", "/any/x/less"));
        assertEquals(Optional.empty(), found("POST", "/any"));
        assertEquals(
                List.of("OPTIONS", "POST"), routes.find("GET", "/any/x/less").allowed());
        assertEquals(
                List.of("GET", "HEAD", "OPTIONS", "POST"),
                routes.find("PUT", "/any/one").allowed());
    }

    @Test
    void what_a_star_took_is_told() {
        assertEquals(
                Map.of("path", "a/b/ü"),
                routes.find("POST", "/any/a%2Fb/%C3%BC").pathParameters());
        assertEquals(
                List.of("any", "a/b", "ü"),
                routes.find("POST", "/any/a%2Fb/%C3%BC").path());
    }
}
