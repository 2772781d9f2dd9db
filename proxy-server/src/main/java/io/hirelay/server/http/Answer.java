package io.hirelay.server.http;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What goes out.
 *
 * @param headers besides those that every answer has
 */
public record Answer(int status, Map<String, String> headers, Body body) {
    public Answer {
        headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        Objects.requireNonNull(body, "body");
    }

    /** A body. */
    public sealed interface Body {}

    /** A value that {@link io.hirelay.json.Json} writes. */
    public record JsonBody(@Nullable Object value) implements Body {}

    /** Bytes as they are; not to be changed afterwards. */
    public record Bytes(String contentType, byte[] bytes) implements Body {
        public Bytes {
            Objects.requireNonNull(contentType, "contentType");
            Objects.requireNonNull(bytes, "bytes");
        }
    }

    /**
     * Bytes that are read while they are sent, and closed afterwards in any case.
     *
     * @param length how many there are; when others come, the client's connection is ended, as when reading fails
     */
    public record Stream(String contentType, OptionalLong length, InputStream stream) implements Body {
        public Stream {
            Objects.requireNonNull(contentType, "contentType");
            Objects.requireNonNull(length, "length");
            Objects.requireNonNull(stream, "stream");
        }
    }

    /** No body at all. */
    public record Empty() implements Body {}

    public static Answer ok(@Nullable Object json) {
        return json(200, json);
    }

    public static Answer json(int status, @Nullable Object json) {
        return new Answer(status, Map.of(), new JsonBody(json));
    }

    public static Answer bytes(int status, String contentType, byte[] bytes) {
        return new Answer(status, Map.of(), new Bytes(contentType, bytes));
    }

    public static Answer text(int status, String contentType, String text) {
        return bytes(status, contentType, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new Empty());
    }

    /** The same with one more header. */
    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }
}
