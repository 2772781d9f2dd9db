package io.hirelay.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.file.Content;
import io.hirelay.model.RawJson;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NativeBodyTest {
    private final WireJson json = new WireJson();

    @Test
    void every_kind_of_value_is_written_as_often_as_it_is_sent() throws IOException {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", "Ada \"é\"");
        tree.put("grade", 3);
        tree.put("salary", new BigDecimal("1.50"));
        tree.put("sourced", true);
        tree.put("phone", null);
        tree.put("tags", List.of("a", Map.of("b", 1L)));
        tree.put("data", Content.of(new byte[] {0, 1, 2, (byte) 0xff}));
        NativeBody body = NativeBody.of(tree);
        String written = "{\"name\":\"Ada \\\"é\\\"\",\"grade\":3,\"salary\":1.50,\"sourced\":true,\"phone\":null,"
                + "\"tags\":[\"a\",{\"b\":1}],\"data\":\"AAEC/w==\"}";
        assertEquals(written, text(body));
        assertEquals(written, text(body));
        assertEquals(
                written.getBytes(StandardCharsets.UTF_8).length, body.request().contentLength());
        assertTrue(
                body.shown().toString().contains("data=<4 bytes>"), body.shown().toString());
    }

    @Test
    void the_callers_own_fields_are_merged_deep_and_win() throws IOException {
        NativeBody body = NativeBody.of(Map.of("candidate", Map.of("name", "Ada")))
                .merged(RawJson.of("{\"candidate\":{\"name\":\"Eve\",\"x\":1.50},\"y\":[1]}"), json);
        assertEquals("{\"candidate\":{\"name\":\"Eve\",\"x\":1.50},\"y\":[1]}", text(body));
        assertEquals(
                "{\"candidate\":{\"name\":\"Ada\"}}",
                text(NativeBody.of(Map.of("candidate", Map.of("name", "Ada"))).merged(RawJson.NULL, json)));
    }

    @Test
    void what_has_no_json_form_is_a_mistake_of_the_provider() {
        assertThrows(IllegalArgumentException.class, () -> NativeBody.of(Map.of("x", new Object())));
    }

    @Test
    void a_large_file_is_never_held_as_a_whole() throws IOException {
        byte[] part = new byte[1024];
        Arrays.fill(part, (byte) 7);
        long length = 200L * 1024 * 1024;
        Content content = new Content() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() {
                return new InputStream() {
                    private long left = length;

                    @Override
                    public int read() {
                        throw new AssertionError("not byte by byte");
                    }

                    @Override
                    public int read(byte[] target, int offset, int most) {
                        if (left == 0) {
                            return -1;
                        }
                        int read = (int) Math.min(left, Math.min(most, part.length));
                        System.arraycopy(part, 0, target, offset, read);
                        left -= read;
                        return read;
                    }
                };
            }
        };
        var counting = new Counting();
        try (var sink = Okio.buffer(counting)) {
            NativeBody.of(Map.of("data", content)).request().writeTo(sink);
        }
        assertEquals("{\"data\":\"\"}".length() + (length + 2) / 3 * 4, counting.written);
        assertTrue(counting.largest < 1024 * 1024, "at once: " + counting.largest);
    }

    private static final class Counting implements okio.Sink {
        private long written;
        private long largest;

        @Override
        public void write(Buffer source, long bytes) throws IOException {
            written += bytes;
            largest = Math.max(largest, bytes);
            source.skip(bytes);
        }

        @Override
        public void flush() {}

        @Override
        public okio.Timeout timeout() {
            return okio.Timeout.NONE;
        }

        @Override
        public void close() {}
    }

    private static String text(NativeBody body) throws IOException {
        Buffer sink = new Buffer();
        body.request().writeTo(sink);
        return sink.readUtf8();
    }
}
