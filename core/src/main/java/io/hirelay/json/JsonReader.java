package io.hirelay.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a document that a caller sent. Its errors tell where, and never repeat what the document holds. */
final class JsonReader {
    /** What messages call the document. */
    static final String BODY = "body";

    private final JsonFactory factory;
    private final JsonLimits limits;

    JsonReader(JsonFactory factory, JsonLimits limits) {
        this.factory = factory;
        this.limits = limits;
    }

    @Nullable Object read(byte[] json) {
        if (json.length > limits.bytes()) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_TOO_LARGE,
                    BODY,
                    "has " + json.length + " bytes; at most " + limits.bytes() + " are read");
        }
        try (JsonParser in = factory.createParser(json)) {
            JsonToken first = in.nextToken();
            if (first == null) {
                throw invalid("is empty; a JSON document is expected");
            }
            Object value = value(in, first, 0);
            if (in.nextToken() != null) {
                throw invalid("goes on after the JSON document ended" + at(in.currentTokenLocation()));
            }
            return value;
        } catch (JsonEOFException e) {
            throw invalid("ends before the JSON document is complete" + at(e.getLocation()));
        } catch (StreamConstraintsException e) {
            throw invalid("holds a number or a name that is too long" + at(e.getLocation()));
        } catch (JsonProcessingException e) {
            throw invalid("is not well-formed JSON" + at(e.getLocation()));
        } catch (IOException e) {
            throw invalid("is not JSON in UTF-8");
        }
    }

    private @Nullable Object value(JsonParser in, JsonToken token, int depth) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(in, deeper(in, depth));
            case START_ARRAY -> array(in, deeper(in, depth));
            case VALUE_STRING -> in.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT ->
                in.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? in.getDecimalValue()
                        : (Object) in.getLongValue();
            case VALUE_NUMBER_FLOAT -> in.getDecimalValue();
            default -> throw new IllegalStateException("no value begins with " + token);
        };
    }

    private Map<String, @Nullable Object> object(JsonParser in, int depth) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            if (fields.containsKey(name)) {
                throw invalid("names a field twice in one object" + at(in.currentTokenLocation()));
            }
            fields.put(name, value(in, in.nextToken(), depth));
        }
        return Collections.unmodifiableMap(fields);
    }

    private List<@Nullable Object> array(JsonParser in, int depth) throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            items.add(value(in, token, depth));
        }
        return Collections.unmodifiableList(items);
    }

    private int deeper(JsonParser in, int depth) {
        if (depth == limits.depth()) {
            throw invalid("is nested deeper than " + limits.depth() + " levels" + at(in.currentTokenLocation()));
        }
        return depth + 1;
    }

    private static String at(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static InvalidRequestException invalid(String message) {
        return InvalidRequestException.of(ErrorCode.REQUEST_INVALID, BODY, message);
    }
}
