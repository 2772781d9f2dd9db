package io.hirelay.server.passthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.server.PassthroughServer;
import io.hirelay.server.passthrough.RawUpstream.Arrived;
import io.hirelay.server.passthrough.RawUpstream.End;
import io.hirelay.server.passthrough.RawUpstream.Reply;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection to a server, seen byte by byte from both of its sides. In what is sent, {@code {p}} is the
 * address of the account's passthrough, {@code {a}} the account and {@code {auth}} the caller's credential as a header.
 * What has reached the provider has to be asked for: whatever else has is a failure when it is closed.
 */
final class RawExchange implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int MOST_ANNOUNCED = 4096;

    private final PassthroughServer server;
    private final RawUpstream upstream;
    private final List<Reply> replies = new ArrayList<>();
    private final List<String> outcome = new ArrayList<>();
    private Socket socket;
    private InputStream in;
    private boolean head;
    private @Nullable Arrived request;
    private @Nullable RawHead answer;
    private byte[] body = {};

    RawExchange(PassthroughServer server, RawUpstream upstream) throws IOException {
        this.server = server;
        this.upstream = upstream;
        upstream.others();
        answers("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        replies.clear();
        socket = open();
        in = new BufferedInputStream(socket.getInputStream());
    }

    private Socket open() throws IOException {
        Socket opened = new Socket("127.0.0.1", server.port());
        opened.setSoTimeout(PATIENCE_MILLIS);
        opened.setTcpNoDelay(true);
        return opened;
    }

    // What the provider does.

    /** Once more for each further request; without any it is {@code 200 ok}. */
    RawExchange answers(String bytes) {
        return reply(false, List.of(bytes), End.KEEPS);
    }

    RawExchange answersAndCloses(String bytes) {
        return reply(false, List.of(bytes), End.CLOSES);
    }

    RawExchange answersAndResets(String bytes) {
        return reply(false, List.of(bytes), End.RESETS);
    }

    RawExchange answersAndWaits(String bytes) {
        return reply(false, List.of(bytes), End.WAITS);
    }

    /** Before the request's body has come. */
    RawExchange answersEarly(String bytes) {
        return reply(true, List.of(bytes), End.KEEPS);
    }

    /** Between two parts it waits for {@link #goesOn}. */
    RawExchange answersInParts(String... parts) {
        return reply(false, List.of(parts), End.KEEPS);
    }

    RawExchange readsAndWaits() {
        return reply(false, List.of(), End.WAITS);
    }

    RawExchange reply(boolean early, List<String> parts, End end) {
        replies.add(new Reply(early, parts, end));
        upstream.answers(List.copyOf(replies));
        return this;
    }

    RawExchange goesOn() {
        upstream.goOn();
        return this;
    }

    // What the client does.

    RawExchange sends(String bytes) throws IOException {
        String filled = filled(bytes);
        head = filled.startsWith("HEAD ");
        socket.getOutputStream().write(filled.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    private String filled(String bytes) {
        return bytes.replace("{p}", "/passthrough/" + server.account())
                .replace("{a}", server.account().toString())
                .replace("{auth}", "Authorization: Bearer " + server.token());
    }

    /** A whole request without a body. */
    RawExchange asks(String methodAndTarget, String... fields) throws IOException {
        return sends(request(methodAndTarget, fields));
    }

    /** A request with a body of this length. */
    RawExchange asksWith(String content, String methodAndTarget, String... fields) throws IOException {
        List<String> all = new ArrayList<>(List.of(fields));
        all.add("Content-Length: " + content.length());
        return sends(request(methodAndTarget, all.toArray(new String[0])) + content);
    }

    /** The head of a request of a caller who may ask. */
    static String request(String methodAndTarget, String... fields) {
        StringBuilder text = new StringBuilder(methodAndTarget).append(" HTTP/1.1\r\nHost: hirelay\r\n{auth}\r\n");
        for (String field : fields) {
            text.append(field).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    /** Closes the connection. */
    RawExchange leaves() throws IOException {
        socket.close();
        return this;
    }

    RawExchange comesAnew() throws IOException {
        socket.close();
        socket = open();
        in = new BufferedInputStream(socket.getInputStream());
        return this;
    }

    // What is seen at the provider.

    /** The next request there has this first line. */
    RawExchange arrives(String line) throws IOException {
        try {
            request = upstream.next();
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; the client was told: " + told(), e);
        }
        assertEquals(filled(line) + " HTTP/1.1", request.head().line());
        outcome.add("arrives as `" + printed(request.head().line()) + "`");
        assertFalse(
                request.head().text().contains(server.token()),
                "the caller's token is for nobody else: " + request.head().text());
        assertEquals(
                List.of("Bearer " + PassthroughServer.PROVIDER_KEY),
                request.head().all("authorization"));
        assertEquals(1, request.head().all("host").size(), request.head().text());
        return this;
    }

    private String told() throws IOException {
        return new String(in.readNBytes(in.available()), StandardCharsets.ISO_8859_1);
    }

    /** A request of our own, whatever it asks for. */
    RawExchange somethingArrives() {
        upstream.next();
        return this;
    }

    /** With this field; several fields of the name are one list. */
    RawExchange with(String name, String value) {
        assertEquals(value, request().head().joined(name), request().head().text());
        return this;
    }

    RawExchange without(String... names) {
        for (String name : names) {
            assertEquals(List.of(), request().head().all(name), request().head().text());
        }
        return this;
    }

    RawExchange withBody(String text) {
        try {
            byte[] all = request().body().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            assertEquals(text, new String(all, StandardCharsets.ISO_8859_1));
            return this;
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("its body did not come", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** The body never comes to its end, and the connection does. */
    RawExchange brokenOff() throws Exception {
        assertThrows(ExecutionException.class, () -> request().body().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        outcome.add("the provider sees the connection end");
        return givenUp();
    }

    /** The provider is left. */
    RawExchange givenUp() throws Exception {
        request().left().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    /** Neither has anything arrived, nor does it. */
    RawExchange nothingArrives() {
        assertEquals(
                List.of(),
                upstream.others().stream().map(one -> one.head().line()).toList());
        outcome.add("nothing arrives");
        return this;
    }

    private Arrived request() {
        return Objects.requireNonNull(request, "nothing has been asked for");
    }

    // What is seen at the client.

    /** The next answer has this status. Its body is read as well. */
    RawExchange status(int status) throws IOException {
        begins(status);
        body = answer().body(in, head);
        String code = code();
        outcome.add(status + (code.isEmpty() ? "" : " `" + code + "`"));
        return this;
    }

    /** The next answer has this status; of its body nothing is read. */
    RawExchange begins(int status) throws IOException {
        answer = RawHead.read(in);
        assertNotNull(answer, "the connection has ended instead of an answer");
        assertEquals(status, answer().status(), () -> answer().text() + rest());
        assertFalse(answer().text().contains(PassthroughServer.PROVIDER_KEY), answer().text());
        return this;
    }

    private String rest() {
        try {
            return new String(answer().body(in, head), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** An error of ours. */
    RawExchange refused(int status, String code) throws IOException {
        status(status);
        assertEquals(code, code(), () -> answer().text() + text());
        assertEquals("application/json; charset=utf-8", answer().joined("content-type"));
        assertTrue(text().contains("\"code\":\"" + code + "\""), this::text);
        String id = answer().joined("x-request-id");
        assertTrue(!id.isEmpty() && text().contains("\"request_id\":\"" + id + "\""), this::text);
        return this;
    }

    private String code() {
        return answer().joined("x-hirelay-error");
    }

    RawExchange line(String line) {
        assertEquals(line, answer().line());
        return this;
    }

    RawExchange header(String name, String value) {
        assertEquals(value, answer().joined(name), answer().text());
        return this;
    }

    RawExchange noHeader(String... names) {
        for (String name : names) {
            assertEquals(List.of(), answer().all(name), answer().text());
        }
        return this;
    }

    RawExchange hasHeader(String... names) {
        for (String name : names) {
            assertEquals(1, answer().all(name).size(), answer().text());
        }
        return this;
    }

    RawExchange body(String text) {
        assertEquals(text, text());
        return this;
    }

    /** The next bytes of the answer, where its body is not read as a whole. */
    RawExchange nextBytes(String text) throws IOException {
        assertEquals(text, new String(in.readNBytes(text.length()), StandardCharsets.ISO_8859_1));
        return this;
    }

    byte[] bytes() {
        return body.clone();
    }

    private String text() {
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    /** The answer begins and never comes to its end, and the client can tell. */
    RawExchange begunAndBroken(int status) throws IOException {
        try {
            begins(status);
            assertTrue(
                    answer().isChunked() || !answer().all("content-length").isEmpty(),
                    "its end could not be told: " + answer().text());
            assertThrows(IOException.class, () -> answer().body(in, head));
        } catch (SocketException e) {
            // reset before the client has read what there was
        }
        outcome.add("the client sees the connection end");
        return this;
    }

    /** Whatever is announced, in the end it is an error of ours. */
    RawExchange refusedInTheEnd(int status, String code) throws IOException {
        in.mark(MOST_ANNOUNCED);
        for (RawHead next = RawHead.read(in); next != null && next.status() < 200; next = RawHead.read(in)) {
            in.mark(MOST_ANNOUNCED);
        }
        in.reset();
        return refused(status, code);
    }

    /** No further byte comes: the connection is closed. */
    RawExchange ends() throws IOException {
        int next;
        try {
            next = in.read();
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("the connection stays open", e);
        } catch (IOException e) {
            next = -1; // which is an end as well
        }
        assertEquals(-1, next);
        outcome.add("the connection ends");
        return this;
    }

    /** The connection serves the next request as if nothing had been. */
    RawExchange isWellAfterwards() throws IOException {
        replies.clear();
        answers("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nafterward");
        asks("GET {p}/afterwards").arrives("GET /afterwards").status(200).body("afterward");
        outcome.subList(outcome.size() - 2, outcome.size()).clear();
        return this;
    }

    private RawHead answer() {
        return Objects.requireNonNull(answer, "nothing has been answered");
    }

    /** What has become of it, in words. */
    String outcome() {
        return String.join(", ", outcome);
    }

    private String printed(String text) {
        return text.replace(server.account().toString(), "{account}");
    }

    @Override
    public void close() throws IOException {
        socket.close();
        assertEquals(
                List.of(),
                upstream.others().stream().map(one -> one.head().line()).toList(),
                "nothing else has reached the provider");
    }
}
