package io.hirelay.server;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import io.hirelay.Hirelay;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.ConnectionStore;
import io.hirelay.connection.CredentialStore;
import io.hirelay.connection.StoredConnection;
import io.hirelay.json.Json;
import io.hirelay.server.config.ConfigLoader;
import io.hirelay.server.config.ServerConfig;
import io.hirelay.server.config.Settings;
import io.hirelay.server.connection.SandboxAccounts;
import io.hirelay.server.connection.Simulations;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.HttpListener;
import io.hirelay.server.secret.EncryptedSpool;
import io.hirelay.server.store.Database;
import io.hirelay.server.token.ApiToken;
import io.hirelay.server.token.TokenPolicy;
import io.hirelay.server.token.TokenStore;
import io.hirelay.spi.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A whole server as the program wires it, over a database of the test's, with its simulated accounts. */
final class WiredServer implements AutoCloseable {
    static final String TOKEN = "hrl_c4n4ry_first_of_default";

    private final SecureRandom random = new SecureRandom();
    private final Json json = new Json();
    private final EncryptedSpool files =
            EncryptedSpool.in(Path.of(System.getProperty("java.io.tmpdir"), "hirelay-" + UUID.randomUUID()));
    private final Hirelay hirelay = Hirelay.builder().spool(files).build();
    private final Injector injector;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param environment settings, by variable */
    WiredServer(Database database, Map<String, String> environment) {
        this(database, environment, Simulations::start);
    }

    /** The same with other simulated accounts. */
    WiredServer(Database database, Map<String, String> environment, Function<Hirelay, Simulations> simulations) {
        Settings settings = Settings.of(hirelay.providers().stream()
                .map(provider -> provider.descriptor())
                .toList());
        Map<String, String> set = new HashMap<>(environment);
        set.putIfAbsent("HIRELAY_PORT", "0");
        ServerConfig config = ConfigLoader.load(settings, set, Map.of()).config();
        Storage storage = new Storage(database, "the database of the test", Optional.empty());
        Keyring keys = Keyring.ephemeral(config, Secret.of(TOKEN), random, Instant.now());
        OpenVault vault = OpenVault.with(keys.masterKey(), storage);
        injector = Guice.createInjector(
                Stage.PRODUCTION,
                new ServerModule(
                        config,
                        keys,
                        storage,
                        vault,
                        files,
                        hirelay,
                        InstantSource.system(),
                        simulations.apply(hirelay)));
        injector.getInstance(LifeCycle.class).start();
    }

    <T> T get(Class<T> type) {
        return injector.getInstance(type);
    }

    List<Endpoint> endpoints() {
        return injector.getInstance(Key.get(new TypeLiteral<Set<Endpoints>>() {})).stream()
                .flatMap(source -> source.endpoints().stream())
                .sorted(Comparator.comparing(Endpoint::toString))
                .toList();
    }

    /** The simulated account that is connected first. */
    UUID simulated() {
        return get(SandboxAccounts.class).connected().keySet().iterator().next();
    }

    /** The name of the system that is simulated. */
    String integration() {
        return get(SandboxAccounts.class)
                .connected()
                .values()
                .iterator()
                .next()
                .descriptor()
                .id();
    }

    /** Another account, of which nobody has asked whether it works. */
    StoredConnection connect(String environment, String tenant, Map<String, String> settings, Secret key) {
        StoredConnection connection = new StoredConnection(
                UUID.randomUUID(),
                environment,
                tenant,
                integration(),
                ConnectionStatus.ACTIVE,
                "api_key",
                settings,
                Optional.of("user-to-be-erased@example.com"),
                Optional.empty(),
                false,
                0,
                Instant.now(),
                Instant.now());
        get(ConnectionStore.class).insert(connection);
        get(CredentialStore.class).put(connection.id(), Map.of("api_key", key), Optional.empty());
        return connection;
    }

    /** A token of an environment. */
    String token(String environment, TokenPolicy policy) {
        Secret token = ApiToken.generate(random);
        get(TokenStore.class).insert(ApiToken.of(token, "test", environment, policy, Instant.now(), Optional.empty()));
        return token.reveal();
    }

    String accountToken(String token, UUID account) {
        HttpResponse<String> made =
                call(token, "POST", "/integrated-account/token", "{\"integrated_account_id\":\"" + account + "\"}");
        if (made.statusCode() != 201) {
            throw new AssertionError(made.body());
        }
        return (String) object(made).get("integrated_account_token");
    }

    Map<String, Object> object(HttpResponse<String> answer) {
        @SuppressWarnings("unchecked") // what is null is asked for by nobody
        Map<String, Object> object =
                (Map<String, Object>) (Map<?, ?>) json.readObject(answer.body().getBytes(StandardCharsets.UTF_8));
        return object;
    }

    HttpResponse<String> call(String token, String method, String target, String... body) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + get(HttpListener.class).port() + target))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(40))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body[0]))
                .build();
        try {
            return TestData.keep(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("the server did not answer " + method + " " + target, e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** A call with a key, which is not waited for. */
    CompletableFuture<HttpResponse<String>> keyed(String key, String target, String body) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + get(HttpListener.class).port() + target))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(TestData::keep);
    }

    @Override
    public void close() {
        injector.getInstance(LifeCycle.class).stop();
    }
}
