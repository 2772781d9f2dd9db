package io.hirelay.server.passthrough;

import java.util.List;
import java.util.stream.Stream;

/** Requests that two servers in a row could see the end of at two places, and requests without an end. */
final class FramingAttacks {
    private static final String SMUGGLING = "smuggling a request";
    private static final String SIZE = "asking too much";

    /** What would be a second request to who believes in another end of the first. */
    private static final String SMUGGLED = "GET /passthrough/{a}/smuggled HTTP/1.1\r\nHost: x\r\n{auth}\r\n\r\n";

    private FramingAttacks() {}

    static List<Attack> all() {
        return Stream.of(lengths(), codings(), lines(), chunks(), sizes())
                .flatMap(List::stream)
                .toList();
    }

    private static WireCase.Script refused(String head, String rest) {
        return x -> x.sends("POST {p}/a HTTP/1.1\r\nHost: x\r\n{auth}\r\n" + head + "\r\n" + rest)
                .refused(400, "request.invalid")
                .nothingArrives()
                .ends();
    }

    private static Attack smuggling(String name, String head, String rest) {
        return new Attack(SMUGGLING, name, refused(head, rest));
    }

    private static List<Attack> lengths() {
        return List.of(
                smuggling(
                        "CL.TE: `Content-Length` and `Transfer-Encoding`",
                        "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n",
                        "0\r\n\r\n" + SMUGGLED),
                smuggling(
                        "TE.CL: `Transfer-Encoding` and `Content-Length`",
                        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
                        "5c\r\n" + SMUGGLED + "\r\n0\r\n\r\n"),
                smuggling("two lengths that differ", "Content-Length: 0\r\nContent-Length: 50\r\n", SMUGGLED),
                smuggling("a list of lengths that differ", "Content-Length: 0, 50\r\n", SMUGGLED),
                smuggling("`Content-Length: -1`", "Content-Length: -1\r\n", SMUGGLED),
                smuggling("`Content-Length: +3`", "Content-Length: +3\r\n", "abc"),
                smuggling("`Content-Length: 0x3`", "Content-Length: 0x3\r\n", "abc"),
                smuggling("`Content-Length: 3 3`", "Content-Length: 3 3\r\n", "abc"),
                smuggling("an empty `Content-Length`", "Content-Length:\r\n", SMUGGLED),
                smuggling("a length that no number holds", "Content-Length: 99999999999999999999999\r\n", SMUGGLED));
    }

    private static List<Attack> codings() {
        return List.of(
                smuggling(
                        "TE.TE: two `Transfer-Encoding`",
                        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                        "0\r\n\r\n" + SMUGGLED),
                smuggling("`Transfer-Encoding: xchunked`", "Transfer-Encoding: xchunked\r\n", "0\r\n\r\n" + SMUGGLED),
                smuggling(
                        "`Transfer-Encoding: chunked, identity`",
                        "Transfer-Encoding: chunked, identity\r\n",
                        "0\r\n\r\n" + SMUGGLED),
                smuggling(
                        "`Transfer-Encoding: gzip, chunked`",
                        "Transfer-Encoding: gzip, chunked\r\n",
                        "0\r\n\r\n" + SMUGGLED),
                smuggling("`Transfer-Encoding: \\x0bchunked`", "Transfer-Encoding: \u000bchunked\r\n", "0\r\n\r\n"),
                smuggling("an empty `Transfer-Encoding`", "Transfer-Encoding:\r\n", "0\r\n\r\n"),
                new Attack(
                        SMUGGLING,
                        "`Transfer-Encoding` in HTTP/1.0",
                        x -> x.sends("POST {p}/a HTTP/1.0\r\n{auth}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                                        + SMUGGLED)
                                .refused(400, "request.invalid")
                                .nothingArrives()
                                .ends()));
    }

    private static List<Attack> lines() {
        return List.of(
                smuggling("a space before the colon: `Content-Length : 50`", "Content-Length : 50\r\n", SMUGGLED),
                smuggling(
                        "a tab before the colon of `Transfer-Encoding`",
                        "Transfer-Encoding\t: chunked\r\n",
                        "0\r\n\r\n" + SMUGGLED),
                new Attack(
                        SMUGGLING,
                        "a folded line: `Transfer-Encoding:` and ` chunked` below it",
                        x -> x.sends(
                                        "POST {p}/a HTTP/1.1\r\nHost: x\r\n{auth}\r\nTransfer-Encoding:\r\n chunked\r\n\r\n"
                                                + "3\r\nabc\r\n0\r\n\r\n")
                                .arrives("POST /a")
                                .with("transfer-encoding", "chunked")
                                .withBody("abc")
                                .status(200)),
                new Attack(
                        SMUGGLING,
                        "a folded line: `X-A: 1` and ` X-B: 2` below it",
                        x -> x.asks("GET {p}/a", "X-A: 1\r\n X-B: 2")
                                .arrives("GET /a")
                                .with("x-a", "1 X-B: 2")
                                .without("x-b")
                                .status(200)),
                smuggling("a line without a colon", "X-A 1\r\n", ""),
                new Attack(
                        SMUGGLING,
                        "a line without a name",
                        x -> x.asks("GET {p}/a", ": 1")
                                .refused(400, "request.invalid")
                                .nothingArrives()),
                smuggling("a name with a space", "X A: 1\r\n", ""),
                smuggling("NUL in a name", "X\u0000A: 1\r\n", ""),
                smuggling("NUL in a value", "X-A: 1\u0000\r\n", ""),
                smuggling("CR alone in a value", "X-A: 1\rTransfer-Encoding: chunked\r\n", ""),
                new Attack(
                        SMUGGLING,
                        "LF alone between lines",
                        x -> x.sends("POST {p}/a HTTP/1.1\nHost: x\n{auth}\nContent-Length: 3\n\nabc")
                                .refused(400, "request.invalid")
                                .nothingArrives()
                                .ends()),
                new Attack(
                        SMUGGLING,
                        "a request line with two spaces",
                        x -> x.sends("GET {p}/a /b HTTP/1.1\r\nHost: x\r\n{auth}\r\n\r\n")
                                .refused(400, "request.invalid")
                                .nothingArrives()
                                .ends()),
                new Attack(
                        SMUGGLING,
                        "a version that is none",
                        x -> x.sends("GET {p}/a HTTX/1.1\r\nHost: x\r\n{auth}\r\n\r\n")
                                .refused(400, "request.invalid")
                                .nothingArrives()
                                .ends()),
                new Attack(
                        SMUGGLING,
                        "no `Host`",
                        x -> x.sends("GET {p}/a HTTP/1.1\r\n{auth}\r\n\r\n")
                                .refused(400, "request.invalid")
                                .nothingArrives()
                                .ends()),
                new Attack(
                        SMUGGLING,
                        "two `Host`",
                        x -> x.sends("GET {p}/a HTTP/1.1\r\nHost: a\r\nHost: b\r\n{auth}\r\n\r\n")
                                .refused(400, "request.invalid")
                                .nothingArrives()
                                .ends()));
    }

    private static Attack chunk(String name, String chunks) {
        return new Attack(
                SMUGGLING,
                name,
                x -> x.sends("POST {p}/a HTTP/1.1\r\nHost: x\r\n{auth}\r\nTransfer-Encoding: chunked\r\n\r\n")
                        .arrives("POST /a")
                        .sends(chunks)
                        .brokenOff()
                        .refused(400, "request.invalid")
                        .ends());
    }

    private static List<Attack> chunks() {
        return List.of(
                chunk("a chunk's size that is none", "zz\r\nabc\r\n0\r\n\r\n" + SMUGGLED),
                chunk("a chunk's size below nothing", "-1\r\nabc\r\n0\r\n\r\n" + SMUGGLED),
                chunk("a chunk's size that no number holds", "fffffffffffffffff\r\nabc\r\n0\r\n\r\n" + SMUGGLED),
                chunk("a chunk's size `0x3`", "0x3\r\nabc\r\n0\r\n\r\n" + SMUGGLED),
                chunk("a chunk longer than its size", "3\r\nabcdef\r\n0\r\n\r\n" + SMUGGLED),
                chunk("a chunk's extension of 100 KB", "3;" + "x".repeat(100_000) + "\r\nabc\r\n0\r\n\r\n"),
                chunk("trailers of 100 KB", "0\r\nX: " + "x".repeat(100_000) + "\r\n\r\n"));
    }

    private static List<Attack> sizes() {
        return List.of(
                new Attack(
                        SIZE,
                        "a request line of 100 KB",
                        x -> x.sends("GET {p}/" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n{auth}\r\n\r\n")
                                .refused(414, "request.uri_too_long")
                                .nothingArrives()
                                .ends()),
                new Attack(
                        SIZE,
                        "a field of 100 KB",
                        x -> x.sends("GET {p}/a HTTP/1.1\r\nHost: x\r\n{auth}\r\nX-Long: " + "x".repeat(100_000)
                                        + "\r\n\r\n")
                                .refused(431, "request.headers_too_large")
                                .nothingArrives()
                                .ends()),
                new Attack(
                        SIZE,
                        "10,000 fields",
                        x -> x.sends("GET {p}/a HTTP/1.1\r\nHost: x\r\n{auth}\r\n" + "X-A: 12\r\n".repeat(10_000)
                                        + "\r\n")
                                .refused(431, "request.headers_too_large")
                                .nothingArrives()
                                .ends()));
    }
}
