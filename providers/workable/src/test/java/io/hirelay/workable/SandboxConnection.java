package io.hirelay.workable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hirelay.Connection;
import io.hirelay.Hirelay;
import io.hirelay.model.Unified;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Exchange;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Sandbox;
import io.hirelay.workable.sandbox.WorkableAccount;
import io.hirelay.workable.sandbox.WorkableSandbox;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.control.SandboxControl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A connection to a simulated account that allows many calls, with every exchange written down. */
final class SandboxConnection implements AutoCloseable {
    private static final int MANY = 1_000_000;

    private final WorkableAccount account;
    private final Hirelay hirelay;
    private final Connection connection;
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    private SandboxConnection(WorkableAccount account, ConnectionConfig config) {
        this.account = account;
        this.token = account.control().issueToken(Scope.ALL);
        this.hirelay = Hirelay.builder().build();
        Connection plain = hirelay.connect(config);
        this.connection = plain.with(() -> plain.newContext().observedBy(exchanges::add));
    }

    static SandboxConnection open() {
        return open(Sandbox.Options.DEFAULT);
    }

    static SandboxConnection open(Sandbox.Options options) {
        WorkableAccount account = new WorkableSandbox().start(options.withCallsPerWindow(MANY));
        return new SandboxConnection(account, account.connection());
    }

    Connection connection() {
        return connection;
    }

    SandboxControl control() {
        return account.control();
    }

    WorkableAccount account() {
        return account;
    }

    /** A context whose exchanges are written down. */
    CallContext context() {
        return connection.newContext().observedBy(exchanges::add);
    }

    /** A connection of another configuration to the same account. */
    Connection connect(ConnectionConfig config) {
        return hirelay.connect(config);
    }

    /** How Workable's own API answers, asked past the provider: the status. */
    int send(String method, String path, String json) {
        return answer(method, path, json).statusCode();
    }

    /** What Workable's own API shows. */
    JsonNode read(String path) {
        return told("GET", path, "");
    }

    /** What Workable's own API answers. */
    JsonNode told(String method, String path, String json) {
        try {
            return new ObjectMapper().readTree(answer(method, path, json).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> answer(String method, String path, String json) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(account.baseUri() + "/spi/v3" + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(json))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What has been asked since the last look, by method and path template. */
    List<String> asked() {
        List<String> asked = exchanges.stream()
                .map(exchange -> exchange.method() + " " + exchange.template())
                .toList();
        exchanges.clear();
        return asked;
    }

    /** Every record, page by page. */
    <T extends Unified> List<T> walk(ListOperation<T> operation, ListRequest<T> request) {
        List<T> all = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page<T> page = connection.call(operation, request.after(next), context());
            all.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        return all;
    }

    @Override
    public void close() {
        connection.close();
        hirelay.close();
        account.close();
    }
}
