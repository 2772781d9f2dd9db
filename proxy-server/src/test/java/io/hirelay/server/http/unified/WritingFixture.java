package io.hirelay.server.http.unified;

import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.Provider;
import io.hirelay.connection.ConnectionStatus;
import io.hirelay.json.Json;
import io.hirelay.normalize.Normalizer;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.HttpSettings;
import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.ServerFixture;
import io.hirelay.server.secret.CursorSeal;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Credential;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The unified routes over a system that can be written to. */
final class WritingFixture implements AutoCloseable {
    static final int LARGEST_BODY = 4 * 1024 * 1024;

    final WritingProvider provider = new WritingProvider();
    final Hirelay hirelay =
            Hirelay.builder().withoutDiscovery().provider(provider).build();
    final Keeping onlyOnce = new Keeping();
    final ServerFixture server;

    WritingFixture() {
        Connection connection = hirelay.connect(
                new ConnectionConfig(WritingProvider.ID, Map.of(), new Credential.ApiKey("c4n4ry-desk")));
        Target target = new Target((environment, id) ->
                id.equals(ServerFixture.ACCOUNT) ? Optional.of(account(connection)) : Optional.empty());
        UnifiedEndpoints endpoints = new UnifiedEndpoints(
                target, new Cursors(CursorSeal.ephemeral()), new Normalizer(), new Json(), onlyOnce);
        server = new ServerFixture(
                new HttpSettings("127.0.0.1", 0, Duration.ofSeconds(10), LARGEST_BODY, 2048, 4096, 8, 8),
                Set.of(endpoints));
    }

    /** Tells with which keys it was asked, and in the place of which lost attempt the work goes on. */
    static final class Keeping implements OnlyOnce {
        final List<String> asked = new ArrayList<>();
        final List<String> noted = new ArrayList<>();
        volatile Optional<String> lost = Optional.empty();

        @Override
        public Answer run(Request request, UUID account, Work work) {
            asked.add(request.method() + " " + request.header(HEADER).orElse("none") + " "
                    + new java.math.BigInteger(1, request.bodyDigest()).toString(16));
            return work.attempt(lost, noted::add);
        }
    }

    HttpResponse<String> call(String method, String path, String body, String... headers) {
        return send(
                method,
                path,
                HttpRequest.BodyPublishers.ofString(body),
                concat(headers, "Content-Type", "application/json"));
    }

    HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = server.request("/unified/ats/" + path + (path.contains("?") ? "&" : "?")
                        + "integrated_account_id=" + ServerFixture.ACCOUNT)
                .method(method, body);
        return server.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String[] concat(String[] first, String... more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    Map<String, Object> object(HttpResponse<String> answer) {
        return server.object(answer.body());
    }

    private Account account(Connection connection) {
        return new Account() {
            @Override
            public UUID id() {
                return ServerFixture.ACCOUNT;
            }

            @Override
            public ConnectionStatus status() {
                return ConnectionStatus.ACTIVE;
            }

            @Override
            public Optional<String> lastError() {
                return Optional.empty();
            }

            @Override
            public String authenticationMethod() {
                return "api_key";
            }

            @Override
            public Provider provider() {
                return connection.provider();
            }

            @Override
            public Connection connection() {
                return connection;
            }

            @Override
            public void credentialRefused() {}
        };
    }

    @Override
    public void close() {
        server.close();
        hirelay.close();
    }
}
