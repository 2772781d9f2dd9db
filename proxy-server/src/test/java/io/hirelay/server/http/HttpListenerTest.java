package io.hirelay.server.http;

import static io.hirelay.server.http.ServerFixture.endpoint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.AuthenticationException;
import io.hirelay.error.Choice;
import io.hirelay.error.ConfigurationException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotSupportedException;
import io.hirelay.error.ProviderFailure;
import io.hirelay.error.RateLimitedException;
import io.hirelay.error.UnavailableException;
import io.hirelay.error.UnknownOutcomeException;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpListenerTest {
    private static final String AUTH = "Authorization: Bearer " + ServerFixture.TOKEN + "\r\n";

    private final AtomicReference<RuntimeException> toThrow = new AtomicReference<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch entered = new CountDownLatch(1);
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private ServerFixture server;

    @BeforeEach
    void start() {
        server = new ServerFixture(
                ServerFixture.settings(),
                endpoint("GET", "/things", request -> Answer.ok(request.query().asMap())),
                endpoint("POST", "/things", request -> Answer.json(201, Map.of("bytes", request.body().length))),
                endpoint("GET", "/things/{id}", request -> Answer.ok(Map.of("id", request.path("id")))),
                endpoint("GET", "/things/special", request -> Answer.ok(Map.of("id", "none"))),
                endpoint("GET", "/failing", request -> {
                    throw toThrow.get();
                }),
                endpoint("GET", "/unwritable", request -> Answer.ok(new Object())),
                endpoint("GET", "/slow", request -> {
                    entered.countDown();
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        interrupted.set(true);
                        Thread.currentThread().interrupt();
                    }
                    return Answer.ok(Map.of("slow", true));
                }),
                endpoint(
                        "GET",
                        "/thread",
                        request -> Answer.ok(Thread.currentThread().getName())),
                new Endpoint(
                        "GET",
                        "/mine",
                        Access.ACCOUNT_TOKEN,
                        Spec.of("Test", "x"),
                        request -> Answer.ok(request.authenticated().account().map(UUID::toString))),
                new Endpoint("GET", "/open", Access.PUBLIC, Spec.hidden("x"), request -> Answer.ok("open")),
                new Endpoint(
                        "POST",
                        "/form/{secret}",
                        Access.SECRET_ADDRESS,
                        Spec.hidden("x"),
                        request -> Answer.ok(Thread.currentThread().getName())));
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.close();
    }

    @Test
    void anAnswerCarriesTheRequestsName() {
        HttpResponse<String> answer = server.get("/things?a=1&a=2&b%5Bgt%5D=x+y");
        assertEquals(200, answer.statusCode());
        assertEquals("{\"a\":[\"1\",\"2\"],\"b[gt]\":[\"x y\"]}", answer.body());
        assertEquals(
                "application/json; charset=utf-8",
                answer.headers().firstValue("content-type").orElseThrow());
        assertEquals(
                36, answer.headers().firstValue("x-request-id").orElseThrow().length());
    }

    @Test
    void aClientsOwnNameOfTheRequestIsKeptWhenItIsFitForLogs() {
        HttpResponse<String> kept = server.send(server.request("/nowhere").header("X-Request-Id", "client-42"));
        assertEquals("client-42", kept.headers().firstValue("x-request-id").orElseThrow());
        assertEquals("client-42", server.object(kept.body()).get("request_id"));
        HttpResponse<String> fresh = server.send(server.request("/nowhere").header("X-Request-Id", "a\"b <script>"));
        assertEquals(
                36, fresh.headers().firstValue("x-request-id").orElseThrow().length());
    }

    @Test
    void whatNothingServesIsNotFound() {
        Map<String, Object> error = error(server.get("/nowhere"), 404, "request.not_found");
        assertEquals("Not Found", error.get("error"));
        assertEquals("request", error.get("origin"));
        assertEquals("never", error.get("retry"));
        assertFalse(error.containsKey("truto_is_remote_error"));
    }

    @Test
    void aMethodThatThePathDoesNotHaveIsRefusedWithThoseItHas() {
        HttpResponse<String> answer = server.send(server.request("/things/7").method("DELETE", none()));
        error(answer, 405, "request.not_supported");
        assertEquals("GET, HEAD, OPTIONS", answer.headers().firstValue("allow").orElseThrow());
        HttpResponse<String> options = server.send(server.request("/things").method("OPTIONS", none()));
        assertEquals(204, options.statusCode());
        assertEquals(
                "GET, HEAD, OPTIONS, POST",
                options.headers().firstValue("allow").orElseThrow());
    }

    @Test
    void headIsAGetWithoutItsBody() throws IOException {
        String answer = server.raw("HEAD /things/7 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + AUTH + "\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
        assertTrue(answer.contains("content-length: 10\r\n"), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }

    @Test
    void anIdMayHoldEncodedSlashesAndALiteralPathWins() {
        assertEquals(
                "{\"id\":\"https://x/y?z\"}",
                server.get("/things/https%3A%2F%2Fx%2Fy%3Fz").body());
        assertEquals("{\"id\":\"none\"}", server.get("/things/special").body());
        assertEquals("{\"id\":\"a+b\"}", server.get("/things/a+b").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"//things", "///things?", "/things?", "http://elsewhere/things"})
    void leadingSlashesATrailingQuestionMarkAndWholeAddressesAreUnderstood(String target) throws IOException {
        String answer = server.raw("GET " + target + " HTTP/1.1\r\nHost: x\r\n" + AUTH + "\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
        assertTrue(answer.endsWith("{}"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things/%zz", "/things/%ff", "/things?a=%e0%80", "/things?a=%1"})
    void whatIsNotWellEncodedIsRefused(String target) throws IOException {
        String answer = server.raw("GET " + target + " HTTP/1.1\r\nHost: x\r\n" + AUTH + "\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400 Bad Request\r\n"), answer);
        assertTrue(answer.contains("\"code\":\"request.invalid\""), answer);
    }

    @Test
    void textThatAClientDidNotEncodeIsReadAsUtf8() throws IOException {
        String zoe = new String("Zo\u00eb".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String answer = server.raw("GET /things/" + zoe + " HTTP/1.1\r\nHost: x\r\n" + AUTH + "\r\n");
        assertTrue(answer.endsWith("{\"id\":\"" + zoe + "\"}"), answer);
    }

    @Test
    void onlyWhoHasATokenIsLetIn() {
        HttpRequest.Builder none =
                HttpRequest.newBuilder(server.request("/things").build().uri());
        HttpResponse<String> missing = server.send(none);
        error(missing, 401, "request.unauthenticated");
        assertEquals("Bearer", missing.headers().firstValue("www-authenticate").orElseThrow());
        error(server.send(none.copy().header("Authorization", "Bearer wrong")), 401, "request.unauthenticated");
        error(server.send(none.copy().header("Authorization", "Basic dDp0")), 401, "request.unauthenticated");
        error(
                server.send(none.copy()
                        .header("Authorization", "Bearer " + ServerFixture.TOKEN)
                        .header("Authorization", "Bearer " + ServerFixture.TOKEN)),
                401,
                "request.unauthenticated");
        assertEquals(
                200,
                server.send(none.copy().header("Authorization", "bearer  " + ServerFixture.TOKEN + " "))
                        .statusCode());
    }

    @Test
    void theTokenOfOneAccountReachesOnlyWhatIsMeantForIt() {
        HttpRequest.Builder mine = HttpRequest.newBuilder(
                        server.request("/mine").build().uri())
                .header("Authorization", "Bearer " + ServerFixture.ACCOUNT_TOKEN);
        assertEquals("\"" + ServerFixture.ACCOUNT + "\"", server.send(mine).body());
        error(server.send(mine.copy().uri(server.request("/things").build().uri())), 403, "request.forbidden");
    }

    @Test
    void aBodyAboveTheLimitIsRefusedHoweverItComes() {
        byte[] fits = new byte[64 * 1024];
        assertEquals(
                201,
                server.send(post(HttpRequest.BodyPublishers.ofByteArray(fits))).statusCode());
        byte[] large = new byte[3_000_000];
        error(server.send(post(HttpRequest.BodyPublishers.ofByteArray(large))), 413, "request.too_large");
        HttpRequest.BodyPublisher chunked =
                HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large));
        error(server.send(post(chunked)), 413, "request.too_large");
    }

    @Test
    void aFormAtASecretAddressNeedsNoTokenAndIsSmall() {
        HttpRequest.Builder form = server.request("/form/s3cret").setHeader("Authorization", "none");
        HttpResponse<String> fits = server.send(form.POST(HttpRequest.BodyPublishers.ofByteArray(new byte[32 * 1024])));
        assertEquals(200, fits.statusCode());
        assertFalse(
                fits.body().contains("public"),
                "it would take the places of the endpoints that tell how the server is");
        byte[] large = new byte[32 * 1024 + 1];
        error(server.send(form.POST(HttpRequest.BodyPublishers.ofByteArray(large))), 413, "request.too_large");
    }

    @Test
    void aBodyIsNotAskedForBeforeTheCallerIsKnown() throws IOException {
        String answer = server.raw("POST /things HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer wrong\r\n"
                + "Expect: 100-continue\r\nContent-Length: 10\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 401 Unauthorized\r\n"), answer);
        assertTrue(answer.contains("connection: close\r\n"), answer);
        try (Socket socket = new Socket("127.0.0.1", server.listener.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(("POST /things HTTP/1.1\r\nHost: x\r\n" + AUTH
                                    + "Expect: 100-continue\r\nContent-Length: 4\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertTrue(ServerFixture.answer(socket.getInputStream()).startsWith("HTTP/1.1 100 Continue\r\n"));
            socket.getOutputStream().write("four".getBytes(StandardCharsets.US_ASCII));
            assertTrue(ServerFixture.answer(socket.getInputStream()).endsWith("{\"bytes\":4}"));
        }
    }

    @Test
    void whatTheDecoderRefusesIsAnsweredInTheSameEnvelope() throws IOException {
        refused("GET /" + "x".repeat(3000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414, "request.uri_too_long");
        refused(
                "GET /things HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(5000) + "\r\n\r\n",
                431,
                "request.headers_too_large");
        refused("GET /things HTTP/1.1\r\nHost: x\r\n no colon here\r\nBad Name: 1\r\n\r\n", 400, "request.invalid");
        refused("POST /things HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n", 400, "request.invalid");
        refused("BLAH\r\n\r\n", 400, "request.invalid");
        refused(
                "POST /things HTTP/1.1\r\nHost: x\r\n" + AUTH
                        + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                400,
                "request.invalid");
    }

    @Test
    void anErrorSaysWhatHappenedAndWhatToDo() {
        ProviderFailure said = new ProviderFailure("acme", 422, Optional.of("r-1"), Optional.of("{\"error\": \"no\"}"));
        Map<String, Object> remote = fails(
                new InvalidRequestException(
                        ErrorCode.REMOTE_DUPLICATE,
                        "exists",
                        List.of(new io.hirelay.error.Failure("emails", "exists")),
                        List.of(),
                        said),
                422,
                "remote.duplicate");
        assertEquals("provider", remote.get("origin"));
        assertEquals(true, remote.get("truto_is_remote_error"));
        assertEquals(Map.of("error", "no"), remote.get("raw_response"));
        assertEquals(
                Map.of("failures", List.of(Map.of("field", "emails", "message", "exists"))), remote.get("details"));

        Map<String, Object> options = fails(
                InvalidRequestException.unresolved("stage_id", "is none", List.of(new Choice("s-1", "One"))),
                422,
                "request.unresolved_identifier");
        assertEquals(List.of(Map.of("id", "s-1", "name", "One")), ((Map<?, ?>) options.get("details")).get("options"));

        io.hirelay.error.Findings findings = new io.hirelay.error.Findings();
        findings.add("emails", "is required");
        findings.add("stage_id", "is none", List.of(new Choice("s-1", "One")));
        Map<String, Object> several = fails(
                assertThrows(InvalidRequestException.class, findings::throwIfAny), 422, "request.validation_failed");
        assertEquals(List.of(Map.of("id", "s-1", "name", "One")), ((Map<?, ?>) several.get("details")).get("options"));

        Map<String, Object> capability =
                fails(new NotSupportedException("acme", "ats.tags.list"), 405, "request.not_supported");
        assertEquals(Map.of("capability", "ats.tags.list"), capability.get("details"));

        Map<String, Object> scopes = fails(
                new io.hirelay.error.AccessDeniedException("scope", List.of("r_jobs"), null), 403, "remote.forbidden");
        assertEquals(Map.of("missing_scopes", List.of("r_jobs")), scopes.get("details"));

        Map<String, Object> text = fails(
                new UnavailableException(
                        ErrorCode.REMOTE_UNAVAILABLE,
                        "garbage",
                        Optional.empty(),
                        new ProviderFailure("acme", 502, Optional.empty(), Optional.of("<html>bad")),
                        null),
                502,
                "remote.unavailable");
        assertEquals("<html>bad", text.get("raw_response"));
        assertEquals("safe", text.get("retry"));

        Map<String, Object> unknown =
                fails(new UnknownOutcomeException("lost", null, null), 500, "remote.unknown_outcome");
        assertEquals("unknown_outcome", unknown.get("retry"));
        assertEquals(true, unknown.get("truto_is_remote_error"));

        Map<String, Object> reauth = fails(new AuthenticationException("refused", said), 401, "account.needs_reauth");
        assertEquals("account", reauth.get("origin"));
    }

    @Test
    void whatCanBeTriedLaterSaysWhen() {
        toThrow.set(new RateLimitedException(ErrorCode.REMOTE_RATE_LIMITED, "wait", Duration.ofMillis(2_001), null));
        HttpResponse<String> limited = server.get("/failing");
        assertEquals("after", error(limited, 429, "remote.rate_limited").get("retry"));
        assertEquals("3", limited.headers().firstValue("retry-after").orElseThrow());
        toThrow.set(new UnavailableException(ErrorCode.ACCOUNT_DISABLED, "off", Optional.empty(), null, null));
        HttpResponse<String> disabled = server.get("/failing");
        assertEquals("after", error(disabled, 503, "account.disabled").get("retry"));
        assertTrue(disabled.headers().firstValue("retry-after").isPresent());
    }

    @Test
    void nothingOfAnUnforeseenFailureIsShown() {
        toThrow.set(new IllegalStateException("secret@example.org"));
        HttpResponse<String> answer = server.get("/failing");
        error(answer, 500, "platform.internal");
        assertFalse(answer.body().contains("secret"), answer.body());
        assertFalse(answer.body().contains("Exception"), answer.body());
        error(server.get("/unwritable"), 500, "platform.internal");
    }

    @Test
    void handlersAreOffTheEventLoop() {
        assertFalse(server.get("/thread").body().contains("eventloop"));
    }

    @Test
    void whoFindsEveryPlaceTakenIsToldToComeBack() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            calls.add(server.client.sendAsync(server.request("/slow").build(), HttpResponse.BodyHandlers.ofString()));
        }
        HttpResponse<?> refused = (HttpResponse<?>) CompletableFuture.anyOf(calls.toArray(CompletableFuture<?>[]::new))
                .get(10, TimeUnit.SECONDS);
        assertEquals(503, refused.statusCode());
        assertEquals(
                "platform.overloaded",
                refused.headers().firstValue("x-hirelay-error").orElseThrow());
        assertTrue(refused.headers().firstValue("retry-after").isPresent());
        assertEquals(200, server.get("/open").statusCode(), "public endpoints have places of their own");
        release.countDown();
        int served = 0;
        for (CompletableFuture<HttpResponse<String>> call : calls) {
            served += call.get(10, TimeUnit.SECONDS).statusCode() == 200 ? 1 : 0;
        }
        assertEquals(16, served);
        assertEquals(200, server.get("/things").statusCode());
    }

    @Test
    void aReadThatNobodyWaitsForIsInterrupted() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.listener.port())) {
            socket.getOutputStream()
                    .write(("GET /slow HTTP/1.1\r\nHost: x\r\n" + AUTH + "\r\n").getBytes(StandardCharsets.US_ASCII));
            assertTrue(entered.await(5, TimeUnit.SECONDS));
        }
        Served left = server.served.poll(5, TimeUnit.SECONDS);
        assertEquals(Optional.of("/slow"), left.route());
        assertFalse(left.complete());
        assertEquals(200, server.get("/things").statusCode());
    }

    @Test
    void whoeverWaitsIsToldInTimeEvenWhenTheHandlerCannotBeStopped() throws Exception {
        HttpSettings hasty = new HttpSettings("127.0.0.1", 0, Duration.ofMillis(300), 1024, 2048, 4096, 2, 2);
        CountDownLatch freed = new CountDownLatch(1);
        try (ServerFixture other = new ServerFixture(hasty, endpoint("GET", "/stuck", request -> {
            while (freed.getCount() > 0) {
                Thread.onSpinWait();
            }
            return Answer.ok("late");
        }))) {
            HttpResponse<String> answer = other.get("/stuck");
            assertEquals(503, answer.statusCode(), answer.body());
            assertEquals("platform.overloaded", other.object(answer.body()).get("code"));
            assertTrue(answer.headers().firstValue("retry-after").isPresent());
            freed.countDown();
        }
    }

    @Test
    void whatWasAnsweredIsReportedWithoutPersonalData() throws Exception {
        server.get("/things/jane@example.org?email=jane@example.org");
        Served served = server.served.poll(5, TimeUnit.SECONDS);
        assertEquals(Optional.of("/things/{id}"), served.route());
        assertEquals(200, served.status());
        assertTrue(served.complete());
        assertEquals("token-1", served.caller().orElseThrow().tokenId());
        assertFalse(served.toString().contains("jane"), served.toString());
    }

    @Test
    void whatIsInFlightIsFinishedBeforeTheServerStops() throws Exception {
        CompletableFuture<HttpResponse<String>> call =
                server.client.sendAsync(server.request("/slow").build(), HttpResponse.BodyHandlers.ofString());
        assertTrue(entered.await(5, TimeUnit.SECONDS));
        CompletableFuture<Void> drained =
                CompletableFuture.runAsync(() -> server.listener.drain(Duration.ofSeconds(10)));
        while (!server.listener.draining()) {
            Thread.onSpinWait();
        }
        assertFalse(drained.isDone(), "a call is in flight");
        release.countDown();
        assertEquals("{\"slow\":true}", call.get(5, TimeUnit.SECONDS).body());
        drained.get(5, TimeUnit.SECONDS);
        assertFalse(interrupted.get());
    }

    @Test
    void aTakenPortIsToldByItsNumber() {
        HttpSettings taken =
                new HttpSettings("127.0.0.1", server.listener.port(), Duration.ofSeconds(1), 1024, 2048, 4096, 1, 1);
        ConfigurationException refused = assertThrows(
                ConfigurationException.class,
                () -> new ServerFixture(taken, List.<Endpoint>of().toArray(Endpoint[]::new)));
        assertTrue(refused.getMessage().contains("" + server.listener.port()), refused.getMessage());
        assertTrue(refused.getMessage().contains("HIRELAY_PORT"), refused.getMessage());
    }

    private Map<String, Object> fails(HirelayException thrown, int status, String code) {
        toThrow.set(thrown);
        return error(server.get("/failing"), status, code);
    }

    private Map<String, Object> error(HttpResponse<String> answer, int status, String code) {
        Map<String, Object> error = server.object(answer.body());
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals((long) status, error.get("statusCode"));
        assertEquals(code, error.get("code"));
        assertEquals(code, answer.headers().firstValue("x-hirelay-error").orElseThrow());
        assertEquals(answer.headers().firstValue("x-request-id").orElseThrow(), error.get("request_id"));
        return error;
    }

    private void refused(String bytes, int status, String code) throws IOException {
        String answer = server.raw(bytes);
        assertTrue(answer.matches("(?s)HTTP/1\\.[01] " + status + " .*"), answer);
        assertTrue(answer.contains("\"code\":\"" + code + "\""), answer);
        Map<String, Object> error = server.object(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertTrue(answer.contains("X-Request-Id: " + error.get("request_id") + "\r\n"), answer);
        assertTrue(answer.contains("connection: close\r\n"), answer);
    }

    private HttpRequest.Builder post(HttpRequest.BodyPublisher body) {
        return server.request("/things").POST(body);
    }

    private static HttpRequest.BodyPublisher none() {
        return HttpRequest.BodyPublishers.noBody();
    }
}
