package io.hirelay.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import io.hirelay.model.RawJson;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the DTO and remembers between which bytes it stood, without copying or reading them again. */
final class NativeDeserializer extends JsonDeserializer<Native<?>> implements ContextualDeserializer {
    private final @Nullable JsonDeserializer<?> value;

    NativeDeserializer() {
        this(null);
    }

    private NativeDeserializer(@Nullable JsonDeserializer<?> value) {
        this.value = value;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        JavaType type = context.getContextualType().containedType(0);
        if (type == null) {
            return context.reportBadDefinition(Native.class, "Native needs the type of the record it holds");
        }
        return new NativeDeserializer(context.findContextualValueDeserializer(type, property));
    }

    @Override
    public Native<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        WireJson.Source source = (WireJson.Source) context.getAttribute(WireJson.Source.class);
        if (source == null || source.parser() != parser || value == null) {
            // A polymorphic or unwrapped parent has buffered the tokens: their places in the bytes are lost.
            return context.reportBadDefinition(Native.class, "Native can only stand where JSON is read in one pass");
        }
        int start = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        Object read = value.deserialize(parser, context);
        if (read == null) {
            return context.reportInputMismatch(Native.class, "a record is missing");
        }
        int end = Math.toIntExact(parser.currentLocation().getByteOffset());
        return new Native<>(read, RawJson.slice(source.bytes(), start, end - start));
    }
}
