package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.server.store.Database;
import io.hirelay.server.store.TestDatabases;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The passthrough in a whole server. */
class PassthroughTest {

    @Test
    void aCallReachesTheSimulatedAccount() {
        try (Database database = TestDatabases.sqlite();
                WiredServer server = new WiredServer(database, Map.of())) {
            String path = "/passthrough/" + server.simulated() + "/spi/v3/jobs?limit=1";
            HttpResponse<String> answer = server.call(WiredServer.TOKEN, "GET", path);
            assertEquals(200, answer.statusCode(), answer.body());
            assertTrue(answer.body().startsWith("{\"jobs\":[{"), answer.body());
            assertEquals(401, server.call("hrl_c4n4ry_nobody", "GET", path).statusCode());
        }
    }
}
