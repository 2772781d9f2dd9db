package io.hirelay.workable.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.hirelay.http.Native;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Typed}: core cuts out the bytes of what {@link PartsDeserializer} reads. Immutable. */
final class TypedDeserializer extends JsonDeserializer<Typed<?>> implements ContextualDeserializer {

    /** The components of a record before their record is made. */
    @JsonDeserialize(using = PartsDeserializer.class)
    record Parts<T>(OpenRecord shape, @Nullable Object[] values) {}

    /** Reads {@link Parts}. */
    static final class PartsDeserializer extends JsonDeserializer<Parts<?>> implements ContextualDeserializer {
        private final @Nullable OpenRecord shape;

        PartsDeserializer() {
            this(null);
        }

        private PartsDeserializer(@Nullable OpenRecord shape) {
            this.shape = shape;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
                throws JsonMappingException {
            return new PartsDeserializer(
                    OpenRecord.of(context.getContextualType().containedType(0), context));
        }

        @Override
        public Parts<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (shape == null) {
                return context.reportBadDefinition(Parts.class, "Parts needs the type of the record they are of");
            }
            return new Parts<>(shape, shape.read(parser, context));
        }
    }

    private final @Nullable JsonDeserializer<?> parts;

    /** For Jackson, which asks {@link #createContextual} for the one that is used. */
    TypedDeserializer() {
        this(null);
    }

    private TypedDeserializer(@Nullable JsonDeserializer<?> parts) {
        this.parts = parts;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        TypeFactory types = context.getTypeFactory();
        JavaType record = context.getContextualType().containedType(0);
        JavaType of = types.constructParametricType(Native.class, types.constructParametricType(Parts.class, record));
        return new TypedDeserializer(context.findContextualValueDeserializer(of, property));
    }

    @Override
    public Typed<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parts == null) {
            return context.reportBadDefinition(Typed.class, "Typed needs the type of the record it holds");
        }
        Native<?> read = (Native<?>) parts.deserialize(parser, context);
        Parts<?> record = (Parts<?>) read.value();
        return new Typed<>(record.shape().make(record.values(), read.raw()));
    }
}
