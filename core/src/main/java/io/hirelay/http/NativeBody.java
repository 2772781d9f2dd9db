package io.hirelay.http;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.hirelay.file.Content;
import io.hirelay.model.RawJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to a provider as JSON: maps, lists, texts, numbers, booleans, null, and {@link Content}, which goes out as
 * base64 piece by piece, so that a large file never stands in memory as a whole. Immutable.
 */
public final class NativeBody {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    /** Leaves closing and flushing to the client: a request in two packets waits for the first one's receipt, 40 ms. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .build()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);

    private final Map<String, @Nullable Object> tree;

    private NativeBody(Map<String, @Nullable Object> tree) {
        this.tree = tree;
    }

    /**
     * @param tree in the order in which it is to be written
     * @throws IllegalArgumentException when something in it has no JSON form
     */
    public static NativeBody of(Map<String, ? extends @Nullable Object> tree) {
        return new NativeBody(copy(tree));
    }

    /** This body with the fields of a JSON object merged into it, objects into objects; what is merged wins. */
    public NativeBody merged(RawJson more, WireJson json) {
        if (more.equals(RawJson.NULL)) {
            return this;
        }
        @SuppressWarnings("unchecked") // JSON objects are read as maps by name
        Map<String, @Nullable Object> read = json.read(more.toBytes(), Map.class);
        return new NativeBody(merged(tree, copy(read)));
    }

    /** For Retrofit's {@code @Body}; can be sent again. */
    public RequestBody request() {
        return new RequestBody() {
            @Override
            public MediaType contentType() {
                return JSON;
            }

            /** Told beforehand: not every server understands a body that comes in chunks. */
            @Override
            public long contentLength() throws IOException {
                Counter counter = new Counter();
                try (JsonGenerator out = FACTORY.createGenerator(counter, JsonEncoding.UTF8)) {
                    write(out, tree, counter::file);
                }
                return counter.bytes;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                try (JsonGenerator out = FACTORY.createGenerator(sink.outputStream(), JsonEncoding.UTF8)) {
                    write(out, tree, NativeBody::file);
                }
            }
        };
    }

    /** The same for people to look at: a file is told by its size. */
    public Object shown() {
        return shown(tree);
    }

    /** Writes a file. */
    @FunctionalInterface
    private interface Files {
        void write(JsonGenerator out, Content content) throws IOException;
    }

    private static void file(JsonGenerator out, Content content) throws IOException {
        if (content.length() > Integer.MAX_VALUE) {
            throw new IOException("the file is too long for JSON");
        }
        try (InputStream bytes = content.open()) {
            out.writeBinary(bytes, (int) content.length());
        }
    }

    /** Counts what would be written, without reading files. */
    private static final class Counter extends OutputStream {
        private long bytes;

        void file(JsonGenerator out, Content content) throws IOException {
            out.writeString("");
            bytes += (content.length() + 2) / 3 * 4;
        }

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }

    private static void write(JsonGenerator out, @Nullable Object value, Files files) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> field : map.entrySet()) {
                out.writeFieldName((String) field.getKey());
                write(out, field.getValue(), files);
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object item : list) {
                write(out, item, files);
            }
            out.writeEndArray();
        } else if (value instanceof Content content) {
            files.write(out, content);
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof BigDecimal number) {
            out.writeNumber(number);
        } else if (value instanceof Number number) {
            out.writeNumber(number.longValue());
        } else {
            out.writeNull();
        }
    }

    private static Object shown(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> shown = new LinkedHashMap<>();
            map.forEach((name, part) -> shown.put((String) name, part == null ? RawJson.NULL : shown(part)));
            return shown;
        } else if (value instanceof List<?> list) {
            return list.stream()
                    .map(item -> item == null ? RawJson.NULL : shown(item))
                    .toList();
        }
        return value instanceof Content content
                ? "<" + content.length() + " bytes>"
                : value == null ? RawJson.NULL : value;
    }

    private static Map<String, @Nullable Object> merged(
            Map<String, @Nullable Object> below, Map<String, @Nullable Object> above) {
        Map<String, @Nullable Object> both = new LinkedHashMap<>(below);
        above.forEach((name, value) -> both.put(
                name,
                value instanceof Map<?, ?> more && both.get(name) instanceof Map<?, ?> there
                        ? merged(copy(there), copy(more))
                        : value));
        return Collections.unmodifiableMap(both);
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put((String) name, checked(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object checked(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return copy(map);
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(checked(item)));
            return Collections.unmodifiableList(items);
        } else if (value instanceof Double || value instanceof Float) {
            return BigDecimal.valueOf(((Number) value).doubleValue());
        } else if (value instanceof java.math.BigInteger number) {
            return new BigDecimal(number);
        } else if (value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Number
                || value instanceof Content) {
            return value;
        }
        throw new IllegalArgumentException(value.getClass().getName() + " has no JSON form");
    }
}
