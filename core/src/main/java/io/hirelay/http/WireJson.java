package io.hirelay.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.hirelay.error.ProtocolException;
import io.hirelay.model.RawJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * JSON in a provider's own words, to and from DTO records. Unknown fields are ignored; a value of another kind than the
 * DTO's is refused rather than bent, but that a number may stand for a string, for ids do; a missing value is null, so
 * DTOs hold boxed types. Writing leaves nulls out. Immutable, thread-safe.
 */
public final class WireJson {
    /** What {@link NativeDeserializer} cuts its slices from. */
    record Source(byte[] bytes, JsonParser parser) {}

    private final JsonMapper mapper;

    public WireJson() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(10_000)
                        .maxStringLength(Integer.MAX_VALUE) // bounded by the bytes that are read at all
                        .build())
                .build();
        SimpleModule module = new SimpleModule("hirelay-wire");
        module.addDeserializer(Native.class, new NativeDeserializer());
        module.addDeserializer(RawJson.class, new RawJsonDeserializer());
        this.mapper = JsonMapper.builder(factory)
                .addModule(module)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
                .build();
    }

    /**
     * Reads one value.
     *
     * @throws ProtocolException naming the field's path and what was expected there, never the value
     */
    public <T> T read(byte[] utf8, Class<T> type) {
        try {
            return type.cast(readAs(utf8, type));
        } catch (JsonProcessingException e) {
            throw new ProtocolException(describe(e), null, null);
        }
    }

    /** Writes one value. */
    public byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    value.getClass().getName() + " cannot be written as JSON: " + describe(e));
        }
    }

    <T> Optional<T> tryRead(byte[] utf8, Class<T> type) {
        try {
            return Optional.of(type.cast(readAs(utf8, type)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Never null: JSON's null is refused like any other value that is not of the type. */
    Object readAs(byte[] utf8, Type type) throws JsonProcessingException {
        try (JsonParser parser = mapper.createParser(utf8)) {
            Object value = mapper.readerFor(mapper.constructType(type))
                    .withAttribute(Source.class, new Source(utf8, parser))
                    .readValue(parser);
            if (value == null) {
                throw MismatchedInputException.from(parser, mapper.constructType(type), "null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no I/O over bytes
        }
    }

    JsonMapper mapper() {
        return mapper;
    }

    /** Where and what, without Jackson's own message: that one quotes the value. */
    static String describe(JsonProcessingException problem) {
        if (problem instanceof JsonMappingException mapping) {
            String path = path(mapping.getPath());
            String wanted = problem instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                    ? ": not " + kind(mismatch.getTargetType())
                    : ": not as documented";
            return (path.isEmpty() ? "the whole body" : path) + wanted;
        }
        return problem.getLocation() == null
                ? "not JSON"
                : "not JSON at line " + problem.getLocation().getLineNr() + ", column "
                        + problem.getLocation().getColumnNr();
    }

    /** What was to be there, in JSON's words. */
    private static String kind(Class<?> type) {
        if (type == String.class) {
            return "a string";
        }
        if (type == Boolean.class) {
            return "a boolean";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object as documented";
    }

    private static String path(List<JsonMappingException.Reference> references) {
        String path = references.stream()
                .map(step -> step.getFieldName() != null ? "." + step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining());
        return path.startsWith(".") ? path.substring(1) : path;
    }
}
