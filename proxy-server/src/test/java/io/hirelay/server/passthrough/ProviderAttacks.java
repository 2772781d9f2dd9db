package io.hirelay.server.passthrough;

import static io.hirelay.server.passthrough.RawExchange.request;

import java.util.List;
import java.util.stream.Stream;

/** What a provider, or somebody who has taken its place, could answer. */
final class ProviderAttacks {
    private static final String SPLITTING = "an answer for another request";
    private static final String GARBAGE = "answers that are none";
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private ProviderAttacks() {}

    static List<Attack> all() {
        return Stream.concat(garbage(), splitting()).toList();
    }

    private static Attack invalid(String name, String answer) {
        return new Attack(
                GARBAGE,
                name,
                x -> x.answers(answer)
                        .asks("GET {p}/a")
                        .arrives("GET /a")
                        .refused(502, "remote.invalid_response")
                        .givenUp()
                        .isWellAfterwards());
    }

    private static Attack broken(String name, String answer) {
        return new Attack(
                GARBAGE,
                name,
                x -> x.answers(answer)
                        .asks("GET {p}/a")
                        .arrives("GET /a")
                        .begunAndBroken(200)
                        .givenUp());
    }

    private static Stream<Attack> garbage() {
        return Stream.of(
                invalid("no HTTP at all", "SSH-2.0-OpenSSH_9.2\r\n\r\n"),
                invalid("a status that is no number", "HTTP/1.1 abc Bad\r\n\r\n"),
                invalid("a status of two digits", "HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n"),
                invalid(
                        "`Content-Length` and `Transfer-Encoding`",
                        OK + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                invalid("two lengths that differ", OK + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"),
                invalid("a length below nothing", OK + "Content-Length: -1\r\n\r\n"),
                invalid("a length that is no number", OK + "Content-Length: abc\r\n\r\n"),
                invalid("`Transfer-Encoding: gzip, chunked`", OK + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
                invalid("`Transfer-Encoding: xchunked`", OK + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
                new Attack(
                        GARBAGE,
                        "a space before a colon",
                        x -> x.answers(OK + "Content-Length : 3\r\n\r\nabc")
                                .asks("GET {p}/a")
                                .arrives("GET /a")
                                .status(200)
                                .header("content-length", "3")
                                .body("abc")
                                .isWellAfterwards()),
                invalid("NUL in a value", OK + "X-A: \u0000\r\nContent-Length: 0\r\n\r\n"),
                invalid("CR alone in a value", OK + "X-A: 1\rSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n"),
                invalid("fields of 1 MB", OK + "X-A: " + "x".repeat(1_000_000) + "\r\nContent-Length: 0\r\n\r\n"),
                invalid("a status line of 1 MB", "HTTP/1.1 200 " + "x".repeat(1_000_000) + "\r\n\r\n"),
                invalid("101 that nobody has asked for", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n"),
                broken(
                        "a chunk's size that is none",
                        OK + "Content-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\nzz\r\n"),
                broken(
                        "a chunk longer than its size",
                        OK + "Content-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabcd\r\n0\r\n\r\n"));
    }

    private static Stream<Attack> splitting() {
        String second = OK + "Content-Length: 4\r\n\r\nevil";
        return Stream.of(
                new Attack(
                        SPLITTING,
                        "two answers to one request",
                        x -> x.answers(OK + "Content-Length: 2\r\n\r\nok" + second)
                                .asks("GET {p}/a")
                                .arrives("GET /a")
                                .status(200)
                                .body("ok")
                                .isWellAfterwards()),
                new Attack(
                        SPLITTING,
                        "a body behind 204",
                        x -> x.answers("HTTP/1.1 204 No Content\r\n\r\n" + second)
                                .asks("GET {p}/a")
                                .arrives("GET /a")
                                .status(204)
                                .isWellAfterwards()),
                new Attack(
                        SPLITTING,
                        "a body behind an answer to HEAD",
                        x -> x.answers(OK + "Content-Length: " + second.length() + "\r\n\r\n" + second)
                                .asks("HEAD {p}/a")
                                .arrives("HEAD /a")
                                .status(200)
                                .isWellAfterwards()),
                new Attack(
                        SPLITTING,
                        "an answer before the request that it is for",
                        x -> x.answersInParts(OK + "Content-Length: 2\r\n\r\nok", second)
                                .asks("GET {p}/a")
                                .arrives("GET /a")
                                .status(200)
                                .body("ok")
                                .goesOn()
                                .givenUp()
                                .isWellAfterwards()),
                new Attack(
                        SPLITTING,
                        "a folded line",
                        x -> x.answers(OK + "X-A: 1\r\n X-B: 2\r\nContent-Length: 0\r\n\r\n")
                                .asks("GET {p}/a")
                                .arrives("GET /a")
                                .status(200)
                                .header("x-a", "1 X-B: 2")
                                .noHeader("x-b")
                                .isWellAfterwards()),
                new Attack(
                        SPLITTING,
                        "1,000 answers that announce another one",
                        x -> x.answers("HTTP/1.1 102 Processing\r\n\r\n".repeat(1_000) + OK
                                        + "Content-Length: 2\r\n\r\nok")
                                .asks("GET {p}/a")
                                .arrives("GET /a")
                                .refusedInTheEnd(502, "remote.invalid_response")
                                .givenUp()),
                new Attack(
                        SPLITTING,
                        "16 MB of zeros in 16 KB that are packed, rewritten",
                        x -> x.answers(bomb(16 * 1024 * 1024))
                                .asks("GET {p}/a", "Accept-Encoding: gzip")
                                .arrives("GET /a")
                                .status(200)
                                .isWellAfterwards()),
                new Attack(
                        SPLITTING,
                        "an answer while the request still comes, and then the rest of it",
                        x -> x.answersEarly("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno")
                                .sends(request("POST {p}/a", "Content-Length: 3"))
                                .arrives("POST /a")
                                .status(403)
                                .sends("abc")
                                .isWellAfterwards()));
    }

    private static String bomb(int size) {
        String packed = RewritingCases.zipped("[\"" + "0".repeat(size) + "\"]");
        return OK + "Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.length()
                + "\r\n\r\n" + packed;
    }
}
