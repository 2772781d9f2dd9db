package io.hirelay.server.http;

import static io.hirelay.server.http.ServerFixture.endpoint;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are read while they are sent. */
class StreamedAnswerTest {
    private static final int LARGE = 5 * 1024 * 1024 + 17;

    private final AtomicLong produced = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);
    private ServerFixture server;
    private volatile long size = LARGE;
    private volatile OptionalLong said = OptionalLong.empty();
    private volatile long failsAt = Long.MAX_VALUE;
    private volatile RuntimeException failure;

    @BeforeEach
    void start() {
        server = new ServerFixture(
                ServerFixture.settings(), endpoint("GET", "/file", this::file), endpoint("POST", "/file", this::file));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer file(Request request) {
        return new Answer(
                200,
                Map.of("Content-Disposition", "attachment"),
                new Answer.Stream("application/pdf", said, new Source()));
    }

    /** The byte at each place of what is streamed. */
    private static byte at(long place) {
        return (byte) (place * 31 >>> 3);
    }

    private final class Source extends InputStream {
        private long place;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (place >= failsAt) {
                if (failure != null) {
                    throw failure;
                }
                throw new IOException("broken off");
            }
            int count = (int) Math.min(length, Math.min(size, failsAt) - place);
            if (count <= 0) {
                return length == 0 ? 0 : -1;
            }
            for (int i = 0; i < count; i++) {
                target[from + i] = at(place + i);
            }
            place += count;
            produced.addAndGet(count);
            return count;
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private HttpResponse<byte[]> fetch(String method) throws IOException, InterruptedException {
        return server.client.send(
                server.request("/file")
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private void awaitClosed() throws InterruptedException {
        assertTrue(closed.await(10, TimeUnit.SECONDS), "the source was closed");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, Pump.PART - 1, Pump.PART, Pump.PART + 1, LARGE})
    void everyByteArrivesWhateverTheLength(long bytes) throws Exception {
        size = bytes;
        for (OptionalLong length : new OptionalLong[] {OptionalLong.empty(), OptionalLong.of(bytes)}) {
            said = length;
            HttpResponse<byte[]> answer = fetch("GET");
            assertEquals(200, answer.statusCode());
            assertEquals(
                    "application/pdf",
                    answer.headers().firstValue("content-type").orElseThrow());
            assertEquals(
                    "attachment",
                    answer.headers().firstValue("content-disposition").orElseThrow());
            assertEquals(
                    "nosniff",
                    answer.headers().firstValue("x-content-type-options").orElseThrow());
            boolean whole = length.isPresent() || bytes < Pump.PART;
            assertEquals(
                    whole ? Optional.of(Long.toString(bytes)) : Optional.empty(),
                    answer.headers().firstValue("content-length"));
            byte[] expected = new byte[(int) bytes];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = at(i);
            }
            assertArrayEquals(expected, answer.body());
            awaitClosed();
            Served served = server.served.poll(10, TimeUnit.SECONDS);
            assertTrue(served.complete());
        }
    }

    @Test
    void headTellsTheLengthAndReadsNoFurther() throws Exception {
        said = OptionalLong.of(LARGE);
        HttpResponse<byte[]> answer = fetch("HEAD");
        assertEquals(200, answer.statusCode());
        assertEquals(
                Integer.toString(LARGE),
                answer.headers().firstValue("content-length").orElseThrow());
        awaitClosed();
        assertTrue(produced.get() <= Pump.PART);
    }

    @Test
    void whatFailsAtOnceIsAnErrorLikeAnyOther() throws Exception {
        failsAt = 10;
        HttpResponse<byte[]> broken = fetch("GET");
        assertEquals(502, broken.statusCode());
        Map<String, Object> error = server.object(new String(broken.body(), StandardCharsets.UTF_8));
        assertEquals("remote.unavailable", error.get("code"));
        failure = new UnavailableException(ErrorCode.REMOTE_TIMEOUT, "too late", Optional.empty(), null, null);
        assertEquals(504, fetch("GET").statusCode());
        failsAt = Long.MAX_VALUE;
        size = 10;
        said = OptionalLong.of(11);
        assertEquals(502, fetch("GET").statusCode(), "shorter than was said");
        awaitClosed();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void halfOfItNeverLooksLikeAllOfIt(boolean lengthKnown) throws Exception {
        said = lengthKnown ? OptionalLong.of(LARGE) : OptionalLong.empty();
        failsAt = LARGE / 2;
        assertThrows(IOException.class, () -> fetch("GET"));
        awaitClosed();
        Served served = server.served.poll(10, TimeUnit.SECONDS);
        assertFalse(served.complete());
        assertEquals(200, served.status());
        assertEquals(404, server.get("/nowhere").statusCode(), "the server goes on");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void anotherLengthThanWasSaidEndsTheConnection(int more) throws Exception {
        said = OptionalLong.of(LARGE + more);
        assertThrows(IOException.class, () -> fetch("GET"));
        awaitClosed();
        assertFalse(server.served.poll(10, TimeUnit.SECONDS).complete());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void aClientThatLeavesStopsTheReading(String method) throws Exception {
        size = Long.MAX_VALUE;
        try (Socket socket = new Socket("127.0.0.1", server.listener.port())) {
            socket.getOutputStream()
                    .write((method + " /file HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + ServerFixture.TOKEN
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertTrue(socket.getInputStream().read() > 0);
        }
        awaitClosed();
        assertFalse(server.served.poll(10, TimeUnit.SECONDS).complete());
    }

    @Test
    void nothingIsReadFasterThanTheClientTakesIt() throws Exception {
        size = 128L * 1024 * 1024;
        HttpResponse<InputStream> answer =
                server.client.send(server.request("/file").GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        long taken = 0;
        long ahead = 0;
        byte[] part = new byte[64 * 1024];
        byte[] some = new byte[1024];
        Random random = new Random(1);
        try (InputStream in = answer.body()) {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                taken += read;
                random.nextBytes(some); // a client that does something with what it gets
                ahead = Math.max(ahead, produced.get() - taken);
            }
        }
        assertEquals(size, taken);
        assertTrue(ahead < size / 4, ahead + " bytes were read ahead");
    }

    @Test
    void aClientThatSpeaksTheOldProtocolSeesTheEndByTheConnection() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.listener.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET /file HTTP/1.0\r\nAuthorization: Bearer " + ServerFixture.TOKEN + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] all = socket.getInputStream().readAllBytes();
            String text = new String(all, StandardCharsets.ISO_8859_1);
            int body = text.indexOf("\r\n\r\n") + 4;
            assertFalse(text.substring(0, body).toLowerCase().contains("transfer-encoding"), text.substring(0, body));
            assertEquals(LARGE, all.length - body);
        }
    }
}
