package io.hirelay.server.passthrough;

import java.util.List;

/** What a provider gets to see of a request. */
final class RequestCases {
    private RequestCases() {}

    static List<WireCase> all() {
        return List.of(
                new WireCase(
                        "a path keeps its percent-encoding",
                        x -> x.asks("GET {p}/spi/v3/a%7Eb%41%2Fc%20d")
                                .arrives("GET /spi/v3/a%7Eb%41%2Fc%20d")
                                .status(200)
                                .body("ok")),
                new WireCase(
                        "a path keeps empty segments that do not begin it",
                        x -> x.asks("GET {p}/spi//v3///jobs//")
                                .arrives("GET /spi//v3///jobs//")
                                .status(200)),
                new WireCase(
                        "a path keeps parameters, brackets and bars",
                        x -> x.asks("GET {p}/spi;v=1/a|b/c[1]/d'e\"f<g>^`{}/~!$&*()+,=:@")
                                .arrives("GET /spi;v=1/a|b/c[1]/d'e\"f<g>^`{}/~!$&*()+,=:@")
                                .status(200)),
                new WireCase(
                        "a path keeps single dots, encoded or not",
                        x -> x.asks("GET {p}/spi/%2e/./a.b/...")
                                .arrives("GET /spi/%2e/./a.b/...")
                                .status(200)),
                new WireCase(
                        "a path keeps bytes that are no ASCII",
                        x -> x.asks("GET {p}/spi/Zo\u00c3\u00ab")
                                .arrives("GET /spi/Zo\u00c3\u00ab")
                                .status(200)),
                new WireCase(
                        "nothing behind the account is the root",
                        x -> x.asks("GET {p}").arrives("GET /").status(200)),
                new WireCase(
                        "an empty query keeps its question mark",
                        x -> x.asks("GET {p}/jobs?").arrives("GET /jobs?").status(200)),
                new WireCase(
                        "a query keeps order, repetition, encoding and what a path may not hold",
                        x -> x.asks("GET {p}/jobs?b=2&a=1&a=%20+&&c&d=&e=../..//http://x%2e%2e%5c?f=[1]|")
                                .arrives("GET /jobs?b=2&a=1&a=%20+&&c&d=&e=../..//http://x%2e%2e%5c?f=[1]|")
                                .status(200)),
                new WireCase(
                        "slashes that begin a target are one",
                        x -> x.asks("GET //{p}/jobs").arrives("GET /jobs").status(200)),
                new WireCase(
                        "a method is taken as it is",
                        x -> x.asks("PROPFIND {p}/jobs")
                                .arrives("PROPFIND /jobs")
                                .status(200)),
                new WireCase(
                        "OPTIONS goes through",
                        x -> x.asks("OPTIONS {p}/jobs").arrives("OPTIONS /jobs").status(200)),
                new WireCase(
                        "a GET may have a body",
                        x -> x.asksWith("{\"a\":1}", "GET {p}/jobs")
                                .arrives("GET /jobs")
                                .with("content-length", "7")
                                .withBody("{\"a\":1}")
                                .status(200)),
                new WireCase(
                        "a DELETE may have a body",
                        x -> x.asksWith("gone", "DELETE {p}/jobs/1")
                                .arrives("DELETE /jobs/1")
                                .withBody("gone")
                                .status(200)),
                new WireCase(
                        "an empty body stays one",
                        x -> x.asks("POST {p}/jobs", "Content-Length: 0")
                                .arrives("POST /jobs")
                                .with("content-length", "0")
                                .without("transfer-encoding")
                                .status(200)),
                new WireCase(
                        "no body stays none",
                        x -> x.asks("GET {p}/jobs")
                                .arrives("GET /jobs")
                                .without("content-length", "transfer-encoding")
                                .status(200)),
                new WireCase(
                        "bytes of a body stay what they are",
                        x -> x.asksWith(
                                        "\u0000\u00ff\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
                                        "PUT {p}/file",
                                        "Content-Type: image/png")
                                .arrives("PUT /file")
                                .with("content-type", "image/png")
                                .withBody("\u0000\u00ff\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n")
                                .status(200)),
                new WireCase(
                        "the caller's credential and cookies stay here",
                        x -> x.asks("GET {p}/jobs", "Cookie: session=c4n4ry", "Cookie2: $Version=1", "Cookie: b=2")
                                .arrives("GET /jobs")
                                .without("cookie", "cookie2")
                                .status(200)),
                new WireCase(
                        "what is said to us alone stays here",
                        x -> x.asks("GET {p}/jobs", "X-Hirelay-Rewrite: off", "x-hirelay-anything: 1")
                                .arrives("GET /jobs")
                                .without("x-hirelay-rewrite", "x-hirelay-anything")
                                .status(200)),
                new WireCase(
                        "fields of one connection stay on it",
                        x -> x.asks(
                                        "GET {p}/jobs",
                                        "Keep-Alive: timeout=5",
                                        "TE: trailers",
                                        "Trailer: X-Sum",
                                        "Upgrade: h2c",
                                        "Proxy-Connection: keep-alive",
                                        "Proxy-Authorization: Basic dDp0")
                                .arrives("GET /jobs")
                                .without(
                                        "keep-alive",
                                        "te",
                                        "trailer",
                                        "upgrade",
                                        "proxy-connection",
                                        "proxy-authorization")
                                .status(200)),
                new WireCase(
                        "fields that Connection names stay on it",
                        x -> x.asks(
                                        "GET {p}/jobs",
                                        "X-Hop: 1",
                                        "Connection: x-hop, X-Other",
                                        "X-Other: 2",
                                        "Connection: x-third",
                                        "X-Third: 3",
                                        "X-Fourth: 4")
                                .arrives("GET /jobs")
                                .without("x-hop", "x-other", "x-third")
                                .with("x-fourth", "4")
                                .status(200)),
                new WireCase(
                        "fields from end to end go on, as often as they come",
                        x -> x.asks(
                                        "GET {p}/jobs",
                                        "User-Agent: acme/1.0",
                                        "X-A: 1",
                                        "Accept: text/html;q=0.5",
                                        "X-A: 2",
                                        "If-None-Match: \"x\"",
                                        "Range: bytes=0-9",
                                        "Idempotency-Key: k")
                                .arrives("GET /jobs")
                                .with("x-a", "1, 2")
                                .with("user-agent", "acme/1.0")
                                .with("accept", "text/html;q=0.5")
                                .with("if-none-match", "\"x\"")
                                .with("range", "bytes=0-9")
                                .with("idempotency-key", "k")
                                .status(200)),
                new WireCase(
                        "a field may be empty and hold any byte",
                        x -> x.asks("GET {p}/jobs", "X-Empty:", "X-Bytes: \u00e9\u00ff\ttab")
                                .arrives("GET /jobs")
                                .with("x-bytes", "\u00e9\u00ff\ttab")
                                .with("x-empty", "")
                                .status(200)),
                new WireCase(
                        "Via tells who has passed it on",
                        x -> x.asks("GET {p}/jobs", "Via: 1.0 fred")
                                .arrives("GET /jobs")
                                .with("via", "1.0 fred, 1.1 hirelay")
                                .status(200)),
                new WireCase(
                        "the name of the host is the provider's",
                        x -> x.sends(
                                        "GET {p}/jobs HTTP/1.1\r\nHost: evil.example\r\n{auth}\r\nX-Forwarded-Host: a\r\n\r\n")
                                .arrives("GET /jobs")
                                .without("x-forwarded-host")
                                .status(200)),
                new WireCase(
                        "codings stay the caller's when nothing is rewritten",
                        x -> x.asks("GET {p}/jobs", "X-Hirelay-Rewrite: off", "Accept-Encoding: br, gzip;q=0.5")
                                .arrives("GET /jobs")
                                .with("accept-encoding", "br, gzip;q=0.5")
                                .status(200)),
                new WireCase(
                        "a provider may not answer in a coding that we could not rewrite",
                        x -> x.asks("GET {p}/jobs", "Accept-Encoding: br, gzip")
                                .arrives("GET /jobs")
                                .with("accept-encoding", "gzip")
                                .status(200)),
                new WireCase(
                        "an account may be named in the query instead",
                        x -> x.asks("GET /custom/spi/v3/jobs?b=%20+&integrated_account_id={a}&a=1", "Accept: image/png")
                                .arrives("GET /spi/v3/jobs?b=%20+&a=1")
                                .status(200)),
                new WireCase(
                        "what names the account is taken out of the query, be it all of it",
                        x -> x.asks("GET /custom/spi/v3/jobs?integrated_account_id={a}")
                                .arrives("GET /spi/v3/jobs")
                                .status(200)));
    }
}
