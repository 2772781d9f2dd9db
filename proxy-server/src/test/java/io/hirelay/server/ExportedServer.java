package io.hirelay.server;

import io.hirelay.json.Json;
import io.hirelay.server.connection.Simulations;
import io.hirelay.server.http.HttpListener;
import io.hirelay.server.store.TestDatabases;
import io.hirelay.spi.Sandbox;
import io.hirelay.spi.Secret;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** A whole server with a small simulated account that may be called as often as one likes. */
public final class ExportedServer implements AutoCloseable {
    private final SimulatedAccount simulated = new SimulatedAccount(Sandbox.Options.DEFAULT
            .withCallsPerWindow(1_000_000)
            .withSize("jobs", 8)
            .withSize("candidates", 210)
            .withSize("employees", 105));
    private final WiredServer server;
    private final String account;

    public ExportedServer() {
        Map<String, String> environment = simulated.environment(way -> way);
        environment.put("HIRELAY_" + simulated.provider().id().toUpperCase(Locale.ROOT) + "_RATE_LIMIT", "unlimited");
        server = new WiredServer(TestDatabases.sqlite(), environment, none -> Simulations.none());
        Map<String, Object> body = simulated.body("api_key", Map.of("api_key", simulated.key()));
        body.put("tenant_id", "a-customer");
        HttpResponse<String> made = server.call(
                WiredServer.TOKEN,
                "POST",
                "/integrated-account",
                new String(new Json().write(body), StandardCharsets.UTF_8));
        account = (String) server.object(made).get("id");
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.get(HttpListener.class).port());
    }

    public String account() {
        return account;
    }

    public Secret token() {
        return Secret.of(WiredServer.TOKEN);
    }

    /** What the server answers. */
    public Map<String, Object> get(String target) {
        HttpResponse<String> answer = server.call(WiredServer.TOKEN, "GET", target);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
        return server.object(answer);
    }

    @Override
    public void close() {
        server.close();
        simulated.close();
    }
}
