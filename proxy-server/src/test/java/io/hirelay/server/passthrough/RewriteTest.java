package io.hirelay.server.passthrough;

import static io.hirelay.server.passthrough.Bodies.bytes;
import static io.hirelay.server.passthrough.Bodies.packed;
import static io.hirelay.server.passthrough.Bodies.text;
import static io.hirelay.server.passthrough.Bodies.through;
import static io.hirelay.server.passthrough.Bodies.unpacked;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RewriteTest {
    private static final LinkFields FIELDS = new LinkFields(List.of("paging.next", "paging.previous"));
    private static final URI BASE = URI.create("https://acme.example.com");
    private static final String OURS = "http://hirelay.example/passthrough/7a3f";

    private static HttpHeaders json(String... more) {
        HttpHeaders headers = new DefaultHttpHeaders().add("Content-Type", "application/json");
        for (int i = 0; i < more.length; i += 2) {
            headers.set(more[i], more[i + 1]);
        }
        return headers;
    }

    private static BodyChange change(Rewrite rewrite, URI base) {
        return rewrite.of(200, json(), FIELDS, base, () -> OURS).orElseThrow();
    }

    private static String rewritten(Rewrite rewrite, String document) {
        return text(through(change(rewrite, BASE), bytes(document)));
    }

    private static String links(String document) {
        return rewritten(Rewrite.LINKS, document);
    }

    private static void untouched(String document) {
        assertEquals(document, links(document));
    }

    @Test
    void links_lead_to_us_and_all_other_bytes_stay() {
        assertEquals(
                "{ \"jobs\" : [ {\"url\":\"https://acme.example.com/jobs/1\"} ],\n \"paging\" :\t{ \"next\" : \"" + OURS
                        + "/spi/v3/jobs?limit=1&since_id=2\" , \"total\": 1.50 } }\n",
                links("{ \"jobs\" : [ {\"url\":\"https://acme.example.com/jobs/1\"} ],\n \"paging\" :\t{ \"next\" : "
                        + "\"https://acme.example.com/spi/v3/jobs?limit=1&since_id=2\" , \"total\": 1.50 } }\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            https:\\/\\/acme.example.com\\/spi\\/v3\\/jobs?a=1\\u0026b=2 \\/spi\\/v3\\/jobs?a=1\\u0026b=2
            https:\\u002f\\u002Facme.example.com\\u002fspi\\u002fv3 \\u002fspi\\u002fv3
            \\u0068ttps://acme.example.com/x /x
            HTTPS://ACME.example.com/x /x
            http://recorded.example.org:8080/x /x
            https://127.0.0.1:9999/x /x
            https://[::1]:9999/x /x
            https://acme.example.com/x?q=%22a%22#part /x?q=%22a%22#part
            https://acme.example.com/x?q=\u00e9 /x?q=\u00e9
            https://acme.example.com/x?q=\\u00e9\\u4e2d /x?q=\\u00e9\\u4e2d
            https://acme.example.com/ /
            https://acme.example.com ''
            https://acme.example.com?a=1 ?a=1
            """)
    void a_link_is_known_however_it_is_spelled_and_whatever_its_host(String link, String rest) {
        assertEquals(
                "{\"paging\":{\"next\":\"" + OURS + rest + "\"}}", links("{\"paging\":{\"next\":\"" + link + "\"}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/spi/v3/jobs?page=2",
                "//acme.example.com/spi/v3",
                "ftp://acme.example.com/x",
                "https:acme.example.com/x",
                "https:///x",
                "https://user:pw@acme.example.com/x",
                "https://acme.example.com/../x",
                "https://acme.example.com/%2e%2e/x",
                "https://acme.example.com//evil.example",
                "https://acme.example.com\\\\x/y",
                "https://acme.example.com/a\\nb",
                "https://acme.example.com/a\\u000ab",
                "https://acme.example.com/a\\u00zz",
                "https://acme.example.com/a\\u00",
                "see https://acme.example.com/x",
                "",
                "h",
            })
    void what_is_no_address_that_could_be_followed_stays(String link) {
        untouched("{\"paging\":{\"next\":\"" + link + "\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"paging\":{\"next\":null}}",
                "{\"paging\":{\"next\":[\"https://acme.example.com/x\"]}}",
                "{\"paging\":{\"next\":{\"next\":\"https://acme.example.com/x\"}}}",
                "{\"paging\":{\"other\":\"next\",\"x\":\"https://acme.example.com/x\"}}",
                "{\"paging\":[{\"next\":\"https://acme.example.com/x\"}]}",
                "{\"paging\":\"next\",\"next\":\"https://acme.example.com/x\"}",
                "{\"next\":\"https://acme.example.com/x\"}",
                "{\"a\":{\"paging\":{\"next\":\"https://acme.example.com/x\"}}}",
                "[{\"paging\":{\"next\":\"https://acme.example.com/x\"}}]",
                "{\"jobs\":[{\"paging\":{\"next\":\"https://acme.example.com/x\"}}]}",
                "{\"paging\":{\"inner\":{\"next\":\"https://acme.example.com/x\"}}}",
                "{\"paging\":{\"nextt\":\"https://acme.example.com/x\"}}",
                "{\"paging\":{\"next\\u0020\":\"https://acme.example.com/x\"}}",
                "{\"paging.next\":\"https://acme.example.com/x\"}",
                "{\"text\":\"\\\"paging\\\":{\\\"next\\\":\\\"https://acme.example.com/x\\\"}\"}",
                "{\"text\":\"{\\\"paging\\\"\",\"b\":\":{\\\"next\\\":\\\"https://acme.example.com/x\"}",
                "{\"a\":\"}\",\"b\":{\"paging\":{\"next\":\"https://acme.example.com/x\"}}}",
                "{\"a\":\"\\\\\",\"b\":{\"paging\":{\"next\":\"https://acme.example.com/x\"}}}",
                "\"next\"",
                "next",
                "",
                "   ",
                "{\"paging\":{\"next\":\"https://acme.example.com/x",
                "{\"paging\":{\"next\":\"https://acme.example.com/x\\",
                "}}}]]]\"next\"",
            })
    void what_only_looks_like_a_link_stays(String document) {
        untouched(document);
    }

    @Test
    void a_link_is_found_behind_whatever_stands_before_it() {
        String link = "\"https://acme.example.com/x\"";
        String ours = "\"" + OURS + "/x\"";
        for (String before : List.of(
                "\"a\":\"}{][\",",
                "\"a\":\"\\\"next\\\"\",",
                "\"a\":\"\\\\\",",
                "\"next\":\"next\",",
                "\"a\":{\"b\":[{\"paging\":{}}]},",
                "\"paging\":{\"next\":null},",
                "\"a\":[[[]]],\"\u4e2d\u6587\":\"\u00e9\",",
                "\"a\":-1.5e3,\"b\":true,",
                "\"text\":\"" + "x".repeat(300) + "\",")) {
            assertEquals(
                    "{" + before + "\"paging\":{\"previous\":" + ours + ",\"total\":3,\"next\":" + ours + "},\"z\":[]}",
                    links("{" + before + "\"paging\":{\"previous\":" + link + ",\"total\":3,\"next\":" + link
                            + "},\"z\":[]}"),
                    before);
        }
        assertEquals("\ufeff{\"paging\":{\"next\":" + ours + "}}", links("\ufeff{\"paging\":{\"next\":" + link + "}}"));
    }

    @Test
    void the_base_path_is_ours_to_add() {
        URI base = URI.create("https://api.example.com/v3/");
        for (String link : List.of("https://api.example.com/v3/jobs?a=1", "https://other.example/v3/jobs?a=1")) {
            assertEquals(
                    "{\"paging\":{\"next\":\"" + OURS + "/jobs?a=1\"}}",
                    text(through(change(Rewrite.LINKS, base), bytes("{\"paging\":{\"next\":\"" + link + "\"}}"))));
        }
        for (String link : List.of("https://api.example.com/v33/jobs", "https://api.example.com/jobs")) {
            String document = "{\"paging\":{\"next\":\"" + link + "\"}}";
            assertEquals(document, text(through(change(Rewrite.LINKS, base), bytes(document))));
        }
    }

    @Test
    void all_addresses_of_the_providers_own_host_lead_to_us_when_asked_for() {
        String document =
                "{\"a\":\"https://acme.example.com/x\",\"https://acme.example.com/name\":[\"HTTPS://acme.example.com:443"
                        + "/y\",\"https:\\/\\/acme.example.com\\/z\"],\"b\":\"https://apply.example.com/x\",\"c\":\"http://acme.example.com/x"
                        + "\",\"d\":\"text https://acme.example.com/x\",\"paging\":{\"next\":\"http://recorded.example/n\"}}";
        String expected = "{\"a\":\"" + OURS + "/x\",\"https://acme.example.com/name\":[\"" + OURS + "/y\",\"" + OURS
                + "\\/z\"],\"b\":\"https://apply.example.com/x\",\"c\":\"http://acme.example.com/x\",\"d\":\"text "
                + "https://acme.example.com/x\",\"paging\":{\"next\":\"" + OURS + "/n\"}}";
        assertEquals(expected, rewritten(Rewrite.ALL, document));
        everySplit(Rewrite.ALL, document, expected);
    }

    @Test
    void it_does_not_matter_how_the_document_is_cut() {
        String document =
                "{\"a\":\"\u4e2d\\\"next\\\"\",\"paging\":{\"next\":\"https:\\/\\/acme.example.com/\u00e9?x=1\","
                        + "\"previous\":\"https://acme.example.com/\"},\"b\":{\"next\":\"https://acme.example.com/x\"}}";
        everySplit(Rewrite.LINKS, document, links(document));
        assertTrue(links(document).contains(OURS));
    }

    @Test
    void what_looks_like_the_end_of_the_document_is_read_again_when_more_comes() {
        String link = "\"paging\":{\"next\":\"https://acme.example.com/x\"}";
        everySplit(Rewrite.LINKS, "{\"a\":{" + link + "}}", "{\"a\":{" + link + "}}");
        everySplit(Rewrite.LINKS, "{\"a\":{" + link + "},\"b\":1}", "{\"a\":{" + link + "},\"b\":1}");
        everySplit(Rewrite.LINKS, "[{" + link + "} ]", "[{" + link + "} ]");
        String spaced = " { \"a\":[1] , \"paging\" : { \"next\" :\n \"%s/x\" } } \n";
        everySplit(Rewrite.LINKS, String.format(spaced, "https://acme.example.com"), String.format(spaced, OURS));
    }

    private static void everySplit(Rewrite rewrite, String document, String expected) {
        byte[] body = bytes(document);
        for (int first = 0; first <= body.length; first++) {
            assertEquals(expected, text(through(change(rewrite, BASE), body, first)), "cut at " + first);
            for (int second = first; second <= body.length; second += 11) {
                assertEquals(
                        expected,
                        text(through(change(rewrite, BASE), body, first, second)),
                        "cut at " + first + " and " + second);
            }
        }
        int[] everywhere = IntStream.range(1, body.length).toArray();
        assertEquals(expected, text(through(change(rewrite, BASE), body, everywhere)));
    }

    @Test
    void a_long_document_is_the_same_however_it_is_cut() {
        StringBuilder jobs = new StringBuilder("{\"jobs\":[");
        for (int i = 0; i < 3_000; i++) {
            jobs.append("{\"title\":\"Next expert \\\"")
                    .append(i)
                    .append("\\\" }]\",\"next\":\"https://acme.example.com/")
                    .append(i)
                    .append("\",\"text\":\"taxes\"},");
        }
        String document = jobs + "{}],\"paging\":{\"next\":\"https://acme.example.com/spi/v3/jobs?x=1\"}}";
        String expected = document.replace("https://acme.example.com/spi/v3", OURS + "/spi/v3");
        Random random = new Random(5);
        byte[] body = bytes(document);
        for (int round = 0; round < 20; round++) {
            int[] cuts =
                    random.ints(random.nextInt(40), 0, body.length).sorted().toArray();
            assertEquals(expected, text(through(change(Rewrite.LINKS, BASE), body, cuts)), Arrays.toString(cuts));
        }
    }

    @Test
    void what_cannot_hold_a_link_goes_on_at_once_and_as_it_is() {
        BodyChange change = change(Rewrite.LINKS, BASE);
        ByteBuf part = Unpooled.copiedBuffer(bytes("{\"jobs\":[{\"title\":\"Texas expert\"},"));
        assertSame(part, change.part(part));
        change.close();
        assertEquals(1, part.refCnt(), "what was held to be read is given back");
        part.release();
        assertSame(Unpooled.EMPTY_BUFFER, change.end());
    }

    @Test
    void no_more_is_held_of_a_long_document_than_of_a_short_one() {
        BodyChange change = change(Rewrite.LINKS, BASE);
        int held = 0;
        List<ByteBuf> parts = IntStream.range(0, 200)
                .<ByteBuf>mapToObj(i -> Unpooled.copiedBuffer(bytes("{\"a\":[" + "1,".repeat(8_000))))
                .toList();
        for (ByteBuf part : parts) {
            assertSame(part, change.part(part));
            part.release();
            held = Math.max(
                    held, (int) parts.stream().filter(each -> each.refCnt() > 0).count());
        }
        assertTrue(held <= parts.size(), "some of them have not come yet");
        assertTrue(parts.stream().filter(each -> each.refCnt() > 0).count() <= 5);
        change.close();
        assertEquals(0, parts.stream().filter(each -> each.refCnt() > 0).count());
    }

    @Test
    void a_text_without_end_is_not_held() {
        BodyChange change = change(Rewrite.LINKS, BASE);
        change.part(Unpooled.copiedBuffer(bytes("{\"paging\":{\"next\":\"https://acme.example.com/")))
                .release();
        int sent = 0;
        for (int i = 0; i < 20; i++) {
            ByteBuf part = change.part(Unpooled.copiedBuffer(bytes("a".repeat(4_000))));
            sent += part.readableBytes();
            part.release();
        }
        assertTrue(sent >= 20 * 4_000 - LinkScan.LONGEST_LINK, sent + " bytes were sent");
        change.close();
    }

    @Test
    void a_part_may_be_put_together_of_several() {
        String document = "{\"paging\":{\"next\":\"https://acme.example.com/x\"}}";
        CompositeByteBuf part = Unpooled.compositeBuffer();
        for (byte each : bytes(document)) {
            part.addComponent(true, Unpooled.wrappedBuffer(new byte[] {each}));
        }
        BodyChange change = change(Rewrite.LINKS, BASE);
        ByteBuf out = Unpooled.wrappedBuffer(change.part(part), change.end());
        assertEquals(
                "{\"paging\":{\"next\":\"" + OURS + "/x\"}}", out.toString(java.nio.charset.StandardCharsets.UTF_8));
        out.release();
    }

    @Test
    void packed_bodies_are_packed_again() {
        String document =
                "{\"a\":\"" + "lorem ".repeat(5_000) + "\",\"paging\":{\"next\":\"https://acme.example.com/x\"}}";
        byte[] body = packed(bytes(document));
        String expected = document.replace("https://acme.example.com", OURS);
        for (int cut = 0; cut <= body.length; cut += 7) {
            assertEquals(expected, text(unpacked(through(packedChange(), body, cut))), "cut at " + cut);
        }
        assertEquals(
                expected,
                text(unpacked(through(
                        packedChange(), body, IntStream.range(1, body.length).toArray()))));
        assertArrayEquals(new byte[0], unpacked(through(packedChange(), packed(new byte[0]))));
        assertArrayEquals(new byte[0], through(packedChange(), new byte[0]), "of nothing comes nothing");
    }

    @Test
    void several_packed_members_and_what_their_heads_hold_are_read() {
        byte[] first = packed(bytes("{\"paging\":{\"ne"));
        byte[] second = packed(bytes("xt\":\"https://acme.example.com/x\"}}"));
        byte[] headed = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3, 'n', 0, 'c', 0, 9, 9};
        byte[] body = new byte[headed.length + first.length - 10 + second.length];
        System.arraycopy(headed, 0, body, 0, headed.length);
        System.arraycopy(first, 10, body, headed.length, first.length - 10);
        System.arraycopy(second, 0, body, headed.length + first.length - 10, second.length);
        for (int cut = 0; cut <= body.length; cut++) {
            assertEquals(
                    "{\"paging\":{\"next\":\"" + OURS + "/x\"}}",
                    text(unpacked(through(packedChange(), body, cut))),
                    "cut at " + cut);
        }
    }

    @Test
    void what_is_not_packed_as_it_says_is_no_answer() {
        byte[] good = packed(bytes("{\"a\":1}"));
        byte[] wrongSum = good.clone();
        wrongSum[good.length - 8] ^= 1;
        byte[] wrongLength = good.clone();
        wrongLength[good.length - 1] ^= 1;
        byte[] wrongBytes = good.clone();
        wrongBytes[10] = (byte) 0xff;
        for (byte[] wrong : List.of(wrongSum, wrongLength, wrongBytes, bytes("{\"a\":1}"))) {
            BodyChange change = packedChange();
            assertThrows(ProtocolException.class, () -> change.part(Unpooled.copiedBuffer(wrong)));
            change.close();
        }
    }

    @Test
    void what_ends_too_early_still_does() {
        byte[] good = packed(bytes("{\"a\":\"" + "lorem ".repeat(100) + "\"}"));
        byte[] cut = through(packedChange(), Arrays.copyOf(good, good.length - 9));
        assertThrows(java.io.UncheckedIOException.class, () -> unpacked(cut));
    }

    private static BodyChange packedChange() {
        return Rewrite.LINKS
                .of(200, json("Content-Encoding", "gzip"), FIELDS, BASE, () -> OURS)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json                        | true
            application/json; charset=utf-8         | true
            Application/JSON;charset="UTF-8"        | true
            application/json; charset=us-ascii; a=b | true
            application/hal+json                    | true
            text/json                               | true
            application/json; charset=utf-16        | false
            application/jsonp                       | false
            text/html                               | false
            application/octet-stream                | false
            """)
    void only_json_is_read(String type, boolean read) {
        assertEquals(
                read,
                Rewrite.LINKS
                        .of(200, json("Content-Type", type), FIELDS, BASE, () -> OURS)
                        .isPresent());
    }

    @Test
    void only_whole_documents_in_known_codings_are_read() {
        for (int status : new int[] {204, 205, 206, 304}) {
            assertEquals(Optional.empty(), Rewrite.ALL.of(status, json(), FIELDS, BASE, () -> OURS));
        }
        for (int status : new int[] {200, 201, 302, 404, 500}) {
            assertTrue(Rewrite.ALL.of(status, json(), FIELDS, BASE, () -> OURS).isPresent());
        }
        assertTrue(of(Rewrite.LINKS, json("Content-Encoding", "identity")).isPresent());
        assertEquals(Optional.empty(), of(Rewrite.LINKS, json("Content-Encoding", "br")));
        assertEquals(Optional.empty(), of(Rewrite.LINKS, json("Content-Length", "0")));
        assertEquals(Optional.empty(), of(Rewrite.LINKS, new DefaultHttpHeaders()));
        assertEquals(Optional.empty(), of(Rewrite.OFF, json()));
        assertEquals(
                Optional.empty(),
                Rewrite.LINKS.of(200, json(), new LinkFields(List.of()), BASE, () -> OURS),
                "no links");
    }

    private static Optional<BodyChange> of(Rewrite rewrite, HttpHeaders answer) {
        return rewrite.of(200, answer, FIELDS, BASE, () -> OURS);
    }

    @Test
    void the_caller_says_what_is_rewritten() {
        assertEquals(Rewrite.LINKS, Rewrite.of(new DefaultHttpHeaders()));
        assertEquals(Rewrite.OFF, Rewrite.of(new DefaultHttpHeaders().add("x-hirelay-rewrite", "Off")));
        assertEquals(Rewrite.ALL, Rewrite.of(new DefaultHttpHeaders().add("X-Hirelay-Rewrite", "all")));
        InvalidRequestException wrong = assertThrows(
                InvalidRequestException.class,
                () -> Rewrite.of(new DefaultHttpHeaders().add("X-Hirelay-Rewrite", "of")));
        assertEquals("X-Hirelay-Rewrite", wrong.failures().get(0).field());
    }
}
