package io.hirelay.server.passthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.ProtocolException;
import io.hirelay.http.AuthHeaders;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardingTest {
    private static final String TOKEN = "c4n4ry-credential-0123456789";
    private static final AuthHeaders CREDENTIAL = AuthHeaders.bearer(TOKEN);

    /** Unchecked, as headers come over the wire. */
    private static HttpHeaders headers(String... lines) {
        HttpHeaders headers =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        for (String line : lines) {
            int colon = line.indexOf(':');
            headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static List<String> lines(HttpHeaders headers) {
        return headers.entries().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .toList();
    }

    private static List<String> sent(boolean rewrites, String... lines) {
        HttpHeaders to = headers();
        Forwarding.request(headers(lines), to, CREDENTIAL, "acme.example", rewrites);
        return lines(to);
    }

    private static List<String> answered(boolean changes, String... lines) {
        HttpHeaders to = headers();
        Forwarding.answer(headers(lines), to, CREDENTIAL, "req-1", changes);
        return lines(to);
    }

    @Test
    void what_is_for_the_provider_keeps_order_spelling_and_repetitions() {
        assertEquals(
                List.of(
                        "host: acme.example",
                        "User-Agent: x/1",
                        "X-B: 2",
                        "x-a: 1",
                        "X-B: 3",
                        "accept-ENCODING: br, gzip",
                        "Content-Type: application/json",
                        "Accept: ",
                        "X-Request-Id: theirs",
                        "Idempotency-Key: k",
                        "Range: bytes=0-1",
                        "If-None-Match: W/\"a\"",
                        "X-Latin: \u00e9",
                        "X-Tab: a\tb",
                        "Via: 1.0 theirs",
                        "via: 1.1 hirelay",
                        "Authorization: Bearer " + TOKEN),
                sent(
                        false,
                        "User-Agent: x/1",
                        "X-B: 2",
                        "x-a: 1",
                        "X-B: 3",
                        "accept-ENCODING: br, gzip",
                        "Content-Type: application/json",
                        "Accept: ",
                        "X-Request-Id: theirs",
                        "Idempotency-Key: k",
                        "Range: bytes=0-1",
                        "If-None-Match: W/\"a\"",
                        "X-Latin: \u00e9",
                        "X-Tab: a\tb",
                        "Via: 1.0 theirs"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: keep-alive",
                "CONNECTION: close",
                "Keep-Alive: timeout=5",
                "Proxy-Connection: keep-alive",
                "proxy-authorization: Basic c4n4ry",
                "Proxy-Anything: x",
                "TE: trailers",
                "Trailer: X-Sum",
                "Transfer-Encoding: chunked",
                "Content-Length: 5",
                "Upgrade: websocket",
                "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
                "Cookie: session=c4n4ry",
                "Cookie2: $Version=1",
                "Authorization: Bearer c4n4ry-of-caller",
                "authorization: Basic c4n4ry",
                "Host: hirelay.example",
                "Expect: 100-continue",
                "X-Hirelay-Rewrite: off",
                "x-hirelay-anything: 1",
                "Forwarded: for=10.0.0.1",
                "X-Forwarded-For: 10.0.0.1",
                "X-FORWARDED-HOST: in.example",
                "X-Real-IP: 10.0.0.1",
            })
    void what_is_for_us_or_for_this_connection_alone_ends_here(String line) {
        assertEquals(
                List.of("host: acme.example", "via: 1.1 hirelay", "Authorization: Bearer " + TOKEN), sent(false, line));
    }

    @Test
    void what_connection_names_ends_here_too() {
        assertEquals(
                List.of("host: acme.example", "X-Kept: 3", "via: 1.1 hirelay", "Authorization: Bearer " + TOKEN),
                sent(
                        false,
                        "Connection: close,  X-One ,",
                        "X-ONE: 1",
                        "Connection: x-two, authorization, via, host",
                        "x-Two: 2",
                        "X-Kept: 3"));
        assertEquals(
                List.of("X-Kept: 3", "via: 1.1 hirelay", "X-Request-Id: req-1"),
                answered(false, "Connection: X-One", "x-one: 1", "X-Kept: 3", "Keep-Alive: 1"));
    }

    @Test
    void the_credential_wins_over_the_callers_headers_of_the_same_name() {
        HttpHeaders to = headers();
        Forwarding.request(
                headers("X-Client-Id: theirs", "x-client-id: again", "X-Other: 1"),
                to,
                AuthHeaders.of(Map.of("X-Client-ID", "ours")),
                "h",
                false);
        assertEquals(List.of("ours"), to.getAll("x-client-id"));
        assertEquals(List.of("1"), to.getAll("X-Other"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gzip                        | gzip
            identity                    | identity
            br                          | identity
            gzip, deflate, br           | gzip
            deflate;q=0.5, gzip;q=0.8   | gzip;q=0.8
            GZIP , identity;q=0         | gzip, identity;q=0
            *                           | gzip
            br, *;q=0.1                 | gzip;q=0.1
            gzip;q=0, *                 | gzip;q=0
            zstd, identity ; q=1        | identity;q=1
            """)
    void an_answer_that_is_read_comes_in_codings_that_can_be(String accepted, String expected) {
        assertEquals(
                List.of(
                        "host: acme.example",
                        "accept-encoding: " + expected,
                        "via: 1.1 hirelay",
                        "Authorization: Bearer " + TOKEN),
                sent(true, "Accept-Encoding: " + accepted));
    }

    @Test
    void several_lines_of_codings_are_one_list() {
        assertEquals(
                List.of(
                        "host: acme.example",
                        "accept-encoding: gzip",
                        "via: 1.1 hirelay",
                        "Authorization: Bearer " + TOKEN),
                sent(true, "Accept-Encoding: br", "accept-encoding: gzip"));
        assertEquals(
                List.of("host: acme.example", "via: 1.1 hirelay", "Authorization: Bearer " + TOKEN),
                sent(true),
                "who asks for none is sent what the provider likes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-A: a\rb",
                "X-A: a\nX-Injected: 1",
                "X-A: a\u0000b",
                "X-A: \u007f",
                "X-A: a\u000bb",
                "X A: 1",
                "X-A\t: 1",
                "X-\u00e9: 1",
                "X(A): 1",
                ": 1",
            })
    void what_could_be_read_as_something_else_is_refused(String line) {
        InvalidRequestException refused = assertThrows(InvalidRequestException.class, () -> sent(false, line));
        assertEquals(ErrorCode.REQUEST_INVALID, refused.code());
        assertThrows(ProtocolException.class, () -> answered(false, line));
    }

    @Test
    void what_the_provider_answers_keeps_order_spelling_and_repetitions() {
        assertEquals(
                List.of(
                        "Date: today",
                        "Content-Type: application/json",
                        "ETag: \"abc\"",
                        "Content-Encoding: gzip",
                        "X-Rate-Limit-Remaining: 9",
                        "link: <https://acme.example/next>; rel=next",
                        "Link: b",
                        "Location: https://acme.example/elsewhere",
                        "WWW-Authenticate: Bearer",
                        "X-Request-ID: of-provider",
                        "Accept-Ranges: bytes",
                        "Content-MD5: x",
                        "Via: 1.1 varnish",
                        "via: 1.1 hirelay"),
                answered(
                        false,
                        "Date: today",
                        "Content-Type: application/json",
                        "ETag: \"abc\"",
                        "Content-Encoding: gzip",
                        "X-Rate-Limit-Remaining: 9",
                        "link: <https://acme.example/next>; rel=next",
                        "Link: b",
                        "Location: https://acme.example/elsewhere",
                        "WWW-Authenticate: Bearer",
                        "X-Request-ID: of-provider",
                        "Accept-Ranges: bytes",
                        "Content-MD5: x",
                        "Via: 1.1 varnish"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: close",
                "Keep-Alive: timeout=5",
                "Proxy-Authenticate: Basic",
                "Proxy-Authentication-Info: x",
                "TE: x",
                "Trailer: X-Sum",
                "Transfer-Encoding: chunked",
                "Content-Length: 5",
                "Upgrade: h2c",
                "Set-Cookie: session=c4n4ry",
                "set-cookie2: x",
                "X-Hirelay-Error: remote.not_found",
            })
    void what_the_provider_says_to_us_alone_ends_here(String line) {
        assertEquals(List.of("via: 1.1 hirelay", "X-Request-Id: req-1"), answered(false, line));
    }

    @Test
    void an_answer_that_may_change_says_nothing_of_its_bytes() {
        assertEquals(
                List.of("ETag: W/\"abc\"", "Last-Modified: today", "via: 1.1 hirelay", "X-Request-Id: req-1"),
                answered(
                        true,
                        "ETag: \"abc\"",
                        "Last-Modified: today",
                        "Content-MD5: x",
                        "Digest: x",
                        "Content-Digest: x",
                        "Repr-Digest: x",
                        "Accept-Ranges: bytes"));
        assertEquals(
                List.of("etag: W/\"abc\"", "via: 1.1 hirelay", "X-Request-Id: req-1"),
                answered(true, "etag: W/\"abc\""));
    }

    @Test
    void no_answer_repeats_the_credential() {
        assertEquals(
                List.of("X-Echo: Bearer ***", "X-Seen: a=***&b", "via: 1.1 hirelay", "X-Request-Id: req-1"),
                answered(false, "X-Echo: Bearer " + TOKEN, "X-Seen: a=" + TOKEN + "&b"));
    }
}
