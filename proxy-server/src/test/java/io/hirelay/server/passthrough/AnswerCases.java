package io.hirelay.server.passthrough;

import java.util.List;

/** What a client gets to see of an answer. */
final class AnswerCases {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private AnswerCases() {}

    static List<WireCase> all() {
        return List.of(
                new WireCase(
                        "an answer's status, fields and bytes are the provider's",
                        x -> x.answers(
                                        OK
                                                + "Content-Type: image/png\r\nContent-Length: 4\r\nDate: Mon, 01 Jan 2024 00:00:00 GMT\r\n"
                                                + "Server: acme\r\nX-Bytes: \u00e9\u00ff\r\nETag: \"strong\"\r\n\r\n\u0000\u00ff\r\n")
                                .asks("GET {p}/file")
                                .arrives("GET /file")
                                .status(200)
                                .body("\u0000\u00ff\r\n")
                                .header("content-type", "image/png")
                                .header("content-length", "4")
                                .header("date", "Mon, 01 Jan 2024 00:00:00 GMT")
                                .header("server", "acme")
                                .header("x-bytes", "\u00e9\u00ff")
                                .header("etag", "\"strong\"")
                                .header("via", "1.1 hirelay")),
                new WireCase(
                        "fields that come several times do so in their order",
                        x -> x.answers(OK
                                        + "Link: <a>\r\nWWW-Authenticate: A\r\nlink: <b>\r\nContent-Length: 0\r\n\r\n")
                                .asks("GET {p}/jobs")
                                .arrives("GET /jobs")
                                .status(200)
                                .header("link", "<a>, <b>")
                                .header("www-authenticate", "A")),
                new WireCase(
                        "errors of the provider pass",
                        x -> x.answers(
                                        "HTTP/1.1 422 Unprocessable Entity\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nno")
                                .asks("GET {p}/jobs")
                                .arrives("GET /jobs")
                                .status(422)
                                .body("no")
                                .noHeader("x-hirelay-error")),
                new WireCase(
                        "a 401 of the provider passes as it is, and the account is looked at once more",
                        x -> x.answers(
                                        "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer realm=x\r\nContent-Length: 2\r\n\r\nno")
                                .answers(OK + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
                                .asks("GET {p}/jobs")
                                .arrives("GET /jobs")
                                .status(401)
                                .header("www-authenticate", "Bearer realm=x")
                                .body("no")
                                .somethingArrives()),
                new WireCase(
                        "a status that nobody knows passes",
                        x -> x.answers("HTTP/1.1 299 Something Else\r\nContent-Length: 0\r\n\r\n")
                                .asks("GET {p}/jobs")
                                .arrives("GET /jobs")
                                .status(299)
                                .line("HTTP/1.1 299 Something Else")),
                new WireCase(
                        "a reason may be absent",
                        x -> x.answers("HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n")
                                .asks("GET {p}/jobs")
                                .arrives("GET /jobs")
                                .status(200)),
                new WireCase(
                        "a redirect is the caller's to follow",
                        x -> x.answers(
                                        "HTTP/1.1 302 Found\r\nLocation: http://elsewhere.example/x\r\nContent-Length: 0\r\n\r\n")
                                .asks("GET {p}/jobs")
                                .arrives("GET /jobs")
                                .status(302)
                                .header("location", "http://elsewhere.example/x")),
                new WireCase(
                        "204 has no body",
                        x -> x.answers("HTTP/1.1 204 No Content\r\nX-A: 1\r\n\r\n")
                                .asks("DELETE {p}/jobs/1")
                                .arrives("DELETE /jobs/1")
                                .status(204)
                                .header("x-a", "1")
                                .noHeader("content-length", "transfer-encoding")
                                .isWellAfterwards()),
                new WireCase(
                        "304 has no body, whatever length it tells",
                        x -> x.answers("HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\nContent-Length: 100\r\n\r\n")
                                .asks("GET {p}/jobs", "If-None-Match: \"x\"")
                                .arrives("GET /jobs")
                                .status(304)
                                .header("etag", "\"x\"")
                                .noHeader("transfer-encoding")
                                .isWellAfterwards()),
                new WireCase(
                        "an answer to HEAD tells the length of a body that does not come",
                        x -> x.answers(OK + "Content-Type: image/png\r\nContent-Length: 1234\r\n\r\n")
                                .asks("HEAD {p}/file")
                                .arrives("HEAD /file")
                                .status(200)
                                .header("content-length", "1234")
                                .noHeader("transfer-encoding")
                                .isWellAfterwards()),
                new WireCase(
                        "an answer to HEAD in chunks has none",
                        x -> x.answers(OK + "Content-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n")
                                .asks("HEAD {p}/file")
                                .arrives("HEAD /file")
                                .status(200)
                                .noHeader("content-length")
                                .isWellAfterwards()),
                new WireCase(
                        "fields of the provider's connection stay on it",
                        x -> x.answers(
                                        OK
                                                + "Keep-Alive: timeout=9\r\nConnection: X-Hop\r\nX-Hop: 1\r\nProxy-Authenticate: Basic\r\n"
                                                + "Proxy-Connection: x\r\nUpgrade: h2c\r\nTrailer: X\r\nX-End: 1\r\nContent-Length: 0\r\n\r\n")
                                .asks("GET {p}/jobs")
                                .arrives("GET /jobs")
                                .status(200)
                                .header("x-end", "1")
                                .noHeader(
                                        "keep-alive",
                                        "connection",
                                        "x-hop",
                                        "proxy-authenticate",
                                        "proxy-connection",
                                        "upgrade",
                                        "trailer")),
                new WireCase(
                        "cookies of the provider are not the caller's",
                        x -> x.answers(OK
                                        + "Set-Cookie: a=c4n4ry\r\nSet-Cookie2: b=c4n4ry\r\nContent-Length: 0\r\n\r\n")
                                .asks("GET {p}/jobs")
                                .arrives("GET /jobs")
                                .status(200)
                                .noHeader("set-cookie", "set-cookie2")),
                new WireCase(
                        "the provider's name of the request is kept",
                        x -> x.answers(OK + "X-Request-Id: theirs\r\nContent-Length: 0\r\n\r\n")
                                .asks("GET {p}/jobs", "X-Request-Id: mine")
                                .arrives("GET /jobs")
                                .status(200)
                                .header("x-request-id", "theirs")),
                new WireCase(
                        "a request has a name when the provider gives it none",
                        x -> x.asks("GET {p}/jobs", "X-Request-Id: mine")
                                .arrives("GET /jobs")
                                .status(200)
                                .header("x-request-id", "mine")),
                new WireCase(
                        "an answer tells what is left of the rate limit",
                        x -> x.asks("GET {p}/jobs")
                                .arrives("GET /jobs")
                                .status(200)
                                .hasHeader("ratelimit-limit", "ratelimit-remaining", "ratelimit-reset")),
                new WireCase(
                        "Via tells who has passed it back",
                        x -> x.answers(OK + "Via: 1.1 their-proxy\r\nContent-Length: 0\r\n\r\n")
                                .asks("GET {p}/jobs")
                                .arrives("GET /jobs")
                                .status(200)
                                .header("via", "1.1 their-proxy, 1.1 hirelay")),
                new WireCase(
                        "a body in chunks comes in chunks",
                        x -> x.answers(OK
                                        + "Transfer-Encoding: chunked\r\n\r\n3;ext=\"1\"\r\nabc\r\n1\r\nd\r\n0\r\n\r\n")
                                .asks("GET {p}/file")
                                .arrives("GET /file")
                                .status(200)
                                .header("transfer-encoding", "chunked")
                                .noHeader("content-length")
                                .body("abcd")
                                .isWellAfterwards()),
                new WireCase(
                        "trailers end a body and are no part of it",
                        x -> x.answers(OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\nX-Sum: 1\r\n\r\n")
                                .asks("GET {p}/file")
                                .arrives("GET /file")
                                .status(200)
                                .noHeader("x-sum")
                                .body("ab")
                                .isWellAfterwards()),
                new WireCase(
                        "a body that ends with its connection is whole",
                        x -> x.answersAndCloses(OK + "Content-Type: image/png\r\n\r\nall of it")
                                .asks("GET {p}/file")
                                .arrives("GET /file")
                                .status(200)
                                .header("transfer-encoding", "chunked")
                                .body("all of it")
                                .isWellAfterwards()),
                new WireCase(
                        "a provider that speaks HTTP/1.0 is understood",
                        x -> x.answersAndCloses("HTTP/1.0 200 OK\r\n\r\nold")
                                .asks("GET {p}/file")
                                .arrives("GET /file")
                                .status(200)
                                .line("HTTP/1.1 200 OK")
                                .body("old")
                                .isWellAfterwards()),
                new WireCase(
                        "a provider that closes behind its answer ends nothing here",
                        x -> x.answersAndCloses(OK + "Connection: close\r\nContent-Length: 2\r\n\r\nok")
                                .asks("GET {p}/jobs")
                                .arrives("GET /jobs")
                                .status(200)
                                .noHeader("connection")
                                .isWellAfterwards()),
                new WireCase(
                        "what announces an answer is not the answer",
                        x -> x.answers("HTTP/1.1 102 Processing\r\n\r\n" + OK + "Content-Length: 2\r\n\r\nok")
                                .asks("GET {p}/jobs")
                                .arrives("GET /jobs")
                                .status(102)
                                .status(200)
                                .body("ok")),
                new WireCase(
                        "a 100 that nobody has asked for stays here",
                        x -> x.answers("HTTP/1.1 100 Continue\r\n\r\n" + OK + "Content-Length: 2\r\n\r\nok")
                                .asks("GET {p}/jobs")
                                .arrives("GET /jobs")
                                .status(200)
                                .body("ok")),
                new WireCase(
                        "the first bytes of a body do not wait for the last",
                        x -> x.answersInParts(OK + "Content-Type: image/png\r\nContent-Length: 6\r\n\r\none", "two")
                                .asks("GET {p}/file")
                                .arrives("GET /file")
                                .begins(200)
                                .nextBytes("one")
                                .goesOn()
                                .nextBytes("two")),
                new WireCase(
                        "an answer that needs no body may come before it",
                        x -> x.answersEarly("HTTP/1.1 413 Payload Too Large\r\nContent-Length: 3\r\n\r\nbig")
                                .sends(RawExchange.request("POST {p}/file", "Content-Length: 4"))
                                .arrives("POST /file")
                                .status(413)
                                .body("big")
                                .sends("rest")));
    }
}
