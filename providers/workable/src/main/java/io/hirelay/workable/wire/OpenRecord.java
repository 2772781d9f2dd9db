package io.hirelay.workable.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.hirelay.model.RawJson;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a record of the public client is read and made; what is read how is said at {@link Typed}. Immutable. */
final class OpenRecord {
    /** @param absent what stands for a value that is not there; null when it must be */
    private record Field(String name, int index, @Nullable Object absent, JsonDeserializer<?> reader) {}

    private final JavaType type;
    private final Map<String, Field> fields;
    private final int size;
    private final int raw;
    private final MethodHandle constructor;

    private OpenRecord(JavaType type, Map<String, Field> fields, int size, int raw, MethodHandle constructor) {
        this.type = type;
        this.fields = fields;
        this.size = size;
        this.raw = raw;
        this.constructor = constructor;
    }

    static OpenRecord of(JavaType type, DeserializationContext context) throws JsonMappingException {
        RecordComponent[] components = type.getRawClass().getRecordComponents();
        Map<String, Field> fields = new HashMap<>();
        int raw = -1;
        for (int i = 0; i < components.length; i++) {
            JavaType component = context.getTypeFactory().constructType(components[i].getGenericType());
            String name = SnakeCaseStrategy.INSTANCE.translate(components[i].getName());
            if (name.equals("raw") && component.hasRawClass(RawJson.class)) {
                raw = i;
                continue;
            }
            boolean optional = component.hasRawClass(Optional.class);
            JavaType value = optional ? component.containedType(0) : component;
            Object absent = optional
                    ? Optional.empty()
                    : component.hasRawClass(List.class)
                            ? List.of()
                            : component.hasRawClass(Map.class) ? Map.of() : null;
            fields.put(name, new Field(name, i, absent, reader(value, context)));
        }
        return new OpenRecord(
                type,
                fields,
                components.length,
                raw,
                WireRecordDeserializer.constructor(type.getRawClass(), components));
    }

    private static JsonDeserializer<?> reader(JavaType type, DeserializationContext context)
            throws JsonMappingException {
        Class<?> raw = type.getRawClass();
        if (raw == List.class) {
            return new Items(reader(type.getContentType(), context));
        } else if (raw.isRecord()) {
            return new Nested(of(type, context));
        } else if (raw == BigDecimal.class) {
            return new Decimals();
        } else if (raw == Instant.class) {
            return new Texts(Moments::instant);
        } else if (raw == LocalDate.class) {
            return new Texts(Moments::date);
        } else if (raw == LocalTime.class) {
            return new Texts(LocalTime::parse);
        } else if (raw == Duration.class) {
            return new Texts(Moments::hoursAndMinutes);
        }
        return context.findContextualValueDeserializer(type, null);
    }

    /** The components by their places; that of the bytes is not filled yet. */
    @Nullable Object[] read(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            throw odd(parser, type.getRawClass());
        }
        @Nullable Object[] values = new Object[size];
        fields.values().forEach(field -> values[field.index] = field.absent);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            Field field = fields.get(name);
            if (field == null) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                values[field.index] = value(field, parser, context);
            }
        }
        for (Field field : fields.values()) {
            Object value = values[field.index];
            if (value == null || field.absent == null && value instanceof String text && text.isBlank()) {
                context.reportPropertyInputMismatch(type, field.name, "missing");
            }
        }
        return values;
    }

    private @Nullable Object value(Field field, JsonParser parser, DeserializationContext context) throws IOException {
        if (field.absent == null) {
            try {
                return field.reader.deserialize(parser, context);
            } catch (JsonMappingException e) {
                throw JsonMappingException.wrapWithPath(e, type.getRawClass(), field.name);
            }
        }
        Object value = WireRecordDeserializer.lenient(field.name, field.reader, parser, context);
        if (value == null) {
            return field.absent;
        }
        return field.absent instanceof Optional ? Optional.of(value) : value;
    }

    Object make(@Nullable Object[] values, RawJson bytes) {
        if (raw >= 0) {
            values[raw] = bytes;
        }
        try {
            return constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(type.getRawClass().getName() + " could not be made", e);
        }
    }

    /** A record within another, whose bytes are among those of the other. */
    private static final class Nested extends JsonDeserializer<Object> {
        private final OpenRecord shape;

        Nested(OpenRecord shape) {
            this.shape = shape;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return shape.make(shape.read(parser, context), RawJson.NULL);
        }
    }

    /** A list of which no element may be odd. */
    private static final class Items extends JsonDeserializer<Object> {
        private final JsonDeserializer<?> element;

        Items(JsonDeserializer<?> element) {
            this.element = element;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.isExpectedStartArrayToken()) {
                throw odd(parser, List.class);
            }
            List<Object> items = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NULL) {
                    throw odd(parser, Object.class);
                }
                items.add(element.deserialize(parser, context));
            }
            return List.copyOf(items);
        }
    }

    /** A number, as such or as text. */
    private static final class Decimals extends JsonDeserializer<Object> {
        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken().isNumeric()) {
                return parser.getDecimalValue();
            }
            try {
                return new BigDecimal(text(parser, BigDecimal.class));
            } catch (NumberFormatException e) {
                throw odd(parser, BigDecimal.class);
            }
        }
    }

    /** What is written as text. */
    private static final class Texts extends JsonDeserializer<Object> {
        private interface Meaning {
            Object of(String text);
        }

        private final Meaning meaning;

        Texts(Meaning meaning) {
            this.meaning = meaning;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return meaning.of(text(parser, String.class));
            } catch (java.time.DateTimeException e) {
                throw odd(parser, String.class);
            }
        }
    }

    private static String text(JsonParser parser, Class<?> wanted) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw odd(parser, wanted);
        }
        return parser.getText();
    }

    private static MismatchedInputException odd(JsonParser parser, Class<?> wanted) {
        return MismatchedInputException.from(parser, wanted, "of another kind");
    }
}
