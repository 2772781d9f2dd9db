package io.hirelay.server.http.unified;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.server.http.Served;
import io.hirelay.server.http.ServerFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that come in forms, over sockets. */
class FormCallsTest {
    private static final String ATTACHMENTS = "attachments";

    private WritingFixture fixture;

    @BeforeEach
    void start() {
        fixture = new WritingFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
        assertEquals(List.of(), spooled(), "a server that has ended leaves nothing");
    }

    /** Files that lie where files are kept while a call is served. */
    private List<Path> spooled() {
        if (!Files.exists(fixture.server.place)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(fixture.server.place)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        } catch (IOException | UncheckedIOException changedMeanwhile) {
            return spooled();
        }
    }

    /** A body in the making. */
    private static final class Multipart {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final String boundary;

        Multipart(String boundary) {
            this.boundary = boundary;
        }

        Multipart() {
            this("b0undary");
        }

        Multipart field(String name, String value) {
            return part("form-data; name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
        }

        Multipart file(String name, String fileName, byte[] content) {
            return part("form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"", content);
        }

        Multipart part(String disposition, byte[] content) {
            text("--" + boundary + "\r\nContent-Disposition: " + disposition + "\r\n");
            if (disposition.contains("filename")) {
                text("Content-Type: application/pdf\r\n");
            }
            text("\r\n");
            bytes.writeBytes(content);
            text("\r\n");
            return this;
        }

        private void text(String text) {
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }

        byte[] open() {
            return bytes.toByteArray();
        }

        byte[] done() {
            text("--" + boundary + "--\r\n");
            return bytes.toByteArray();
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private HttpResponse<String> post(byte[] body, String... headers) {
        return postTo(ATTACHMENTS, body, "multipart/form-data; boundary=b0undary", headers);
    }

    private HttpResponse<String> postTo(String path, byte[] body, String type, String... headers) {
        String[] all = Stream.concat(Stream.of(headers), Stream.of("Content-Type", type))
                .toArray(String[]::new);
        return fixture.send("POST", path, HttpRequest.BodyPublishers.ofByteArray(body), all);
    }

    private String wrong(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(List.of(), fixture.provider.done, "nothing was sent");
        Map<String, Object> details = ServerFixture.cast(fixture.object(answer).get("details"));
        List<Map<String, Object>> failures = ServerFixture.cast(details.getOrDefault("failures", List.of()));
        return failures.stream()
                .map(failure -> (String) failure.get("field"))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8192, 65_536, 3_000_000})
    void aFileArrivesAsItWasSent(int length) {
        byte[] bytes = random(length);
        HttpResponse<String> answer = post(new Multipart()
                .field("candidate_id", "c1")
                .file("file", "C:\\fakepath\\Zeugnis Müller.pdf", bytes)
                .field("attachment_type", "resume")
                .field("user_id", "ada@example.com")
                .done());
        assertEquals(201, answer.statusCode(), answer.body());
        assertEquals("f1", fixture.object(answer).get("id"));
        assertEquals(
                List.of("attach Zeugnis Müller.pdf to c1 as m-ada@example.com being resume"), fixture.provider.done);
        assertArrayEquals(bytes, fixture.provider.files.get("Zeugnis Müller.pdf"));
        assertEquals(List.of(), spooled());
    }

    @Test
    void aNameOfItsOwnWinsOverTheNameOfTheFile() {
        post(new Multipart()
                .file("file", "x.pdf", new byte[10])
                .field("file_name", "Report.pdf")
                .field("candidate_id", "c1")
                .done());
        assertEquals(List.of("attach Report.pdf to c1 as m-first"), fixture.provider.done);
    }

    @Test
    void aDryRunKeepsAndSendsNothing() {
        HttpResponse<String> answer = postTo(
                ATTACHMENTS + "?dry_run=true",
                new Multipart()
                        .field("candidate_id", "c1")
                        .file("file", "x.pdf", new byte[100_000])
                        .done(),
                "multipart/form-data; boundary=b0undary");
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(true, fixture.object(answer).get("valid"));
        assertEquals(List.of(), fixture.provider.done);
        assertEquals(List.of(), spooled());
    }

    @Test
    void whatIsWrongWithAFormIsToldPartByPart() {
        assertEquals(
                "file",
                wrong(422, post(new Multipart().field("candidate_id", "c1").done())));
        assertEquals(
                "candidate_id",
                wrong(
                        422,
                        post(new Multipart().file("file", "x.pdf", new byte[1]).done())));
        assertEquals(
                "file",
                wrong(
                        422,
                        post(new Multipart()
                                .field("candidate_id", "c1")
                                .file("file", "x.pdf", new byte[1])
                                .file("file", "y.pdf", new byte[1])
                                .done())));
        assertEquals(
                "photo nonsense file",
                wrong(
                        422,
                        post(new Multipart()
                                .field("candidate_id", "c1")
                                .field("nonsense", "1")
                                .file("photo", "x.png", new byte[1])
                                .done())));
        assertEquals(
                "candidate_id",
                wrong(
                        422,
                        post(new Multipart()
                                .field("candidate_id", "c1")
                                .field("candidate_id", "c2")
                                .file("file", "x.pdf", new byte[1])
                                .done())));
        assertEquals(
                "file",
                wrong(
                        422,
                        post(new Multipart()
                                .field("candidate_id", "c1")
                                .field("file", "not a file")
                                .done())));
        assertEquals(
                "file_url",
                wrong(
                        422,
                        post(new Multipart()
                                .field("candidate_id", "c1")
                                .file("file", "x.pdf", new byte[1])
                                .field("file_url", "no address")
                                .done())));
        assertEquals(
                "attachment_type",
                wrong(
                        422,
                        post(new Multipart()
                                .field("candidate_id", "c1")
                                .field("attachment_type", "")
                                .file("file", "x.pdf", new byte[1])
                                .done())));
        assertEquals(
                "file",
                wrong(
                        422,
                        post(new Multipart()
                                .field("candidate_id", "c1")
                                .file("file", "empty.pdf", new byte[0])
                                .done())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/form-data|boundary",
                "multipart/form-data; boundary=|boundary",
                "multipart/form-data; boundary=other|form"
            })
    void aFormThatCannotBeTakenApartIsMalformed(String type, String told) {
        HttpResponse<String> answer = postTo(
                ATTACHMENTS,
                new Multipart()
                        .field("candidate_id", "c1")
                        .file("file", "x.pdf", new byte[10])
                        .done(),
                type);
        assertEquals("", wrong(400, answer));
        assertTrue(((String) fixture.object(answer).get("message")).contains(told), answer.body());
    }

    @Test
    void aFormThatBreaksOffIsMalformed() {
        byte[] whole = new Multipart()
                .field("candidate_id", "c1")
                .file("file", "x.pdf", random(100_000))
                .done();
        for (int kept : new int[] {0, 1, 60, 300, 50_000, whole.length - 14, whole.length - 5}) {
            HttpResponse<String> answer = post(java.util.Arrays.copyOf(whole, kept));
            if (kept > 0) {
                wrong(400, answer);
            } else {
                assertEquals("body", wrong(400, answer), "no body at all");
            }
        }
        HttpResponse<String> longField = post(new Multipart()
                .field("candidate_id", "x".repeat(100_000))
                .file("file", "x.pdf", new byte[10])
                .done());
        wrong(400, longField);
    }

    @Test
    void moreThanIsTakenIsRefusedWhileItComes() throws IOException {
        byte[] large = new Multipart()
                .field("candidate_id", "c1")
                .file("file", "x.pdf", random(WritingFixture.LARGEST_BODY))
                .done();
        wrong(413, post(large));
        // Without a length that could be looked at before.
        HttpResponse<String> chunked = fixture.send(
                "POST",
                ATTACHMENTS,
                HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(large)),
                "Content-Type",
                "multipart/form-data; boundary=b0undary");
        assertEquals("request.too_large", fixture.object(chunked).get("code"));
        wrong(413, chunked);
        awaitNothingSpooled();
    }

    /** What is being written when a call ends goes when that is done. */
    private void awaitNothingSpooled() {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!spooled().isEmpty()) {
            assertTrue(System.nanoTime() < patience, "the file is gone");
            Thread.onSpinWait();
        }
    }

    @Test
    void aClientThatLeavesLeavesNothing() throws Exception {
        byte[] begun = new Multipart()
                .field("candidate_id", "c1")
                .file("file", "x.pdf", random(1_000_000))
                .open();
        try (Socket socket = new Socket("127.0.0.1", fixture.server.listener.port())) {
            socket.getOutputStream()
                    .write(("POST /unified/ats/attachments?integrated_account_id=" + ServerFixture.ACCOUNT
                                    + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + ServerFixture.TOKEN
                                    + "\r\nContent-Type: multipart/form-data; boundary=b0undary\r\nContent-Length: "
                                    + 2_000_000 + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(begun);
            socket.getOutputStream().flush();
            long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (spooled().isEmpty()) {
                assertTrue(System.nanoTime() < patience, "the file is being kept");
                Thread.onSpinWait();
            }
        }
        Served served = fixture.server.served.poll(10, TimeUnit.SECONDS);
        assertEquals("request.cancelled", served.errorCode().orElseThrow());
        awaitNothingSpooled();
        assertEquals(List.of(), fixture.provider.done);
    }

    @Test
    void aWriteThatFailsLeavesNothing() {
        fixture.provider.failure = () -> new IllegalStateException("a defect");
        HttpResponse<String> answer = post(new Multipart()
                .field("candidate_id", "c1")
                .file("file", "x.pdf", random(1_000_000))
                .done());
        assertEquals(500, answer.statusCode());
        assertEquals(List.of(), spooled());
    }

    @Test
    void sameBodyMeansSamePartsWhateverSeparatesThem() {
        for (String boundary : List.of("one", "two")) {
            postTo(
                    ATTACHMENTS,
                    new Multipart(boundary)
                            .field("candidate_id", "c1")
                            .file("file", "x.pdf", random(100))
                            .done(),
                    "multipart/form-data; boundary=\"" + boundary + "\"",
                    "Idempotency-Key",
                    "k");
        }
        post(
                new Multipart()
                        .field("candidate_id", "c1")
                        .file("file", "x.pdf", random(101))
                        .done(),
                "Idempotency-Key",
                "k");
        List<String> asked = fixture.onlyOnce.asked;
        assertEquals(3, asked.size());
        assertEquals(asked.get(0), asked.get(1));
        assertNotEquals(asked.get(1), asked.get(2));
    }

    @Test
    void theSameCanBeSentAsJson() {
        byte[] bytes = random(1000);
        HttpResponse<String> answer = fixture.call(
                "POST",
                ATTACHMENTS,
                "{\"candidate_id\":\"c1\",\"file_name\":\"x.pdf\",\"data\":\""
                        + java.util.Base64.getEncoder().encodeToString(bytes) + "\"}");
        assertEquals(201, answer.statusCode(), answer.body());
        assertArrayEquals(bytes, fixture.provider.files.get("x.pdf"));
    }
}
