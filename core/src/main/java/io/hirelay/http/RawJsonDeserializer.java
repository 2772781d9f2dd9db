package io.hirelay.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.hirelay.model.RawJson;
import java.io.IOException;

/** A value nobody looks into: its bytes alone. */
final class RawJsonDeserializer extends JsonDeserializer<RawJson> {

    @Override
    public RawJson deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        WireJson.Source source = (WireJson.Source) context.getAttribute(WireJson.Source.class);
        if (source == null || source.parser() != parser) {
            return context.reportBadDefinition(RawJson.class, "RawJson can only stand where JSON is read in one pass");
        }
        int start = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        parser.skipChildren();
        parser.finishToken();
        int end = Math.toIntExact(parser.currentLocation().getByteOffset());
        return RawJson.slice(source.bytes(), start, end - start);
    }
}
