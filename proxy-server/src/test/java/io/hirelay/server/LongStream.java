package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hirelay.Hirelay;
import io.hirelay.json.Json;
import io.hirelay.spi.ProviderDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A body that is much longer than a server has memory, up through it to a provider and down through it to a caller. */
final class LongStream {
    private static final String TOKEN = "hrl_c4n4ry_long_stream";
    private static final byte[] ACCOUNT =
            "{\"id\":\"a\",\"name\":\"A\",\"subdomain\":\"acme\"}".getBytes(StandardCharsets.UTF_8);
    private static final int BLOCK = 256 * 1024;

    private final long blocks;
    private final byte[] pattern = new byte[BLOCK];

    /** @param bytes a multiple of a block's */
    LongStream(long bytes) {
        blocks = bytes / BLOCK;
        new Random(bytes).nextBytes(pattern);
    }

    /**
     * Sends it both ways through a server with this much memory.
     *
     * @param heap as the JVM is told it
     */
    void runThrough(String heap, Path folder) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        CompletableFuture<Long> arrived = new CompletableFuture<>();
        HttpServer provider = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        provider.setExecutor(threads);
        provider.createContext("/", exchange -> answer(exchange, ACCOUNT));
        provider.createContext("/down", this::send);
        provider.createContext("/up", exchange -> {
            arrived.complete(check(exchange.getRequestBody()));
            answer(exchange, "[]".getBytes(StandardCharsets.UTF_8));
        });
        provider.start();
        try (ServerProcess server = ServerProcess.start(folder, environment(provider, heap, folder))) {
            String passthrough = server.base() + "/passthrough/" + connect(server);
            HttpURLConnection up = open(passthrough + "/up");
            up.setRequestMethod("POST");
            up.setDoOutput(true);
            up.setFixedLengthStreamingMode(length());
            try (OutputStream out = up.getOutputStream()) {
                write(out);
            }
            assertEquals(200, up.getResponseCode());
            assertEquals(length(), arrived.get(10, TimeUnit.SECONDS));
            HttpURLConnection down = open(passthrough + "/down");
            assertEquals(200, down.getResponseCode());
            assertEquals(length(), down.getContentLengthLong());
            assertEquals(length(), check(down.getInputStream()));
        } finally {
            provider.stop(0);
            threads.shutdownNow();
        }
    }

    private long length() {
        return blocks * BLOCK;
    }

    private static Map<String, String> environment(HttpServer provider, String heap, Path folder) {
        Map<String, String> environment = new HashMap<>();
        try (Hirelay hirelay = Hirelay.builder().build()) {
            environment.putAll(PassthroughServer.environment(
                    descriptor(hirelay),
                    URI.create("http://127.0.0.1:" + provider.getAddress().getPort())));
        }
        environment.put("HIRELAY_API_TOKEN", TOKEN);
        environment.put("HIRELAY_DATA_DIR", folder.resolve("data").toString());
        environment.put("JAVA_TOOL_OPTIONS", "-Xmx" + heap);
        return environment;
    }

    private static ProviderDescriptor descriptor(Hirelay hirelay) {
        return hirelay.provider(hirelay.sandboxes().iterator().next().provider())
                .orElseThrow()
                .descriptor();
    }

    private static HttpURLConnection open(String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + TOKEN);
        connection.setReadTimeout(60_000);
        return connection;
    }

    private static String connect(ServerProcess server) throws IOException {
        Json json = new Json();
        try (Hirelay hirelay = Hirelay.builder().build()) {
            HttpURLConnection made = open(server.base() + "/integrated-account");
            made.setRequestProperty("Content-Type", "application/json");
            made.setDoOutput(true);
            made.getOutputStream()
                    .write(json.write(Map.of(
                            "integration",
                            descriptor(hirelay).id(),
                            "tenant_id",
                            "a-customer",
                            "authentication_method",
                            "api_key",
                            "context",
                            Map.of("subdomain", "acme", "api_key", "c4n4ry-long-stream"))));
            assertEquals(201, made.getResponseCode());
            Map<String, ?> account = json.readObject(made.getInputStream().readAllBytes());
            assertEquals("active", account.get("status"), account::toString);
            return (String) account.get("id");
        }
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(200, length());
        write(exchange.getResponseBody());
        exchange.close();
    }

    /** Every block begins with its number. */
    private byte[] block(byte[] block, long number) {
        ByteBuffer.wrap(block).putLong(number);
        return block;
    }

    private void write(OutputStream out) throws IOException {
        byte[] block = pattern.clone();
        for (long i = 0; i < blocks; i++) {
            out.write(block(block, i));
        }
    }

    /** How many bytes come, each of which is the one that was sent. */
    private long check(InputStream in) throws IOException {
        byte[] expected = pattern.clone();
        byte[] block = new byte[BLOCK];
        for (long i = 0; i < blocks; i++) {
            int read = in.readNBytes(block, 0, BLOCK);
            assertTrue(read == BLOCK && Arrays.equals(block(expected, i), block), "block " + i + " is another one");
        }
        assertEquals(-1, in.read());
        return length();
    }
}
