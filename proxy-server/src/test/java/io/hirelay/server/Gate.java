package io.hirelay.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a simulated account and passes calls on, when its keeper lets them. */
final class Gate implements AutoCloseable {
    private final URI account;
    private final Keeper keeper;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Decides about each call. */
    @FunctionalInterface
    interface Keeper {
        /** Whether a call with this body is passed on; may wait. One that is not is never answered. */
        boolean passes(String body) throws InterruptedException;

        /** The same, for who looks at the method too. */
        default boolean passes(String method, String body) throws InterruptedException {
            return passes(body);
        }

        /** The same, for who looks at where it goes too. */
        default boolean passes(String method, URI target, String body) throws InterruptedException {
            return passes(method, body);
        }
    }

    Gate(URI account, Keeper keeper) {
        this.account = account;
        this.keeper = keeper;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    /** An address of the account as it is through the gate. */
    String in(String address) {
        return address.replace(
                account.getAuthority(), "127.0.0.1:" + server.getAddress().getPort());
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        try {
            if (!keeper.passes(
                    exchange.getRequestMethod(), exchange.getRequestURI(), new String(sent, StandardCharsets.UTF_8))) {
                return;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(account.resolve(exchange.getRequestURI()))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(sent));
            for (String name : List.of("Authorization", "Content-Type", "Accept")) {
                Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                        .ifPresent(value -> request.header(name, value));
            }
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!List.of("content-length", "transfer-encoding", "connection")
                        .contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
