package io.hirelay.server.passthrough;

import static io.hirelay.server.passthrough.TransportFixture.PATH;
import static io.hirelay.server.passthrough.TransportFixture.get;
import static io.hirelay.server.passthrough.TransportFixture.ok;
import static io.hirelay.server.passthrough.TransportFixture.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.server.http.Served;
import io.hirelay.server.http.ServerFixture;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the transport does between a client and an upstream, both of which do what the test wants. */
class TransportTest {
    private static final String POST_THINGS =
            request("POST", "/things", "Authorization: Bearer " + ServerFixture.TOKEN, "Content-Length: 2") + "\r\nab";

    private TransportFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new TransportFixture(TransportFixture.SETTINGS);
    }

    @AfterEach
    void stop() throws IOException {
        fixture.close();
    }

    @Test
    void aCallGoesThereAndItsAnswerComesBackAsTheyAre() throws Exception {
        try (RawSocket client = fixture.client()) {
            client.say(get(PATH + "//a;v=1/%7E|[1]\u00e4?b=%2e&&c", "X-Two: 1", "x-TWO: 2"));
            try (RawSocket upstream = fixture.accept()) {
                String sent = upstream.head();
                assertTrue(sent.startsWith("GET /7/things//a;v=1/%7E|[1]\u00e4?b=%2e&&c HTTP/1.1\r\n"), sent);
                assertTrue(sent.contains("X-Two: 1\r\n") && sent.contains("x-TWO: 2\r\n"), sent);
                upstream.say(ok("{\"a\": 1}", "Content-Type: application/json", "X-Word: \u00fc"));
                String answer = client.message();
                assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
                assertTrue(answer.endsWith("\r\n\r\n{\"a\": 1}"), answer);
                assertTrue(answer.contains("X-Word: \u00fc\r\n"), answer);
            }
        }
        assertEquals("answered 200", fixture.told());
        Served served = fixture.served();
        assertEquals(200, served.status());
        assertTrue(served.complete());
        assertEquals(
                "/passthrough/{integrated_account_id}/{path}", served.route().orElseThrow());
    }

    @Test
    void requestsThatAreSentTogetherAreAnsweredInOrderWhoeverServesThem() throws Exception {
        try (RawSocket client = fixture.client()) {
            client.say(
                    get(PATH + "/1") + POST_THINGS + get(PATH + "/2") + get(PATH + "/3") + POST_THINGS + POST_THINGS);
            try (RawSocket upstream = fixture.accept()) {
                assertTrue(upstream.head().startsWith("GET /7/things/1 "));
                upstream.say(ok("one"));
                assertTrue(client.message().endsWith("one"));
                assertTrue(client.message().endsWith("{\"bytes\":2}"));
                assertTrue(upstream.head().startsWith("GET /7/things/2 "));
                upstream.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\ntw\r\n");
                client.head();
                assertEquals("2\r\ntw\r\n", client.bytes(7));
                upstream.say("1\r\no\r\n0\r\nX-Trailer: 1\r\n\r\n");
                assertEquals("1\r\no\r\n0\r\n\r\n", client.bytes(11));
                assertTrue(upstream.head().startsWith("GET /7/things/3 "));
                upstream.say(ok("three"));
                assertTrue(client.message().endsWith("three"));
                assertTrue(client.message().endsWith("{\"bytes\":2}"));
                assertTrue(client.message().endsWith("{\"bytes\":2}"));
            }
        }
    }

    @Test
    void aBodyGoesThroughInBothFramings() throws Exception {
        try (RawSocket client = fixture.client()) {
            client.say(request("POST", PATH, "Content-Length: 6") + "\r\nabc");
            try (RawSocket upstream = fixture.accept()) {
                assertTrue(upstream.head().contains("content-length: 6\r\n"));
                assertEquals("abc", upstream.bytes(3));
                client.say("def");
                assertEquals("def", upstream.bytes(3));
                upstream.say(ok("got it"));
                assertTrue(client.message().endsWith("got it"));
                client.say(request("PUT", PATH, "Transfer-Encoding: chunked") + "\r\n3\r\nabc\r\n");
                assertTrue(upstream.head().contains("transfer-encoding: chunked\r\n"));
                assertEquals("3\r\nabc\r\n", upstream.bytes(8));
                client.say("2\r\nde\r\n0\r\nX-Trailer: 1\r\n\r\n");
                assertEquals("2\r\nde\r\n0\r\n\r\n", upstream.bytes(12));
                upstream.say(ok("this too"));
                assertTrue(client.message().endsWith("this too"));
                client.say(request("POST", PATH, "Content-Length: 0") + "\r\n");
                assertTrue(upstream.head().contains("content-length: 0\r\n"));
                upstream.say(ok("nothing"));
                assertTrue(client.message().endsWith("nothing"));
            }
        }
    }

    @Test
    void anAnswerThatEndsWithItsConnectionIsAWholeAnswer() throws Exception {
        try (RawSocket client = fixture.client()) {
            client.say(get(PATH));
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                upstream.say("HTTP/1.1 200 OK\r\n\r\nall");
            }
            assertTrue(client.head().contains("transfer-encoding: chunked\r\n"));
            assertEquals("3\r\nall\r\n0\r\n\r\n", client.bytes(13));
        }
    }

    @Test
    void anOldClientGetsAnAnswerOfUnknownLengthUpToTheEndOfItsConnection() throws Exception {
        try (RawSocket client = fixture.client()) {
            client.say("GET " + PATH + " HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                upstream.say("HTTP/1.1 103 Early\r\nLink: </a>\r\n\r\n");
                upstream.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nall\r\n0\r\n\r\n");
                String answer = client.rest();
                assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n") && answer.endsWith("\r\n\r\nall"), answer);
                assertFalse(answer.toLowerCase(java.util.Locale.ROOT).contains("chunked"), answer);
            }
        }
    }

    @Test
    void answersWithoutABodyHaveNone() throws Exception {
        try (RawSocket client = fixture.client()) {
            client.say(request("HEAD", PATH) + "\r\n");
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                upstream.say("HTTP/1.1 200 OK\r\nContent-Length: 77\r\n\r\n");
                assertTrue(client.head().contains("content-length: 77\r\n"));
                client.say(get(PATH));
                upstream.head();
                upstream.say("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\nContent-Length: 77\r\n\r\n");
                assertTrue(client.head().contains("ETag: \"1\"\r\n"));
                client.say(get(PATH));
                upstream.head();
                upstream.say("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");
                assertEquals("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", client.head());
                assertTrue(client.head().startsWith("HTTP/1.1 204 No Content\r\n"));
                client.say(get(PATH));
                upstream.head();
                upstream.say(ok("end"));
                assertTrue(client.message().endsWith("end"));
            }
        }
    }

    @Test
    void anUpstreamThatDiesInABodyResetsTheClient() throws Exception {
        for (String part : new String[] {
            "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\npart",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npart\r\n"
        }) {
            try (RawSocket client = fixture.client()) {
                client.say(get(PATH));
                try (RawSocket upstream = fixture.accept()) {
                    upstream.head();
                    upstream.say(part);
                    client.head();
                }
                assertTrue(client.endsWithReset(), part);
            }
            assertFalse(fixture.served().complete());
        }
    }

    @Test
    void aResetIsNoEndOfAnAnswer() throws Exception {
        try (RawSocket client = fixture.client()) {
            client.say(get(PATH));
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                upstream.say("HTTP/1.1 200 OK\r\n\r\npart");
                client.head();
                client.bytes(9);
                upstream.reset();
            }
            assertTrue(client.endsWithReset());
        }
    }

    @Test
    void aClientThatLeavesCancelsItsCallAtOnce() throws Exception {
        try (RawSocket client = fixture.client()) {
            client.say(get(PATH));
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                client.socket.close();
                assertTrue(upstream.ends());
            }
        }
        assertEquals("cancelled", fixture.told());
        assertEquals(499, fixture.served().status());
    }

    @Test
    void aClientThatLeavesGivesItsPlaceInTheLineUp() throws Exception {
        fixture.passages.turn = () -> Duration.ofHours(1);
        try (RawSocket client = fixture.client()) {
            client.say(request("POST", PATH, "Content-Length: 6") + "\r\nabc");
            fixture.passages.waiting.poll(10, TimeUnit.SECONDS);
        }
        assertEquals("cancelled", fixture.told());
    }

    @Test
    void aCallIsSentWhenItsTurnComes() throws Exception {
        fixture.passages.turn = () -> Duration.ofHours(1);
        try (RawSocket client = fixture.client()) {
            client.say(request("POST", PATH, "Content-Length: 3", "Expect: 100-continue") + "\r\n");
            Runnable changed = fixture.passages.waiting.poll(10, TimeUnit.SECONDS);
            fixture.passages.turn = () -> Duration.ZERO;
            changed.run();
            assertEquals("HTTP/1.1 100 Continue\r\n\r\n", client.head());
            client.say("abc");
            try (RawSocket upstream = fixture.accept()) {
                assertFalse(upstream.head().contains("100"));
                assertEquals("abc", upstream.bytes(3));
                upstream.say("HTTP/1.1 100 Continue\r\n\r\n" + ok("done"));
                assertTrue(client.message().endsWith("done"));
            }
        }
    }

    @Test
    void aCallThatHasToBeLookedUpWaitsForIt() throws Exception {
        fixture.passages.known = false;
        fixture.passages.ready = false;
        try (RawSocket client = fixture.client()) {
            client.say(request("POST", PATH, "Content-Length: 6") + "\r\nabc");
            Runnable found = fixture.passages.lookups.poll(10, TimeUnit.SECONDS);
            client.say("def");
            found.run();
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                assertEquals("abcdef", upstream.bytes(6));
                upstream.say(ok("done"));
                assertTrue(client.message().endsWith("done"));
            }
        }
    }

    @Test
    void whatReadsIsSentOnceMoreWhenItsOldConnectionIsClosedUnderIt() throws Exception {
        try (RawSocket client = fixture.client()) {
            client.say(get(PATH));
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                upstream.say(ok("one"));
                client.message();
                client.say(get(PATH));
                upstream.head();
            }
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                upstream.say(ok("two"));
                assertTrue(client.message().endsWith("two"));
            }
        }
    }

    @Test
    void whatWritesIsNeverSentTwice() throws Exception {
        try (RawSocket client = fixture.client()) {
            client.say(get(PATH));
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                upstream.say(ok("one"));
                client.message();
                client.say(request("DELETE", PATH) + "\r\n");
                upstream.head();
            }
            assertTrue(client.message().contains("remote.unavailable"));
        }
        assertEquals("answered 200", fixture.told());
        assertEquals("failed reached", fixture.told());
    }

    @Test
    void anAnswerThatComesBeforeTheWholeRequestReachesTheClient() throws Exception {
        try (RawSocket client = fixture.client()) {
            client.say(request("POST", PATH, "Content-Length: 6") + "\r\nabc");
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                upstream.say("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
                assertTrue(client.message().startsWith("HTTP/1.1 413 Too Large\r\n"));
                assertTrue(upstream.bytes(9).length() < 9, "the connection is not used for another call");
            }
            client.say("def" + get(PATH));
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                upstream.say(ok("next"));
                assertTrue(client.message().endsWith("next"));
            }
        }
    }

    @Test
    void neitherSideIsReadFasterThanTheOtherTakes() throws Exception {
        long most = 64L * 1024 * 1024;
        byte[] part = new byte[64 * 1024];
        try (RawSocket client = fixture.client()) {
            client.say(request("POST", PATH, "Content-Length: " + most) + "\r\n");
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                assertTrue(takes(client, part, most) < most / 2);
            }
        }
        try (RawSocket client = fixture.client()) {
            client.say(get(PATH));
            try (RawSocket upstream = fixture.accept()) {
                upstream.head();
                upstream.say("HTTP/1.1 200 OK\r\nContent-Length: " + most + "\r\n\r\n");
                assertTrue(takes(upstream, part, most) < most / 2);
            }
        }
    }

    /** How many bytes are taken before no more are for a while. */
    private static long takes(RawSocket into, byte[] part, long most) throws Exception {
        java.util.concurrent.atomic.AtomicLong taken = new java.util.concurrent.atomic.AtomicLong();
        Thread writer = new Thread(() -> {
            try {
                while (taken.get() < most) {
                    into.socket.getOutputStream().write(part);
                    taken.addAndGet(part.length);
                }
            } catch (IOException closed) {
                // the test has seen enough
            }
        });
        writer.start();
        long before;
        do {
            before = taken.get();
            writer.join(300);
        } while (taken.get() != before);
        return before;
    }

    @Test
    void nothingOfABrokenAnswerReachesTheClient() throws Exception {
        for (String broken : new String[] {
            "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
            "this is no HTTP\r\n\r\n"
        }) {
            try (RawSocket client = fixture.client()) {
                client.say(get(PATH));
                try (RawSocket upstream = fixture.accept()) {
                    upstream.head();
                    upstream.say(broken);
                    String answer = client.message();
                    assertTrue(answer.startsWith("HTTP/1.1 502 "), answer);
                    assertTrue(answer.contains("remote.invalid_response"), answer);
                    assertTrue(upstream.ends());
                }
            }
        }
    }
}
