package io.hirelay.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are larger than a server has memory for a few of go through it, and leave nothing there. */
class LargeFileTest {
    private static final String TOKEN = "hrl_c4n4ry_large_files";
    private static final int MEGABYTE = 1024 * 1024;
    private static final String BOUNDARY = "b0undary";

    @TempDir
    private Path folder;

    private final Json json = new Json();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void a_file_goes_up_and_comes_down_as_it_was_and_one_that_is_too_large_is_refused() throws Exception {
        Path data = folder.resolve("data");
        try (SimulatedAccount account = new SimulatedAccount(1_000);
                Gate gate = new Gate(account.address(), body -> calls.incrementAndGet() > 0)) {
            Map<String, String> environment = new HashMap<>(account.environment(gate::in));
            environment.put("HIRELAY_API_TOKEN", TOKEN);
            environment.put("HIRELAY_DATA_DIR", data.toString());
            environment.put("HIRELAY_ALLOW_PRIVATE_UPSTREAMS", "true");
            environment.put("JAVA_TOOL_OPTIONS", "-Xmx64m");
            try (ServerProcess server = ServerProcess.start(folder, environment)) {
                String id = connect(server, account);
                String candidate = first(object(200, client.send(get(server, "candidates?limit=1", id), text())));
                Path file = file("report.pdf", 18 * MEGABYTE);
                Map<String, Object> attachment = object(201, upload(server, id, candidate, file));
                assertEquals("report.pdf", attachment.get("file_name"));
                assertEquals(digest(file), digest(fetched(server, id, (String) attachment.get("id"))));
                assertEquals(List.of(), kept(data.resolve("spool")), "what was kept meanwhile is gone");

                int before = calls.get();
                HttpResponse<String> refused = upload(server, id, candidate, file("huge.pdf", 21 * MEGABYTE));
                assertEquals(422, refused.statusCode(), refused.body());
                assertTrue(refused.body().contains("\"field\":\"file\""), refused.body());
                assertEquals(before, calls.get(), "the provider was not asked");
                assertEquals(List.of(), kept(data.resolve("spool")));
                server.terminate();
                server.exitValue(); // when it has ended
                assertFalse(Files.exists(data.resolve("spool")), "nothing is left");
            }
        }
    }

    private static HttpResponse.BodyHandler<String> text() {
        return HttpResponse.BodyHandlers.ofString();
    }

    private Map<String, Object> object(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        @SuppressWarnings("unchecked") // what is null is asked for by nobody
        Map<String, Object> object =
                (Map<String, Object>) (Map<?, ?>) json.readObject(answer.body().getBytes(StandardCharsets.UTF_8));
        return object;
    }

    private static String first(Map<String, Object> list) {
        return (String) ((Map<?, ?>) ((List<?>) list.get("result")).get(0)).get("id");
    }

    private String connect(ServerProcess server, SimulatedAccount account) throws Exception {
        Map<String, Object> body = account.body("api_key", Map.of("api_key", account.key()));
        body.put("tenant_id", "a-customer");
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.base() + "/integrated-account"))
                .header("Authorization", "Bearer " + TOKEN)
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.write(body)))
                .build();
        return (String) object(201, client.send(request, text())).get("id");
    }

    private static HttpRequest.Builder request(ServerProcess server, String path, String id) {
        return HttpRequest.newBuilder(URI.create(server.base() + "/unified/ats/" + path
                        + (path.contains("?") ? "&" : "?") + "integrated_account_id=" + id))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + TOKEN);
    }

    private static HttpRequest get(ServerProcess server, String path, String id) {
        return request(server, path, id).GET().build();
    }

    private HttpResponse<String> upload(ServerProcess server, String id, String candidate, Path file) throws Exception {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"candidate_id\"\r\n\r\n" + candidate
                + "\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + file.getFileName() + "\"\r\nContent-Type: application/pdf\r\n\r\n";
        return client.send(
                request(server, "attachments", id)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.concat(
                                HttpRequest.BodyPublishers.ofString(head),
                                HttpRequest.BodyPublishers.ofFile(file),
                                HttpRequest.BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")))
                        .build(),
                text());
    }

    private Path fetched(ServerProcess server, String id, String attachment) throws Exception {
        HttpResponse<Path> answer = client.send(
                request(server, "attachments/download", id)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(json.write(Map.of("id", attachment))))
                        .build(),
                HttpResponse.BodyHandlers.ofFile(folder.resolve("fetched")));
        assertEquals(200, answer.statusCode(), () -> read(answer.body()));
        assertEquals(
                "attachment; filename=\"report.pdf\"",
                answer.headers().firstValue("content-disposition").orElseThrow());
        return answer.body();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Path file(String name, int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 9);
        return Files.write(folder.resolve(name), bytes);
    }

    private static String digest(Path file) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = Files.newInputStream(file)) {
            byte[] part = new byte[64 * 1024];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                digest.update(part, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What is kept in files, but for the locks of those who keep it. */
    private static List<Path> kept(Path spool) throws IOException {
        if (!Files.exists(spool)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(spool)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        }
    }
}
