package io.hirelay.server.passthrough;

import io.hirelay.http.Threads;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.HttpSettings;
import io.hirelay.server.http.Served;
import io.hirelay.server.http.ServerFixture;
import io.hirelay.server.http.Spec;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** A listener with the transport before it, and an upstream that answers what a test makes it answer. */
final class TransportFixture implements AutoCloseable {
    static final String PATH = "/passthrough/7/things";
    static final TransportSettings SETTINGS = settings(Duration.ofSeconds(20), OptionalLong.empty());

    final ScriptedPassages passages = new ScriptedPassages();
    final ServerSocket upstream;
    final ServerFixture server;
    private final ExecutorService workers = Threads.bounded("test", 2, 16);

    TransportFixture(TransportSettings settings) throws IOException {
        this(settings, SslContextBuilder.forClient().build());
    }

    TransportFixture(TransportSettings settings, SslContext tls) throws IOException {
        upstream = new ServerSocket(0);
        upstream.setSoTimeout(10_000);
        passages.destination = new Destination("127.0.0.1", upstream.getLocalPort(), false);
        server = new ServerFixture(
                HttpSettings.of("127.0.0.1", 0, Duration.ofSeconds(10)),
                InstantSource.system(),
                Set.of(() -> List.of(new Endpoint(
                        "POST",
                        "/things",
                        Access.TOKEN,
                        Spec.of("Test", "A test."),
                        request -> Answer.json(201, Map.of("bytes", request.body().length))))),
                Set.of(new Passthrough(passages, settings, tls, workers)));
    }

    static TransportSettings settings(Duration patience, OptionalLong largestBody) {
        return new TransportSettings(Duration.ofSeconds(5), patience, patience, patience, largestBody);
    }

    static SslContext tls(SslContextBuilder builder) {
        try {
            return builder.build();
        } catch (SSLException e) {
            throw new AssertionError(e);
        }
    }

    RawSocket client() throws IOException {
        return RawSocket.to(server.listener.port());
    }

    /** The next connection to the upstream. */
    RawSocket accept() throws IOException {
        return new RawSocket(upstream.accept());
    }

    /** What the transport tells of a call. */
    String told() throws InterruptedException {
        return String.valueOf(passages.told.poll(10, TimeUnit.SECONDS));
    }

    Served served() throws InterruptedException {
        Served served = server.served.poll(10, TimeUnit.SECONDS);
        if (served == null) {
            throw new AssertionError("nothing was served");
        }
        return served;
    }

    static String get(String path, String... headers) {
        return request("GET", path, headers) + "\r\n";
    }

    static String request(String method, String path, String... headers) {
        StringBuilder text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: h\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return text.toString();
    }

    static String ok(String body, String... headers) {
        StringBuilder text = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return text + "\r\n" + body;
    }

    @Override
    public void close() throws IOException {
        server.close();
        upstream.close();
        workers.shutdownNow();
    }
}
