package io.hirelay.server.connection;

import io.hirelay.Hirelay;
import io.hirelay.connection.Connections;
import io.hirelay.connection.MemoryConnectionStore;
import io.hirelay.connection.MemoryCredentialStore;
import io.hirelay.json.Json;
import io.hirelay.server.TestData;
import io.hirelay.server.http.Caller;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.HttpListener;
import io.hirelay.server.http.HttpSettings;
import io.hirelay.server.http.Served;
import io.hirelay.server.secret.EncryptedSpool;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** The account endpoints on a real socket, over a {@link FakeProvider}. */
final class AccountsFixture implements AutoCloseable {
    static final String TOKEN = "hrl_c4n4ry_default";
    static final String OTHER_TOKEN = "hrl_c4n4ry_other";
    private static final Map<String, String> ENVIRONMENTS = Map.of(TOKEN, "default", OTHER_TOKEN, "other");
    static final String CREATE = """
            {"integration":"acme-hire","tenant_id":"t1","authentication_method":"api_key",
             "context":{"site":"blue","api_key":"c4n4ry-good-key"}}""";

    /** Every look at the clock is a second later than the one before. */
    private final AtomicLong seconds = new AtomicLong(1_790_000_000L);

    final InstantSource clock = () -> Instant.ofEpochSecond(seconds.getAndIncrement());
    final FakeProvider provider = new FakeProvider();
    final Hirelay hirelay =
            Hirelay.builder().withoutDiscovery().provider(provider).build();
    final MemoryConnectionStore store = new MemoryConnectionStore();
    final MemoryCredentialStore credentials = new MemoryCredentialStore(InstantSource.system());
    final Connections connections;
    final ConnectedAccounts accounts;
    final LinkedBlockingQueue<Served> served = new LinkedBlockingQueue<>();
    final Json json = new Json();
    /** What is kept of tenants beside their accounts. */
    final PendingTenants erased = new PendingTenants();

    private final Vertx vertx = Vertx.vertx();
    private final HttpListener listener;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Tenants of which something is kept beside accounts. */
    static final class PendingTenants {
        final Set<String> tenants = ConcurrentHashMap.newKeySet();

        int removeTenant(String environment, String tenant) {
            return tenants.remove(environment + "/" + tenant) ? 1 : 0;
        }
    }

    AccountsFixture() {
        this(Map.of("acme-hire", Map.of("base_url", "http://operator.example")), 100);
    }

    AccountsFixture(Map<String, Map<String, String>> operatorSettings, int openConnections) {
        connections = Connections.builder(hirelay, store, credentials)
                .operatorSettings(operatorSettings)
                .clock(clock)
                .mostOpen(openConnections)
                .longestCall(Duration.ofHours(1))
                .build();
        accounts = new ConnectedAccounts(hirelay, connections, new ContextForm(clock));
        Set<Endpoints> endpoints = Set.of(
                new AccountEndpoints(accounts, json),
                new AccountEventEndpoints(accounts),
                new TenantEndpoints(connections, Set.of(erased::removeTenant)),
                new IntegrationEndpoints(hirelay, provider -> false));
        listener = new HttpListener(
                vertx,
                HttpSettings.of("127.0.0.1", 0, Duration.ofSeconds(20)),
                InstantSource.system(),
                json,
                bearer -> Optional.ofNullable(ENVIRONMENTS.get(bearer))
                        .map(environment -> new Caller(environment, "token", Optional.empty())),
                endpoints,
                EncryptedSpool.in(Path.of(System.getProperty("java.io.tmpdir"), "no-files-here")),
                Set.of(served::add),
                Set.of(),
                Set.of(),
                () -> UUID.randomUUID().toString());
        listener.start();
    }

    /** An answer. */
    record Reply(int status, String body, Map<String, Object> json) {
        @SuppressWarnings("unchecked") // a test knows what it reads
        <T> T at(String... path) {
            Object value = json;
            for (String step : path) {
                value = value instanceof List<?> list
                        ? list.get(Integer.parseInt(step))
                        : ((Map<?, ?>) value).get(step);
            }
            return (T) value;
        }

        /** The failed fields of a 422. */
        List<String> failed() {
            List<Map<String, String>> failures = at("details", "failures");
            return failures.stream().map(failure -> failure.get("field")).toList();
        }
    }

    Reply call(String method, String target, String... body) {
        return callAs(TOKEN, method, target, body);
    }

    Reply callAs(String token, String method, String target, String... body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + target))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body[0]))
                .build();
        try {
            HttpResponse<String> answer = TestData.keep(client.send(request, HttpResponse.BodyHandlers.ofString()));
            return new Reply(
                    answer.statusCode(),
                    answer.body(),
                    json.readObject(answer.body().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new AssertionError("the server did not answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** A new account that works. */
    String created() {
        Reply reply = call("POST", "/integrated-account", CREATE);
        if (reply.status() != 201) {
            throw new AssertionError(reply.body());
        }
        return reply.at("id");
    }

    String status(String id) {
        return call("GET", "/integrated-account/" + id).at("status");
    }

    @Override
    public void close() {
        listener.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        connections.close();
        hirelay.close();
    }
}
