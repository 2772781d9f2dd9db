package io.hirelay.server.http;

import io.hirelay.json.Json;
import io.hirelay.server.TestData;
import io.hirelay.server.secret.EncryptedSpool;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;

/** A server on a free port with the endpoints of a test, and clients that speak to it. */
public final class ServerFixture implements AutoCloseable {
    public static final String TOKEN = "t0ken";
    public static final String ACCOUNT_TOKEN = "acc0unt";
    public static final UUID ACCOUNT = UUID.fromString("7a3f1c58-55a1-4f0e-9a66-0d8f0a9d7f01");

    // As it is delivered; AccountsFixture is served the way that every system has.
    final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    public final Json json = new Json();
    public final LinkedBlockingQueue<Served> served = new LinkedBlockingQueue<>();
    public final HttpListener listener;
    public final Path place = Path.of(System.getProperty("java.io.tmpdir"), "hirelay-" + UUID.randomUUID());
    private final EncryptedSpool files = EncryptedSpool.in(place);
    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ServerFixture(HttpSettings settings, Endpoint... endpoints) {
        this(settings, Set.of(() -> List.of(endpoints)));
    }

    public ServerFixture(HttpSettings settings, Set<Endpoints> sources) {
        this(settings, InstantSource.system(), sources);
    }

    public ServerFixture(HttpSettings settings, InstantSource clock, Set<Endpoints> sources) {
        this(settings, clock, sources, Set.of());
    }

    public ServerFixture(HttpSettings settings, InstantSource clock, Set<Endpoints> sources, Set<Bypass> bypasses) {
        listener = new HttpListener(
                vertx,
                settings,
                clock,
                json,
                ServerFixture::authenticate,
                sources,
                files,
                Set.of(served::add),
                Set.of(),
                bypasses,
                () -> UUID.randomUUID().toString());
        listener.start();
    }

    public static HttpSettings settings() {
        return new HttpSettings("127.0.0.1", 0, Duration.ofSeconds(10), 64 * 1024, 2048, 4096, 8, 8);
    }

    public static Optional<Caller> authenticate(String bearer) {
        return switch (bearer) {
            case TOKEN -> Optional.of(new Caller("default", "token-1", Optional.empty()));
            case ACCOUNT_TOKEN -> Optional.of(new Caller("default", "token-2", Optional.of(ACCOUNT)));
            default -> Optional.empty();
        };
    }

    static Endpoint endpoint(String method, String path, Handler handler) {
        return new Endpoint(method, path, Access.TOKEN, Spec.of("Test", "A test."), handler);
    }

    public HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port()
                        + target.replace("[", "%5B").replace("]", "%5D")))
                .header("Authorization", "Bearer " + TOKEN)
                .timeout(Duration.ofSeconds(20));
    }

    public HttpResponse<String> get(String target) {
        return send(request(target).GET());
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return TestData.keep(
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new AssertionError("the server did not answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    public Map<String, Object> object(String text) {
        return cast(json.readObject(text.getBytes(StandardCharsets.UTF_8)));
    }

    @SuppressWarnings("unchecked") // a test knows what it reads
    public static <T> T cast(Object value) {
        return (T) value;
    }

    /** Sends these very bytes and reads what comes until the connection ends or the server has nothing more to say. */
    public String raw(String bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", listener.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            String answer = answer(socket.getInputStream());
            if (answer.contains("connection: close") && socket.getInputStream().read() >= 0) {
                throw new AssertionError("the connection was to be closed");
            }
            return answer;
        }
    }

    /** One answer: its head, and as much body as the head announces. */
    static String answer(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        int expected = -1;
        while (expected < 0 || text.length() < expected) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            text.append((char) next);
            if (expected < 0
                    && text.length() > 4
                    && text.substring(text.length() - 4).equals("\r\n\r\n")) {
                expected = text.length() + contentLength(text.toString());
            }
        }
        return text.toString();
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .map(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        listener.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        files.close();
    }
}
