package io.hirelay.server.passthrough;

import static io.hirelay.server.passthrough.Bodies.bytes;
import static io.hirelay.server.passthrough.Bodies.packed;
import static io.hirelay.server.passthrough.Bodies.text;
import static io.hirelay.server.passthrough.Bodies.through;
import static io.hirelay.server.passthrough.Bodies.unpacked;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomEnvelopeTest {
    private static final LinkFields LINKS = new LinkFields(List.of("paging.next"));

    private static CustomEnvelope envelope() {
        return new CustomEnvelope(LINKS, URI.create("https://acme.example.com/api"), next -> "<" + next + ">");
    }

    private static String enveloped(String document) {
        return text(through(envelope(), bytes(document)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[1,2]",
                "{\"a\" : 1.50}\n",
                "\"text\"",
                "null",
                "{\"next\":\"https://acme.example.com/api/x\"}"
            })
    void the_answer_is_the_result_byte_for_byte(String document) {
        assertEquals("{\"result\":" + document + ",\"next_cursor\":null,\"prev_cursor\":null}", enveloped(document));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t", "\ufeff"})
    void of_nothing_comes_a_result_that_is_null(String document) {
        assertEquals("{\"result\":null,\"next_cursor\":null,\"prev_cursor\":null}", enveloped(document));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            https://acme.example.com/api/jobs?a=1&b=2 /jobs?a=1&b=2
            https:\\/\\/recorded.example\\/api\\/jobs?a=1\\u0026b=2#x /jobs?a=1&b=2
            https://acme.example.com/api ''
            """)
    void the_list_goes_on_where_the_providers_does(String link, String place) {
        String document = "\ufeff {\"jobs\":[],\"paging\":{\"next\":\"" + link + "\"}}";
        String expected =
                "{\"result\":" + document.substring(2) + ",\"next_cursor\":\"<" + place + ">\",\"prev_cursor\":null}";
        byte[] body = bytes(document);
        for (int cut = 0; cut <= body.length; cut++) {
            assertEquals(expected, text(through(envelope(), body, cut)), "cut at " + cut);
        }
        assertEquals(
                expected,
                text(through(envelope(), body, IntStream.range(1, body.length).toArray())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\"/api/jobs\"",
                "\"https://acme.example.com/other\"",
                "\"https://acme.example.com/api/../x\""
            })
    void what_cannot_be_followed_is_the_end(String next) {
        String document = "{\"paging\":{\"next\":" + next + "}}";
        assertEquals("{\"result\":" + document + ",\"next_cursor\":null,\"prev_cursor\":null}", enveloped(document));
    }

    @Test
    void packed_answers_come_packed() {
        String document = "{\"a\":\"" + "lorem ".repeat(4_000) + "\"}";
        assertEquals(
                "{\"result\":" + document + ",\"next_cursor\":null,\"prev_cursor\":null}",
                text(unpacked(through(new Packed(envelope()), packed(bytes(document)), 20))));
        assertEquals(
                "{\"result\":null,\"next_cursor\":null,\"prev_cursor\":null}",
                text(unpacked(through(new Packed(envelope()), packed(new byte[0])))));
        assertEquals(
                "{\"result\":null,\"next_cursor\":null,\"prev_cursor\":null}",
                text(unpacked(through(new Packed(envelope()), new byte[0]))));
    }

    @Test
    void of_an_error_only_so_much_is_kept() {
        byte[] said = bytes("x".repeat(3 * ErrorEnvelope.MOST_KEPT));
        byte[] answered =
                through(new ErrorEnvelope(kept -> bytes(Integer.toString(kept.length))), said, 5, 10, 100_000);
        assertEquals(Integer.toString(ErrorEnvelope.MOST_KEPT), text(answered));
        assertEquals("0", text(through(new ErrorEnvelope(kept -> bytes("" + kept.length)), new byte[0])));
    }
}
