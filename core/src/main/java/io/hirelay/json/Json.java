package io.hirelay.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which Hirelay writes and reads JSON. Thread-safe; made once and shared.
 *
 * <p>What can be written: null, strings, booleans, numbers, {@link java.time.Instant} as ISO 8601 in UTC to the
 * millisecond, {@link java.time.LocalDate}, {@link java.time.LocalDateTime} to the millisecond and without a zone,
 * {@link java.util.UUID}, {@link java.net.URI}, enums by their word, {@link io.hirelay.model.Scalar}s, {@link io.hirelay.model.RawJson} byte for byte, optionals, collections, maps with
 * string keys, {@link Projected} values, and every public record of these. A record's fields are always there, in snake
 * case: an empty optional is {@code null}, an empty list {@code []}, a field not loaded {@code null}; only a
 * {@link io.hirelay.model.Change} that keeps is left out.
 */
public final class Json {
    /** Buffers kept for answers being written at one time; more than that are made and thrown away. */
    private static final int KEPT_BUFFERS = 16;

    private final JsonLimits limits;
    private final JsonFactory factory;
    private final Plans plans = new Plans();
    private final Buffer.Pool buffers = new Buffer.Pool(KEPT_BUFFERS);

    public Json() {
        this(JsonLimits.STANDARD);
    }

    public Json(JsonLimits limits) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.factory = JsonFactory.builder()
                // Names come from outside: an attacker's must not stay in the JVM for ever.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                // What a failure leaves open stays open: half a document must not look like a whole one.
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                // Pages are written by short-lived virtual threads: buffers of a thread's own would never be used
                // again.
                .recyclerPool(JsonRecyclerPools.newBoundedPool(KEPT_BUFFERS))
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth() + 1) // JsonReader refuses one level earlier, in its own words
                        .maxStringLength(limits.bytes())
                        .build())
                .build();
    }

    /**
     * A value as UTF-8 JSON.
     *
     * @throws IllegalArgumentException when something in it has no JSON form
     */
    public byte[] write(@Nullable Object value) {
        Buffer buffer = buffers.take();
        try {
            write(value, buffer);
            return buffer.toBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a value could not be written", e);
        } finally {
            buffers.giveBack(buffer);
        }
    }

    /**
     * Writes a value as UTF-8 JSON. Neither flushes nor closes {@code target}.
     *
     * @throws IllegalArgumentException when something in it has no JSON form; part of it may have been written
     */
    public void write(@Nullable Object value, OutputStream target) throws IOException {
        try (JsonGenerator out = factory.createGenerator(target)) {
            new JsonWriter(out, target, plans).value(value);
        }
    }

    /**
     * A JSON document in the JDK's types: unmodifiable maps and lists in the order of the document, strings, booleans,
     * {@link Long} for whole numbers that fit, {@link java.math.BigDecimal} for all others, null.
     *
     * @throws InvalidRequestException saying what is wrong with the document and where, but not what it holds
     */
    public @Nullable Object read(byte[] json) {
        return new JsonReader(factory, limits).read(json);
    }

    /** The same for a document that must be an object. */
    public Map<String, @Nullable Object> readObject(byte[] json) {
        Object value = read(json);
        if (value instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked") // objects are read as maps by name
            Map<String, @Nullable Object> object = (Map<String, @Nullable Object>) map;
            return object;
        }
        throw InvalidRequestException.of(
                ErrorCode.REQUEST_INVALID, JsonReader.BODY, "must be a JSON object, not " + RecordBinder.kindOf(value));
    }

    /**
     * A JSON object as a record, by the same names and forms in which a record is written. A field that is missing or
     * null is empty, or kept and cleared where it is a {@link io.hirelay.model.Change}; where the record keeps track of
     * what is not loaded, a list that is null is not loaded.
     *
     * @throws InvalidRequestException as for {@link #read(byte[])}, or naming every field that is unknown, missing or
     *     has a wrong value
     */
    public <T extends Record> T read(byte[] json, Class<T> type) {
        return bind(readObject(json), type);
    }

    /**
     * What {@link #readObject} has read as a record. An {@link io.hirelay.input.Input} is checked as well, and a text
     * stands for a record that has a {@link io.hirelay.model.ShortForm}.
     *
     * @throws InvalidRequestException naming every field that is unknown, missing or has a wrong value
     */
    public <T extends Record> T bind(Map<String, @Nullable Object> object, Class<T> type) {
        return new RecordBinder(this).bind(object, type);
    }
}
