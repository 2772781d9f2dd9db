package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hirelay.json.Json;
import io.hirelay.server.connection.Simulations;
import io.hirelay.server.http.HttpListener;
import io.hirelay.server.store.TestDatabases;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A server with one account at a simulated system, whose calls are watched; and a client that names the account. */
final class NativeAccount implements AutoCloseable {
    /** What the system was asked, oldest first. */
    final List<Asked> seen = Collections.synchronizedList(new ArrayList<>());

    final WiredServer server;
    final UUID id;
    private final SimulatedAccount account = new SimulatedAccount(1_000_000);
    private final Json json = new Json();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Gate gate = new Gate(account.address(), new Watching());

    record Asked(String method, URI target, String body) {}

    private final class Watching implements Gate.Keeper {
        @Override
        public boolean passes(String body) {
            return true;
        }

        @Override
        public boolean passes(String method, URI target, String body) {
            seen.add(new Asked(method, target, body));
            return true;
        }
    }

    NativeAccount() {
        server = new WiredServer(TestDatabases.sqlite(), account.environment(gate::in), hirelay -> Simulations.none());
        Map<String, Object> body = account.body("api_key", Map.of("api_key", account.key()));
        body.put("tenant_id", "acme");
        HttpResponse<String> made = server.call(
                WiredServer.TOKEN, "POST", "/integrated-account", new String(json.write(body), StandardCharsets.UTF_8));
        assertEquals(201, made.statusCode(), made.body());
        id = UUID.fromString((String) server.object(made).get("id"));
    }

    String provider() {
        return account.provider().id();
    }

    @SuppressWarnings("unchecked") // a test knows what it reads
    static <T> T cast(Object value) {
        return (T) value;
    }

    Object value(HttpResponse<String> answer) {
        return json.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    Map<String, Object> object(HttpResponse<String> answer) {
        return cast(value(answer));
    }

    List<Map<String, Object>> rows(HttpResponse<String> list) {
        assertEquals(200, list.statusCode(), list.body());
        return cast(object(list).get("result"));
    }

    HttpResponse<String> get(String target) {
        return call("GET", target);
    }

    HttpResponse<String> call(String method, String target, String... body) {
        return server.call(WiredServer.TOKEN, method, named(target), body);
    }

    private String named(String target) {
        return target.startsWith("/proxy")
                ? target + (target.contains("?") ? "&" : "?") + "integrated_account_id=" + id
                : target;
    }

    HttpResponse<String> keyed(String key, String target, String body) {
        return keyed(WiredServer.TOKEN, key, target, body);
    }

    HttpResponse<String> keyed(String token, String key, String target, String body) {
        return send(
                request(token, target)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .headers("Content-Type", "application/json", "Idempotency-Key", key),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String target, String body, String... headers) {
        return send(
                request(WiredServer.TOKEN, target)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .headers(headers),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(String target) {
        return send(request(WiredServer.TOKEN, target), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String token, String target) {
        return HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + server.get(HttpListener.class).port() + named(target)))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(40));
    }

    /** What the system itself answers. */
    HttpResponse<byte[]> direct(String pathAndQuery) {
        return send(
                HttpRequest.newBuilder(account.address().resolve("/" + pathAndQuery))
                        .header("Authorization", "Bearer " + account.key())
                        .timeout(Duration.ofSeconds(40)),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        server.close();
        gate.close();
        account.close();
    }
}
