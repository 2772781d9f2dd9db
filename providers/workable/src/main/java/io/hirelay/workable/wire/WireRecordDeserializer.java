package io.hirelay.workable.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a {@link WireRecord}. Immutable once it knows its record. */
final class WireRecordDeserializer extends JsonDeserializer<Object> implements ContextualDeserializer {
    private record Field(String name, int index, boolean required, JsonDeserializer<Object> reader) {}

    private final JavaType type;
    private final Map<String, Field> fields;
    private final List<Field> required;
    private final MethodHandle constructor;

    /** For Jackson, which asks {@link #createContextual} for the one that is used. */
    WireRecordDeserializer() {
        this.type = com.fasterxml.jackson.databind.type.TypeFactory.unknownType();
        this.fields = Map.of();
        this.required = List.of();
        this.constructor = MethodHandles.constant(Object.class, null);
    }

    private WireRecordDeserializer(JavaType type, Map<String, Field> fields, MethodHandle constructor) {
        this.type = type;
        this.fields = fields;
        this.required = fields.values().stream().filter(Field::required).toList();
        this.constructor = constructor;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        JavaType record = context.getContextualType();
        RecordComponent[] components = record.getRawClass().getRecordComponents();
        Map<String, Field> byName = new HashMap<>();
        for (int i = 0; i < components.length; i++) {
            JavaType component = context.getTypeFactory().constructType(components[i].getGenericType());
            boolean required = !components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            String name = SnakeCaseStrategy.INSTANCE.translate(components[i].getName());
            byName.put(name, new Field(name, i, required, context.findContextualValueDeserializer(component, null)));
        }
        return new WireRecordDeserializer(record, byName, constructor(record.getRawClass(), components));
    }

    static MethodHandle constructor(Class<?> record, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return MethodHandles.lookup()
                    .findConstructor(record, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(record.getName() + " must be a public record", e);
        }
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            return context.handleUnexpectedToken(type, parser);
        }
        @Nullable Object[] values = new Object[fields.size()];
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            Field field = fields.get(name);
            if (field == null) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                values[field.index] = field.required
                        ? strict(field, parser, context)
                        : lenient(field.name, field.reader, parser, context);
            }
        }
        for (Field field : required) {
            Object value = values[field.index];
            if (value == null || value instanceof String text && text.isBlank()) {
                return context.reportPropertyInputMismatch(type, field.name, "missing");
            }
        }
        try {
            return constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(type.getRawClass().getName() + " could not be made", e);
        }
    }

    private Object strict(Field field, JsonParser parser, DeserializationContext context) throws IOException {
        try {
            Object value = field.reader.deserialize(parser, context);
            if (value instanceof List<?> rows) {
                for (int i = 0; i < rows.size(); i++) {
                    if (rows.get(i) == null) {
                        throw JsonMappingException.wrapWithPath(
                                MismatchedInputException.from(parser, type, "null in place of a record"), rows, i);
                    }
                }
            }
            return value;
        } catch (JsonMappingException e) {
            throw JsonMappingException.wrapWithPath(e, type.getRawClass(), field.name);
        }
    }

    /** A value, or null when it is of another kind than {@code reader} reads; then all of it is skipped. */
    static @Nullable Object lenient(
            String name, JsonDeserializer<?> reader, JsonParser parser, DeserializationContext context)
            throws IOException {
        JsonStreamContext value = parser.getParsingContext();
        int outside = parser.currentToken().isStructStart() ? value.getNestingDepth() - 1 : value.getNestingDepth();
        try {
            return reader.deserialize(parser, context);
        } catch (JsonMappingException e) {
            if (isMalformed(e)) {
                throw e;
            }
            while (parser.getParsingContext().getNestingDepth() > outside) {
                if (parser.nextToken() == null) {
                    throw new JsonEOFException(parser, null, "the document ends within " + name);
                }
            }
            return null;
        }
    }

    /** Whether it is not the kind of a value that is wrong but the JSON itself. */
    private static boolean isMalformed(JsonProcessingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamReadException) {
                return true;
            }
        }
        return false;
    }
}
