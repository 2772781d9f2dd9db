package io.hirelay.server.passthrough;

import static io.hirelay.server.passthrough.RawExchange.request;

import java.util.List;

/** Where messages begin and end, who says so, and what happens when they do not. */
final class FramingCases {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private FramingCases() {}

    static List<WireCase> all() {
        return List.of(
                new WireCase(
                        "a body in chunks goes on in chunks",
                        x -> x.sends(request("POST {p}/jobs", "Transfer-Encoding: chunked")
                                        + "3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n")
                                .arrives("POST /jobs")
                                .with("transfer-encoding", "chunked")
                                .without("content-length")
                                .withBody("abcd")
                                .status(200)
                                .isWellAfterwards()),
                new WireCase(
                        "what is said beside chunks stays here",
                        x -> x.sends(request("POST {p}/jobs", "Transfer-Encoding: chunked")
                                        + "3;a;c=\"d\"\r\nabc\r\n0;last\r\nX-Trailer: 1\r\nAuthorization: no\r\n\r\n")
                                .arrives("POST /jobs")
                                .without("x-trailer")
                                .withBody("abc")
                                .status(200)
                                .isWellAfterwards()),
                new WireCase("a request may come in many pieces", x -> {
                    String all = request("POST {p}/jobs", "Content-Length: 3") + "abc";
                    for (String piece : all.split("(?<=\\r)|(?<=[a-c]$)|(?<=: )|(?<= )")) {
                        x.sends(piece);
                    }
                    x.arrives("POST /jobs").withBody("abc").status(200);
                }),
                new WireCase(
                        "two requests may come in one piece",
                        x -> x.answers(OK + "Content-Length: 3\r\n\r\none")
                                .answers(OK + "Content-Length: 3\r\n\r\ntwo")
                                .sends(request("GET {p}/1") + request("GET {p}/2"))
                                .arrives("GET /1")
                                .arrives("GET /2")
                                .status(200)
                                .body("one")
                                .status(200)
                                .body("two")),
                new WireCase(
                        "requests for us and for a provider may come in one piece",
                        x -> x.sends(request("GET {p}/1") + "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"
                                        + request("GET {p}/2"))
                                .arrives("GET /1")
                                .arrives("GET /2")
                                .status(200)
                                .body("ok")
                                .status(200)
                                .status(200)
                                .body("ok")),
                new WireCase(
                        "an empty line before a request is nothing",
                        x -> x.sends("\r\n" + request("GET {p}/1"))
                                .arrives("GET /1")
                                .status(200)),
                new WireCase(
                        "a client that closes is answered first",
                        x -> x.asks("GET {p}/jobs", "Connection: close")
                                .arrives("GET /jobs")
                                .status(200)
                                .header("connection", "close")
                                .ends()),
                new WireCase(
                        "a client that speaks HTTP/1.0 gets what it understands",
                        x -> x.answers(OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n")
                                .sends("GET {p}/file HTTP/1.0\r\n{auth}\r\n\r\n")
                                .arrives("GET /file")
                                .status(200)
                                .noHeader("transfer-encoding")
                                .body("ab")
                                .ends()),
                new WireCase(
                        "a client that speaks HTTP/1.0 may stay",
                        x -> x.sends("GET {p}/file HTTP/1.0\r\nConnection: keep-alive\r\n{auth}\r\n\r\n")
                                .arrives("GET /file")
                                .status(200)
                                .header("connection", "keep-alive")
                                .header("content-length", "2")
                                .body("ok")
                                .sends("GET {p}/file HTTP/1.0\r\n{auth}\r\n\r\n")
                                .arrives("GET /file")
                                .status(200)
                                .ends()),
                new WireCase(
                        "100 Continue is said to who may go on",
                        x -> x.sends(request("POST {p}/jobs", "Expect: 100-continue", "Content-Length: 3"))
                                .status(100)
                                .sends("abc")
                                .arrives("POST /jobs")
                                .without("expect")
                                .withBody("abc")
                                .status(200)
                                .isWellAfterwards()),
                new WireCase(
                        "a provider's answer in place of 100 Continue is the answer",
                        x -> x.answersEarly("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno")
                                .sends(request("POST {p}/jobs", "Expect: 100-continue", "Content-Length: 3"))
                                .status(100)
                                .arrives("POST /jobs")
                                .status(403)
                                .body("no")
                                .sends("abc")),
                new WireCase(
                        "a provider that ends within a body of known length is no answer",
                        x -> x.answersAndCloses(OK + "Content-Type: image/png\r\nContent-Length: 10\r\n\r\nhalf")
                                .asks("GET {p}/file")
                                .arrives("GET /file")
                                .begunAndBroken(200)),
                new WireCase(
                        "a provider that ends within a body in chunks is no answer",
                        x -> x.answersAndCloses(OK
                                        + "Content-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n")
                                .asks("GET {p}/file")
                                .arrives("GET /file")
                                .begunAndBroken(200)),
                new WireCase(
                        "a provider that ends within a document that is rewritten is no answer",
                        x -> x.answersAndCloses(
                                        OK + "Content-Type: application/json\r\nContent-Length: 99\r\n\r\n{\"a\":1}")
                                .asks("GET {p}/jobs")
                                .arrives("GET /jobs")
                                .begunAndBroken(200)),
                new WireCase(
                        "a provider that resets within a body is no answer",
                        x -> x.answersAndResets(OK + "Content-Type: image/png\r\nContent-Length: 10\r\n\r\nhalf")
                                .asks("GET {p}/file")
                                .arrives("GET /file")
                                .begunAndBroken(200)),
                new WireCase(
                        "a provider that ends within a body is no answer to HTTP/1.0 either",
                        x -> x.answersAndCloses(OK + "Content-Length: 10\r\n\r\nhalf")
                                .sends("GET {p}/file HTTP/1.0\r\n{auth}\r\n\r\n")
                                .arrives("GET /file")
                                .begunAndBroken(200)),
                new WireCase(
                        "a provider that does not answer is an error of its own",
                        x -> x.answersAndCloses("")
                                .asks("GET {p}/jobs", "Connection: close")
                                .arrives("GET /jobs")
                                .refused(502, "remote.unavailable")
                                .ends()),
                new WireCase(
                        "a write that is not answered is not made again",
                        x -> x.answersAndResets("")
                                .asksWith("abc", "POST {p}/jobs")
                                .arrives("POST /jobs")
                                .withBody("abc")
                                .refused(500, "remote.unknown_outcome")
                                .isWellAfterwards()),
                new WireCase(
                        "a head that does not come to its end is no answer",
                        x -> x.answersAndCloses(OK + "X-Half: 1\r\n")
                                .asks("POST {p}/jobs", "Content-Length: 0")
                                .arrives("POST /jobs")
                                .refused(500, "remote.unknown_outcome")),
                new WireCase(
                        "who leaves before there is an answer is not waited for",
                        x -> x.readsAndWaits()
                                .asks("GET {p}/jobs")
                                .arrives("GET /jobs")
                                .leaves()
                                .givenUp()),
                new WireCase(
                        "who leaves within an answer is not waited for",
                        x -> x.answersAndWaits(OK + "Content-Type: image/png\r\nContent-Length: 10\r\n\r\nhalf")
                                .asks("GET {p}/file")
                                .arrives("GET /file")
                                .begins(200)
                                .leaves()
                                .givenUp()),
                new WireCase(
                        "who leaves within a body of known length has not sent it",
                        x -> x.sends(request("POST {p}/file", "Content-Length: 10") + "half")
                                .arrives("POST /file")
                                .leaves()
                                .brokenOff()),
                new WireCase(
                        "who leaves within a body in chunks has not sent it",
                        x -> x.sends(request("POST {p}/file", "Transfer-Encoding: chunked") + "4\r\nhalf\r\n")
                                .arrives("POST /file")
                                .leaves()
                                .brokenOff()),
                new WireCase(
                        "a chunk that is none ends the body for the provider too",
                        x -> x.sends(request("POST {p}/file", "Transfer-Encoding: chunked") + "4\r\nhalf\r\n")
                                .arrives("POST /file")
                                .sends("zz\r\n")
                                .brokenOff()
                                .refused(400, "request.invalid")
                                .ends()),
                new WireCase(
                        "a caller who is not let in is not read",
                        x -> x.sends("POST {p}/jobs HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer wrong\r\n"
                                        + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n")
                                .refused(401, "request.unauthenticated")
                                .nothingArrives()
                                .ends()),
                new WireCase(
                        "an error leaves the connection to the next request",
                        x -> x.asks("GET /passthrough/7a3f1c58-55a1-4f0e-9a66-0d8f0a9d7f01/jobs")
                                .refused(404, "request.not_found")
                                .nothingArrives()
                                .isWellAfterwards()),
                new WireCase(
                        "an error to HEAD has no body",
                        x -> x.sends("HEAD {p}/jobs HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer wrong\r\n\r\n")
                                .begins(401)
                                .nothingArrives()
                                .isWellAfterwards()));
    }
}
