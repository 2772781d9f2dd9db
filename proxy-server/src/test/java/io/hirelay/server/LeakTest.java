package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.hirelay.Hirelay;
import io.hirelay.server.config.LogFormat;
import io.hirelay.server.config.LogLevel;
import io.hirelay.server.store.TestDatabases;
import io.hirelay.server.telemetry.LogOutput;
import io.hirelay.spi.ProviderDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Good ways and bad ones through the whole server, none of which may tell a secret to anybody. */
class LeakTest {
    private static final String KEY = "c4n4ry-key-0a1b2c3d4e5f";

    @TempDir
    private Path folder;

    private final AtomicInteger status = new AtomicInteger(200);
    private final HttpServer provider = repeatingProvider();

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    /** Answers as it is told, and repeats in body and headers what it was sent. */
    private HttpServer repeatingProvider() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            server.createContext("/", exchange -> {
                String sent = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
                byte[] body = ("{\"error\":\"no use: " + sent + "\",\"token\":\"" + sent + "\"}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.getResponseHeaders().add("X-Request-Id", sent);
                exchange.getResponseHeaders().add("X-Echo", sent);
                exchange.sendResponseHeaders(status.get(), body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new AssertionError("no provider could be simulated", e);
        }
    }

    /** Every provider's base URL leads to the one that repeats. */
    private Map<String, String> settings() {
        Map<String, String> set = new HashMap<>();
        set.put("HIRELAY_CALL_DEADLINE", "1"); // what fails is tried again until then
        try (Hirelay hirelay = Hirelay.builder().build()) {
            hirelay.providers().stream()
                    .map(one -> one.descriptor())
                    .filter(descriptor -> descriptor.setting("base_url").isPresent())
                    .map(ProviderDescriptor::id)
                    .forEach(id -> set.put(
                            "HIRELAY_" + id.toUpperCase(Locale.ROOT) + "_BASE_URL",
                            "http://127.0.0.1:" + provider.getAddress().getPort()));
        }
        assertTrue(set.size() > 1);
        return set;
    }

    private static String create(String integration, String key) {
        return "{\"integration\":\"" + integration + "\",\"tenant_id\":\"t\",\"authentication_method\":\"api_key\","
                + "\"context\":{\"subdomain\":\"acme\",\"api_key\":\"" + key + "\"}}";
    }

    @Test
    void no_way_through_the_server_tells_a_secret() {
        ByteArrayOutputStream logs = new ByteArrayOutputStream();
        LogOutput output = LogOutput.to(logs, LogFormat.JSON, LogLevel.DEBUG);
        try (WiredServer server = new WiredServer(TestDatabases.sqlite(), settings())) {
            String integration = server.integration();
            for (int each : new int[] {200, 401, 403, 422, 500, 302}) {
                status.set(each);
                HttpResponse<String> made =
                        hidden(server, "POST", "/integrated-account", create(integration, KEY + each));
                assertEquals(201, made.statusCode(), made.body());
                status.set(200);
                String id = (String) server.object(made).get("id");
                // However the check went, calls are made with it.
                server.call(WiredServer.TOKEN, "PATCH", "/integrated-account/" + id, "{\"status\":\"disabled\"}");
                server.call(WiredServer.TOKEN, "PATCH", "/integrated-account/" + id, "{\"status\":\"active\"}");
                status.set(each);
                String account = "integrated_account_id=" + id;
                for (String format : List.of("unified", "raw", "debug")) {
                    hidden(server, "GET", "/unified/ats/jobs?truto_response_format=" + format + "&" + account);
                    hidden(server, "GET", "/unified/ats/jobs/X1?truto_response_format=" + format + "&" + account);
                }
                hidden(server, "POST", "/integrated-account/" + id + "/test", "{}");
                hidden(
                        server,
                        "PATCH",
                        "/integrated-account/" + id + "/credentials",
                        "{\"context\":{\"api_key\":\"" + KEY + "\"}}");
                hidden(server, "GET", "/integrated-account/" + id);
                hidden(server, "GET", "/integrated-account/" + id + "/events");
                hidden(server, "GET", "/integrated-account/" + id + "/capabilities");
            }
            wrongly(server, integration);
            for (String path : List.of("/integrated-account", "/log", "/metrics", "/docs", "/openapi.json", "/ready")) {
                assertEquals(200, hidden(server, "GET", path).statusCode(), path);
            }
        } finally {
            output.close();
        }
        String written = logs.toString(StandardCharsets.UTF_8);
        assertTrue(written.lines().count() > 100, written);
        Canary.absent("the log", written);
    }

    /** What nobody should send, with a secret in it. */
    private static void wrongly(WiredServer server, String integration) {
        Canary.absent("an answer", told(server.call("c4n4ry-wrong-token", "GET", "/integrated-account")));
        hidden(server, "GET", "/nothing/c4n4ry?api_key=c4n4ry");
        hidden(server, "POST", "/integrated-account", "{\"api_key\":\"c4n4ry");
        hidden(server, "POST", "/integrated-account", "[\"c4n4ry\"]");
        hidden(server, "POST", "/integrated-account", create("c4n4ry-not-a-system", "c4n4ry"));
        hidden(server, "POST", "/integrated-account", create(integration, "c4n4ry\\u0000"));
        hidden(server, "POST", "/integrated-account", create(integration, "").replace("\"\"", "[\"c4n4ry\"]"));
        hidden(server, "POST", "/integrated-account", create(integration, "").replace("\"\"", "{\"c\":\"c4n4ry\"}"));
        hidden(server, "POST", "/integrated-account", create(integration, "x").replace("api_key\",", "c4n4ry\","));
        hidden(server, "POST", "/integrated-account/token", "{\"integrated_account_id\":\"c4n4ry\"}");
        hidden(server, "GET", "/unified/ats/jobs?integrated_account_id=c4n4ry");
        hidden(server, "GET", "/log?next_cursor=c4n4ry");
    }

    private static HttpResponse<String> hidden(WiredServer server, String method, String path, String... body) {
        HttpResponse<String> answer = server.call(WiredServer.TOKEN, method, path, body);
        Canary.absent(method + " " + path + " -> " + answer.statusCode(), told(answer));
        return answer;
    }

    private static String told(HttpResponse<String> answer) {
        return answer.body() + answer.headers().map();
    }

    @Test
    void no_failure_to_start_tells_a_secret() throws IOException {
        Path file = Files.writeString(folder.resolve("hirelay.conf"), "database_url = \"postgres://u:c4n4ry@h/x\n");
        List<Map<String, String>> wrong = List.of(
                Map.of("HIRELAY_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/x?user=u&password=c4n4ry"),
                Map.of("HIRELAY_DATABASE_URL", "jdbc:postgresql://u:c4n4ry@127.0.0.1:1/x"),
                Map.of("HIRELAY_DATABASE_URL", "c4n4ry"),
                Map.of("HIRELAY_MASTER_KEY", "c4n4ry"),
                Map.of("HIRELAY_MASTER_KEY", "c4n4ry c4n4ry"),
                Map.of("HIRELAY_API_TOKEN", "c4n4ry with spaces"),
                Map.of("HIRELAY_CONFIG", file.toString()));
        for (Map<String, String> settings : wrong) {
            Map<String, String> environment = new HashMap<>(settings);
            environment.put("HIRELAY_DATA_DIR", folder.resolve("data").toString());
            environment.put("HIRELAY_PORT", "0");
            for (String command : List.of("serve", "check-config", "token list")) {
                if (command.equals("check-config") || !settings.containsKey("HIRELAY_MASTER_KEY")) {
                    Program.Ended ended = Program.run(environment, command.split(" "));
                    Canary.absent(settings.keySet() + " " + command, ended.out() + ended.err());
                }
            }
        }
        Files.delete(file);
    }
}
