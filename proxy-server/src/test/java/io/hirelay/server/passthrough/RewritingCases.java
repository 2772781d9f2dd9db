package io.hirelay.server.passthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** What becomes of addresses in answers, and of what is said about bodies that are changed. */
final class RewritingCases {
    private final String provider;
    private final String passthrough;

    /**
     * @param provider its base address
     * @param passthrough the address of its account's passthrough
     */
    RewritingCases(String provider, String passthrough) {
        this.provider = provider;
        this.passthrough = passthrough;
    }

    private static String page(String base) {
        return "{\"jobs\":[{\"url\":\"" + base + "/jobs/1\"}],\"paging\":{\"next\":\"" + base
                + "/spi/v3/jobs?limit=1&since_id=2\"}}";
    }

    private static String json(String body, String... fields) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n"
                + String.join("", fields) + "\r\n" + body;
    }

    private String rewritten() {
        return page(provider).replace("\"next\":\"" + provider, "\"next\":\"" + passthrough);
    }

    static String zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static String unzipped(byte[] bytes) throws IOException {
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    List<WireCase> all() {
        return List.of(
                new WireCase(
                        "the address of the next page leads through us",
                        x -> x.answers(json(page(provider), "ETag: \"x\"\r\n"))
                                .asks("GET {p}/spi/v3/jobs?limit=1")
                                .arrives("GET /spi/v3/jobs?limit=1")
                                .status(200)
                                .header("content-type", "application/json")
                                .header("etag", "W/\"x\"")
                                .body(rewritten())
                                .isWellAfterwards()),
                new WireCase(
                        "it is as it was when it is to be",
                        x -> x.answers(json(page(provider), "ETag: \"x\"\r\n"))
                                .asks("GET {p}/spi/v3/jobs?limit=1", "X-Hirelay-Rewrite: off")
                                .arrives("GET /spi/v3/jobs?limit=1")
                                .status(200)
                                .header("etag", "\"x\"")
                                .header(
                                        "content-length",
                                        Integer.toString(page(provider).length()))
                                .body(page(provider))),
                new WireCase(
                        "every address of the provider's leads through us when all are to",
                        x -> x.answers(json(page(provider)))
                                .asks("GET {p}/spi/v3/jobs?limit=1", "X-Hirelay-Rewrite: all")
                                .arrives("GET /spi/v3/jobs?limit=1")
                                .status(200)
                                .body(page(passthrough))),
                new WireCase(
                        "a provider may go by another name where its list goes on",
                        x -> x.answers(json(page("http://other.example")))
                                .asks("GET {p}/spi/v3/jobs")
                                .arrives("GET /spi/v3/jobs")
                                .status(200)
                                .body(rewritten().replace(provider, "http://other.example"))),
                new WireCase(
                        "an address of somebody else's stays when all are to lead through us",
                        x -> x.answers(json("{\"url\":\"http://other.example/jobs/1\"}"))
                                .asks("GET {p}/spi/v3/jobs", "X-Hirelay-Rewrite: all")
                                .arrives("GET /spi/v3/jobs")
                                .status(200)
                                .body("{\"url\":\"http://other.example/jobs/1\"}")),
                new WireCase(
                        "an answer that comes byte by byte is rewritten too",
                        x -> x.answers(
                                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                                                + inChunks(page(provider)))
                                .asks("GET {p}/spi/v3/jobs")
                                .arrives("GET /spi/v3/jobs")
                                .status(200)
                                .body(rewritten())),
                new WireCase("a packed answer is unpacked, rewritten and packed", x -> {
                    x.answers(json(zipped(page(provider)), "Content-Encoding: gzip\r\n"))
                            .asks("GET {p}/spi/v3/jobs", "Accept-Encoding: gzip")
                            .arrives("GET /spi/v3/jobs")
                            .status(200)
                            .header("content-encoding", "gzip");
                    assertEquals(rewritten(), unzipped(x.bytes()));
                }),
                new WireCase(
                        "a packed answer is as it was when it is to be",
                        x -> x.answers(json(zipped(page(provider)), "Content-Encoding: gzip\r\n"))
                                .asks("GET {p}/spi/v3/jobs", "Accept-Encoding: gzip", "X-Hirelay-Rewrite: off")
                                .arrives("GET /spi/v3/jobs")
                                .status(200)
                                .header("content-encoding", "gzip")
                                .body(zipped(page(provider)))),
                new WireCase(
                        "what is packed in a way we do not know stays",
                        x -> x.answers(json(page(provider), "Content-Encoding: br\r\nETag: \"x\"\r\n"))
                                .asks("GET {p}/spi/v3/jobs")
                                .arrives("GET /spi/v3/jobs")
                                .status(200)
                                .header("etag", "\"x\"")
                                .header("content-encoding", "br")
                                .body(page(provider))),
                new WireCase(
                        "what is no JSON stays, whatever it looks like",
                        x -> x.answers(json(page(provider)).replace("application/json", "text/plain"))
                                .asks("GET {p}/spi/v3/jobs")
                                .arrives("GET /spi/v3/jobs")
                                .status(200)
                                .header(
                                        "content-length",
                                        Integer.toString(page(provider).length()))
                                .body(page(provider))),
                new WireCase(
                        "a part of a document stays",
                        x -> x.answers(json(page(provider), "Content-Range: bytes 0-9/99\r\n")
                                        .replace("200 OK", "206 Partial"))
                                .asks("GET {p}/spi/v3/jobs", "Range: bytes=0-9")
                                .arrives("GET /spi/v3/jobs")
                                .status(206)
                                .header(
                                        "content-length",
                                        Integer.toString(page(provider).length()))
                                .body(page(provider))),
                new WireCase(
                        "no document to HEAD is rewritten",
                        x -> x.answers(
                                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 77\r\n\r\n")
                                .asks("HEAD {p}/spi/v3/jobs")
                                .arrives("HEAD /spi/v3/jobs")
                                .status(200)
                                .isWellAfterwards()),
                new WireCase(
                        "a document that is none goes through as it is",
                        x -> x.answers(json("{\"paging\":{\"next\":\"" + provider + "/a\",]} trailing \u0000"))
                                .asks("GET {p}/spi/v3/jobs", "X-Hirelay-Rewrite: off")
                                .arrives("GET /spi/v3/jobs")
                                .status(200)
                                .body("{\"paging\":{\"next\":\"" + provider + "/a\",]} trailing \u0000")),
                new WireCase(
                        "/custom puts a document in an envelope",
                        x -> x.answers(json("{\"jobs\":[]}"))
                                .asks("GET /custom/spi/v3/jobs?integrated_account_id={a}")
                                .arrives("GET /spi/v3/jobs")
                                .status(200)
                                .body("{\"result\":{\"jobs\":[]},\"next_cursor\":null,\"prev_cursor\":null}")),
                new WireCase(
                        "/custom tells with its own status that nobody knows whether a change was made",
                        x -> x.answers("HTTP/1.1 503 Busy\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nbusy")
                                .asks("DELETE /custom/file?integrated_account_id={a}")
                                .arrives("DELETE /file")
                                .status(500)
                                .header("x-hirelay-error", "remote.unknown_outcome")),
                new WireCase(
                        "/custom leaves what is no document",
                        x -> x.answers(
                                        "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 3\r\n\r\n{}\u0000")
                                .asks("GET /custom/file?integrated_account_id={a}")
                                .arrives("GET /file")
                                .status(200)
                                .header("content-length", "3")
                                .body("{}\u0000")));
    }

    private static String inChunks(String text) {
        StringBuilder chunks = new StringBuilder();
        text.chars().forEach(c -> chunks.append("1\r\n").append((char) c).append("\r\n"));
        return chunks.append("0\r\n\r\n").toString();
    }
}
