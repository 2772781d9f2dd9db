package io.hirelay.server.http.unified;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.file.Download;
import io.hirelay.server.http.ServerFixture;
import io.hirelay.spi.Written;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that is neither a list nor a get, over sockets. */
class ActionCallsTest {
    private static final String ADA = "{\"job_id\":\"J1\",\"first_name\":\"Ada\",\"last_name\":\"L\","
            + "\"emails\":[{\"email\":\"ada@example.com\"}]}";

    private WritingFixture fixture;

    @BeforeEach
    void start() {
        fixture = new WritingFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private Map<String, Object> ok(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        return fixture.object(answer);
    }

    /** What is wrong, each field once, in the order it was told. */
    private String wrong(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        Map<String, Object> details = ServerFixture.cast(fixture.object(answer).get("details"));
        List<Map<String, Object>> failures = ServerFixture.cast(details.getOrDefault("failures", List.of()));
        assertEquals(List.of(), fixture.provider.done, "nothing was sent");
        return failures.stream()
                .map(failure -> (String) failure.get("field"))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> outcome(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Hirelay-Outcome");
    }

    @Test
    void whatIsMadeIsAnsweredBare() {
        HttpResponse<String> answer = fixture.call("POST", "candidates", ADA);
        Map<String, Object> candidate = ok(201, answer);
        assertEquals("c1", candidate.get("id"));
        assertEquals("Ada", candidate.get("first_name"));
        assertEquals(Map.of("own", 7L), candidate.get("remote_data"));
        assertEquals(Optional.of("created"), outcome(answer));
        assertEquals(Optional.of("10"), answer.headers().firstValue("ratelimit-limit"));
        assertEquals(List.of("create Ada as m-first"), fixture.provider.done);
    }

    @ParameterizedTest
    @CsvSource({"CREATED,201", "MATCHED,200", "UPDATED,200", "UNCHANGED,200"})
    void theStatusTellsWhetherSomethingNewWasMade(Written.Outcome outcome, int status) {
        fixture.provider.outcome = outcome;
        HttpResponse<String> answer = fixture.call("POST", "candidates", ADA);
        ok(status, answer);
        assertEquals(Optional.of(outcome.word()), outcome(answer));
    }

    @Test
    void changesDeletionsAndMethodsHaveTheirOwnForms() {
        fixture.provider.outcome = Written.Outcome.UPDATED;
        assertEquals(
                "c7",
                ok(200, fixture.call("PATCH", "candidates/c7", "{\"title\":\"x\"}"))
                        .get("id"));
        assertEquals(
                Map.of("id", "d 1"),
                ok(200, fixture.send("DELETE", "departments/d%201", HttpRequest.BodyPublishers.noBody())));
        Map<String, Object> moved = ok(
                200,
                fixture.call("POST", "applications/move-stage", "{\"application_id\":\"a1\",\"stage_id\":\"s1\"}"));
        assertEquals(List.of("result"), List.copyOf(moved.keySet()));
        assertEquals(
                "a1",
                ServerFixture.<Map<String, Object>>cast(moved.get("result")).get("id"));
        assertEquals(List.of("update c7", "delete d 1", "move a1 to s1"), fixture.provider.done);
    }

    @Test
    void aResultThatHasAResultIsWrittenAsItIs() {
        Map<String, Object> found =
                ok(200, fixture.call("POST", "candidates/find-duplicates", "{\"emails\":[\"ada@example.com\"]}"));
        assertEquals(List.of("result", "searched"), List.copyOf(found.keySet()));
        List<Map<String, Object>> matches = ServerFixture.cast(found.get("result"));
        assertEquals(List.of("email"), matches.get(0).get("matched_on"));
        assertEquals(
                "c1",
                ServerFixture.<Map<String, Object>>cast(matches.get(0).get("candidate"))
                        .get("id"));
        HttpResponse<String> without = fixture.call(
                "POST",
                "candidates/find-duplicates?truto_ignore_remote_data=true&truto_response_format=debug",
                "{\"emails\":[\"ada@example.com\"]}");
        assertFalse(without.body().contains("remote_data"), without.body());
        assertEquals(
                List.of("result", "searched", "debug"),
                List.copyOf(ok(200, without).keySet()));
    }

    @Test
    void whoActsIsNamedInTheBody() {
        ok(201, fixture.call("POST", "candidates", ADA.replace("{\"job", "{\"user_id\":\" ada@example.com \",\"job")));
        ok(201, fixture.call("POST", "candidates", ADA.replace("{\"job", "{\"user_id\":null,\"job")));
        assertEquals(List.of("create Ada as m-ada@example.com", "create Ada as m-first"), fixture.provider.done);
        fixture.provider.done.clear();
        assertEquals(
                "user_id",
                wrong(
                        422,
                        fixture.call(
                                "POST",
                                "candidates",
                                ADA.replace("{\"job", "{\"user_id\":\"nobody@example.com\",\"job"))));
        assertEquals(
                "user_id first_name",
                wrong(
                        422,
                        fixture.call(
                                "POST",
                                "candidates",
                                "{\"user_id\":7,\"first_name\":8,"
                                        + ADA.substring(1).replace("\"first_name\":\"Ada\",", ""))));
        assertEquals(
                "user_id",
                wrong(
                        422,
                        fixture.call(
                                "POST",
                                "candidates/find-duplicates",
                                "{\"emails\":[\"a@example.com\"],\"user_id\":\"x\"}")),
                "nobody acts where nothing is changed");
    }

    @Test
    void whatIsWrongWithTheBodyIsToldAtOnceAndNothingIsSent() {
        assertEquals(
                "salary emails[0].email job_id",
                wrong(
                        422,
                        fixture.call(
                                "POST",
                                "candidates",
                                "{\"salary\":1,\"first_name\":\"A\",\"last_name\":\"B\",\"emails\":[{\"email\":\"no\"}]}")));
        assertEquals(
                "skills",
                wrong(422, fixture.call("POST", "candidates", ADA.replace("{\"job", "{\"skills\":[\"x\"],\"job"))));
        assertEquals("body", wrong(400, fixture.call("POST", "candidates", "[1]")));
        assertEquals("body", wrong(400, fixture.call("POST", "candidates", "{\"job_id\":")));
        assertEquals("body", wrong(400, fixture.call("PATCH", "candidates/c1", "")));
        assertEquals(
                "Content-Type",
                wrong(
                        400,
                        fixture.send(
                                "POST",
                                "candidates",
                                HttpRequest.BodyPublishers.ofString(ADA),
                                "Content-Type",
                                "application/x-www-form-urlencoded")));
        assertEquals(
                "Content-Type",
                wrong(
                        400,
                        fixture.send(
                                "POST",
                                "candidates",
                                HttpRequest.BodyPublishers.ofString("--b--"),
                                "Content-Type",
                                "multipart/form-data; boundary=b")),
                "no file can come here");
    }

    @Test
    void aBodyWithoutAContentTypeIsTakenForJson() {
        ok(201, fixture.send("POST", "candidates", HttpRequest.BodyPublishers.ofString(ADA)));
        ok(
                201,
                fixture.send(
                        "POST",
                        "candidates",
                        HttpRequest.BodyPublishers.ofString(ADA),
                        "Content-Type",
                        "application/vnd.x+json; charset=utf-8"));
    }

    @Test
    void theIdInThePathIsTheOneThatCounts() {
        ok(200, fixture.call("PATCH", "candidates/c7", "{\"id\":\"c7\",\"title\":\"x\"}"));
        fixture.provider.done.clear();
        assertEquals("id", wrong(422, fixture.call("PATCH", "candidates/c7", "{\"id\":\"c8\",\"title\":\"x\"}")));
        Map<String, Object> missing = ok(404, fixture.call("PATCH", "candidates/nothing", "{\"title\":\"x\"}"));
        assertEquals("remote.not_found", missing.get("code"));
        assertEquals(
                404,
                fixture.send("DELETE", "departments/nothing", HttpRequest.BodyPublishers.noBody())
                        .statusCode());
        assertEquals("id", wrong(422, fixture.call("PATCH", "candidates/broken", "{\"title\":\"x\"}")));
        HttpResponse<String> inBody =
                fixture.call("POST", "applications/move-stage", "{\"application_id\":\"nothing\",\"stage_id\":\"s1\"}");
        assertEquals("application_id", wrong(422, inBody));
        assertTrue(inBody.body().contains("\"options\":[]"), inBody.body());
        assertEquals(
                "id",
                wrong(422, fixture.call("POST", "attachments/download", "{\"id\":\"nothing\"}")),
                "no id of the path");
    }

    @Test
    void whatIsTrueOrFalseMayStandInTheQuery() {
        ok(200, fixture.send("DELETE", "departments/d1?force=true", HttpRequest.BodyPublishers.noBody()));
        ok(200, fixture.call("DELETE", "departments/d2", "{\"force\":true}"));
        ok(200, fixture.call("DELETE", "departments/d3?force=1", "{\"force\":true}"));
        assertEquals(List.of("delete d1 by force", "delete d2 by force", "delete d3 by force"), fixture.provider.done);
        fixture.provider.done.clear();
        assertEquals("force", wrong(422, fixture.call("DELETE", "departments/d3?force=false", "{\"force\":true}")));
        assertEquals(
                "force",
                wrong(400, fixture.send("DELETE", "departments/d1?force=maybe", HttpRequest.BodyPublishers.noBody())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=5",
                "next_cursor=x",
                "job_id=J1",
                "first_name=Ada",
                "created_at[gt]=2026-01-01",
                "remote_query[x]=1",
                "expand=profile",
                "truto_key_by=id",
                "ignore_unsupported_filters=true",
                "dry_run[x]=true",
                "dry_run=perhaps",
                "truto_response_format=stream",
                "truto_response_format=xml",
                "fields=nope"
            })
    void aParameterThatMeansNothingHereIsRefused(String parameter) {
        HttpResponse<String> answer = fixture.call("POST", "candidates?" + parameter, ADA);
        String name = parameter.substring(0, parameter.indexOf('='));
        assertEquals(name, wrong(400, answer), answer.body());
    }

    @Test
    void whatOthersSendIsAcceptedAndChangesNothing() {
        ok(
                201,
                fixture.call(
                        "POST",
                        "candidates?truto_ignore_limit=true&truto_super_query=wnam&truto_skip_api_call=false"
                                + "&truto_body_passthrough=false&",
                        ADA));
        assertEquals(1, fixture.provider.done.size());
    }

    @Test
    void theAnswerComesInTheFormThatIsAskedFor() {
        assertEquals(Map.of("own", 7L), ok(201, fixture.call("POST", "candidates?truto_response_format=raw", ADA)));
        Map<String, Object> debug = ok(201, fixture.call("POST", "candidates?truto_response_format=debug", ADA));
        assertEquals(List.of("result", "debug"), List.copyOf(debug.keySet()));
        assertEquals(Map.of("requests", List.of()), debug.get("debug"));
        assertTrue(fixture.call("POST", "candidates?truto_response_format=normalized", ADA)
                .body()
                .contains("+49301234567"));
        assertEquals(
                List.of("id", "first_name"),
                List.copyOf(ok(201, fixture.call("POST", "candidates?fields=first_name", ADA))
                        .keySet()));
        assertFalse(ok(
                        201,
                        fixture.call(
                                "POST", "candidates?truto_ignore_remote_data=true&truto_exclude_fields[]=emails", ADA))
                .keySet()
                .stream()
                .anyMatch(List.of("remote_data", "emails")::contains));
        Map<String, Object> raw = ok(
                200,
                fixture.call(
                        "POST",
                        "applications/move-stage?truto_response_format=raw",
                        "{\"application_id\":\"a1\",\"stage_id\":\"s1\"}"));
        assertEquals(Map.of("result", Map.of("own", 8L)), raw);
    }

    @Test
    void aDryRunTellsWhatWouldBeSentAndSendsNothing() {
        HttpResponse<String> answer = fixture.call("POST", "candidates?dry_run=true", ADA, "Idempotency-Key", "k1");
        Map<String, Object> dry = ok(200, answer);
        assertEquals(true, dry.get("valid"));
        assertEquals(
                Map.of("method", "POST", "path", "/desk", "body", Map.of("what", "create Ada as m-first")),
                dry.get("request"));
        assertEquals(Optional.empty(), outcome(answer));
        assertEquals(List.of(), fixture.provider.done);
        assertEquals(List.of(), fixture.onlyOnce.asked, "nothing is kept of it");
        assertEquals(
                "job_id",
                wrong(422, fixture.call("POST", "candidates?dry_run=true", ADA.replace("\"job_id\":\"J1\",", ""))));
        assertEquals(
                "dry_run",
                wrong(
                        400,
                        fixture.call(
                                "POST",
                                "candidates/find-duplicates?dry_run=true",
                                "{\"emails\":[\"a@example.com\"]}")));
    }

    @Test
    void aKeyLeadsThroughTheGate() {
        ok(201, fixture.call("POST", "candidates", ADA));
        assertEquals(List.of(), fixture.onlyOnce.asked);
        ok(201, fixture.call("POST", "candidates", ADA, "Idempotency-Key", "k1"));
        ok(200, fixture.call("PATCH", "candidates/c1", "{}", "Idempotency-Key", "k2"));
        fixture.send("DELETE", "departments/d", HttpRequest.BodyPublishers.noBody(), "Idempotency-Key", "k3");
        assertEquals(
                List.of("POST k1", "PATCH k2", "DELETE k3"),
                fixture.onlyOnce.asked.stream()
                        .map(asked -> asked.substring(0, asked.lastIndexOf(' ')))
                        .toList());
        assertEquals(
                List.of("before create Ada as m-first", "before update c1", "before delete d"), fixture.onlyOnce.noted);
        ok(
                200,
                fixture.call(
                        "POST",
                        "candidates/find-duplicates",
                        "{\"emails\":[\"a@example.com\"]}",
                        "Idempotency-Key",
                        "k4"));
        assertEquals(3, fixture.onlyOnce.asked.size(), "what changes nothing needs no key");
    }

    @Test
    void anAttemptThatWasLostIsGoneOnWith() {
        fixture.onlyOnce.lost = Optional.of("before");
        HttpResponse<String> answer = fixture.call("POST", "candidates", ADA, "Idempotency-Key", "k1");
        ok(201, answer);
        assertEquals(List.of("look since before"), fixture.provider.done);
        assertEquals(List.of(), fixture.onlyOnce.noted, "what was noted first counts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "ümlaut", ""})
    void aKeyMustBeVisibleAscii(String key) throws IOException {
        String body = "{}";
        String answer = fixture.server.raw("PATCH /unified/ats/candidates/c1?integrated_account_id="
                + ServerFixture.ACCOUNT
                + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + ServerFixture.TOKEN + "\r\nIdempotency-Key: " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("\"field\":\"Idempotency-Key\""), answer);
        assertEquals(
                "Idempotency-Key",
                wrong(400, fixture.call("POST", "candidates", ADA, "Idempotency-Key", "k".repeat(256))));
        ok(201, fixture.call("POST", "candidates", ADA, "Idempotency-Key", "k".repeat(255)));
    }

    @Test
    void anUnknownOutcomeIsToldAsOneThatNobodyRepeats() {
        fixture.provider.failure = () -> new UnknownOutcomeException("lost", null, null);
        HttpResponse<String> found = fixture.call("POST", "candidates", ADA);
        ok(201, found); // looked for and found
        assertTrue(fixture.provider.done.get(0).startsWith("look since"));
    }

    @Test
    void whatTheProviderDoesNotHaveIsNotSupported() {
        Map<String, Object> error = ok(405, fixture.call("POST", "departments", "{\"name\":\"x\"}"));
        assertEquals("request.not_supported", error.get("code"));
        assertEquals(Map.of("capability", "ats.departments.create"), error.get("details"));
        assertEquals(405, fixture.call("POST", "jobs", "{}").statusCode());
        assertEquals(405, fixture.call("POST", "applications/unheard-of", "{}").statusCode());
        assertEquals(405, fixture.call("PUT", "candidates/c1", "{}").statusCode());
        assertEquals(404, fixture.call("POST", "spaceships", "{}").statusCode());
    }

    @Test
    void aFileIsAnsweredAsBytesToBeSaved() throws Exception {
        byte[] bytes = "<script>1</script>".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        fixture.provider.download = WritingProvider.file("../Lebenslauf \"Müller\"\r\n.html", "text/html", bytes);
        HttpResponse<byte[]> answer = java.net.http.HttpClient.newHttpClient()
                .send(
                        fixture.server
                                .request(
                                        "/unified/ats/attachments/download?truto_response_format=stream&integrated_account_id="
                                                + ServerFixture.ACCOUNT)
                                .POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"f1\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode());
        assertArrayEquals(bytes, answer.body());
        assertEquals("text/html", answer.headers().firstValue("content-type").orElseThrow());
        assertEquals(
                "nosniff", answer.headers().firstValue("x-content-type-options").orElseThrow());
        assertEquals(
                Integer.toString(bytes.length),
                answer.headers().firstValue("content-length").orElseThrow());
        assertEquals(
                "attachment; filename=\"Lebenslauf _M_ller_.html\";"
                        + " filename*=UTF-8''Lebenslauf%20%22M%C3%BCller%22.html",
                answer.headers().firstValue("content-disposition").orElseThrow());
        fixture.provider.download =
                new Download(Optional.empty(), "x\r\ny", OptionalLong.empty(), new ByteArrayInputStream(new byte[1]));
        HttpResponse<String> odd = fixture.call("POST", "attachments/download", "{\"id\":\"f1\"}");
        assertEquals(
                "application/octet-stream",
                odd.headers().firstValue("content-type").orElseThrow());
        assertEquals(
                "attachment", odd.headers().firstValue("content-disposition").orElseThrow());
        assertEquals(
                "truto_response_format",
                wrong(
                        400,
                        fixture.call("POST", "attachments/download?truto_response_format=debug", "{\"id\":\"f1\"}")));
    }

    @Test
    void aChangeIsMadeAlthoughTheClientHasLeft() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        fixture.provider.whileWriting = () -> {
            writing.countDown();
            try {
                assertTrue(left.await(10, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        };
        try (Socket socket = new Socket("127.0.0.1", fixture.server.listener.port())) {
            socket.getOutputStream()
                    .write(("POST /unified/ats/candidates?integrated_account_id=" + ServerFixture.ACCOUNT
                                    + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + ServerFixture.TOKEN
                                    + "\r\nContent-Length: " + ADA.length() + "\r\n\r\n" + ADA)
                            .getBytes(StandardCharsets.US_ASCII));
            assertTrue(writing.await(10, TimeUnit.SECONDS));
        }
        assertEquals(404, fixture.call("GET", "nothing", "").statusCode(), "others are served meanwhile");
        left.countDown();
        // Connections are served by several threads, which tell of their calls in any order.
        assertEquals(Set.of("GET", "POST"), Set.of(servedMethod(), servedMethod()));
        assertEquals(List.of("create Ada as m-first"), fixture.provider.done);
    }

    private String servedMethod() throws InterruptedException {
        return Objects.requireNonNull(fixture.server.served.poll(10, TimeUnit.SECONDS))
                .method();
    }
}
