package io.hirelay.server.passthrough;

import static io.hirelay.server.passthrough.TransportFixture.PATH;
import static io.hirelay.server.passthrough.TransportFixture.get;
import static io.hirelay.server.passthrough.TransportFixture.ok;
import static io.hirelay.server.passthrough.TransportFixture.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of those who keep others waiting, send too much, or are there when the server stops. */
class PatienceTest {
    private static final int MOST = 100_000;

    private TransportFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new TransportFixture(TransportFixture.settings(Duration.ofMillis(400), OptionalLong.of(MOST)));
    }

    @AfterEach
    void stop() throws IOException {
        fixture.close();
    }

    @Test
    void aProviderThatDoesNotAnswerIsGivenUp() throws Exception {
        try (RawSocket client = fixture.client()) {
            client.say(get(PATH));
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                String answer = client.message();
                assertTrue(answer.startsWith("HTTP/1.1 504 "), answer);
                assertTrue(upstream.ends());
            }
        }
        assertEquals("failed reached timed out", fixture.told());
    }

    @Test
    void aProviderThatFallsSilentInABodyIsGivenUp() throws Exception {
        try (RawSocket client = fixture.client()) {
            client.say(get(PATH));
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                upstream.say("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\npart");
                assertTrue(client.endsWithReset());
                assertTrue(upstream.ends());
            }
        }
    }

    @Test
    void aClientThatFallsSilentInABodyIsTold() throws Exception {
        try (RawSocket client = fixture.client()) {
            client.say(request("POST", PATH, "Content-Length: 9") + "\r\npart");
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                String answer = client.message();
                assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
                assertTrue(answer.contains("did not come in time"), answer);
                assertTrue(client.ends());
                assertEquals("part", upstream.rest());
            }
        }
    }

    @Test
    void aClientThatTakesNothingIsGivenUp() throws Exception {
        try (RawSocket client = fixture.client()) {
            client.say(get(PATH));
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                upstream.say("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n");
                byte[] part = new byte[64 * 1024];
                org.junit.jupiter.api.Assertions.assertThrows(IOException.class, () -> {
                    while (true) {
                        upstream.socket.getOutputStream().write(part);
                    }
                });
            }
        }
        assertFalse(fixture.served().complete());
    }

    @Test
    void aHeadThatComesBitByBitIsNotWaitedForForever() throws Exception {
        try (RawSocket client = fixture.client()) {
            client.say("GET /pass");
            CompletableFuture<Boolean> ends = CompletableFuture.supplyAsync(() -> {
                try {
                    return client.ends();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            try {
                while (!ends.isDone()) {
                    client.say("x");
                    ends.copy()
                            .completeOnTimeout(true, 50, TimeUnit.MILLISECONDS)
                            .join();
                }
            } catch (IOException closed) {
                // while it was being written to
            }
            assertTrue(ends.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aBodyThatIsTooLongIsRefusedHoweverItIsFramed() throws Exception {
        try (RawSocket client = fixture.client()) {
            client.say(request("POST", PATH, "Content-Length: " + (MOST + 1), "Expect: 100-continue") + "\r\n");
            String answer = client.message();
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
            assertTrue(answer.contains("connection: close"), answer);
            assertTrue(client.ends());
        }
        try (RawSocket client = fixture.client()) {
            client.say(request("POST", PATH, "Transfer-Encoding: chunked") + "\r\n");
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                String chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
                client.say(chunk.repeat(MOST / 0x4000 + 1) + "0\r\n\r\n");
                String answer = client.message();
                assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
            }
            assertEquals("cancelled", fixture.told());
            client.say(get(PATH));
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                upstream.say(ok("next"));
                assertTrue(client.message().endsWith("next"));
            }
        }
    }

    @Test
    void whoIsNotLetInSendsNothingToTheProvider() throws Exception {
        fixture.passages.gate = () -> {
            throw new InvalidRequestException(ErrorCode.REQUEST_FORBIDDEN, "no", List.of(), List.of());
        };
        try (RawSocket client = fixture.client()) {
            client.say(request("POST", PATH, "Content-Length: 4", "X-Request-Id: mine-1") + "\r\nabcd");
            String answer = client.message();
            assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
            assertTrue(answer.contains("X-Request-Id: mine-1\r\n"), answer);
            assertTrue(answer.contains("X-Hirelay-Error: request.forbidden\r\n"), answer);
            assertTrue(answer.contains("\"request_id\":\"mine-1\""), answer);
            fixture.passages.gate = () -> {};
            client.say(get(PATH));
            try (RawSocket upstream = fixture.accept()) {
                assertTrue(upstream.head().startsWith("GET "));
                upstream.say(ok("next"));
                assertTrue(client.message().endsWith("next"));
            }
        }
    }

    @Test
    void whatWouldShowTheCredentialOrOpenATunnelIsNotPassedOn() throws Exception {
        for (String method : List.of("TRACE", "CONNECT")) {
            try (RawSocket client = fixture.client()) {
                client.say(request(method, PATH) + "\r\n");
                String answer = client.message();
                assertTrue(answer.startsWith("HTTP/1.1 405 "), answer);
                assertTrue(answer.contains("Allow: GET, "), answer);
            }
        }
        assertTrue(fixture.passages.told.isEmpty());
    }

    @Test
    void whereNobodyListensIsTold() throws Exception {
        try (ServerSocket closed = new ServerSocket(0)) {
            fixture.passages.destination = new Destination("localhost", closed.getLocalPort(), false);
        }
        try (RawSocket client = fixture.client()) {
            client.say(request("POST", PATH, "Content-Length: 4") + "\r\nabcd");
            String answer = client.message();
            assertTrue(answer.startsWith("HTTP/1.1 502 "), answer);
        }
        assertEquals("failed", fixture.told());
    }

    @Test
    void whatIsUnderWayIsFinishedWhenTheServerStops() throws Exception {
        try (RawSocket client = fixture.client();
                RawSocket silent = fixture.client()) {
            client.say(get(PATH));
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                CompletableFuture<Void> stopped =
                        CompletableFuture.runAsync(() -> fixture.server.listener.drain(Duration.ofSeconds(10)));
                assertTrue(silent.ends(), "who does nothing is not waited for");
                upstream.say(ok("done"));
                String answer = client.message();
                assertTrue(answer.endsWith("done") && answer.contains("connection: close"), answer);
                assertTrue(client.ends());
                stopped.get(10, TimeUnit.SECONDS);
            }
        }
    }
}
