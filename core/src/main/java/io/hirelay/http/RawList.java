package io.hirelay.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.hirelay.error.ProtocolException;
import io.hirelay.model.RawJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.MediaType;

/**
 * A page of records exactly as the provider sent them, and what stands beside them. Holds records: not for logs.
 *
 * @param rows slices of the answer
 * @param beside the text or number that was asked for; empty when it is not there or is neither
 */
public record RawList(List<RawJson> rows, Optional<String> beside) {
    public RawList {
        rows = List.copyOf(rows);
    }

    /**
     * Cuts an answer into its records without changing a byte of them.
     *
     * @param field name of the field that holds the records; empty when the answer is the bare list, or one record
     * @param beside names joined by dots that lead to a value beside the records; empty for none
     * @throws ProtocolException when the answer is no such list
     */
    static RawList of(RawAnswer answer, String field, String beside, WireJson json) {
        byte[] utf8 = BodyEncoding.toUtf8(
                answer.bytes(), answer.contentType().map(MediaType::parse).orElse(null));
        try (JsonParser parser = json.mapper().createParser(utf8)) {
            return new Reading(utf8, parser, field, beside).list();
        } catch (JsonProcessingException e) {
            throw garbled(WireJson.describe(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no I/O over bytes
        }
    }

    private static ProtocolException garbled(String what) {
        return new ProtocolException("the provider answered a list with something else: " + what, null, null);
    }

    /** Without what it holds. */
    @Override
    public String toString() {
        return "RawList[" + rows.size() + " rows]";
    }

    private static final class Reading {
        private final byte[] utf8;
        private final JsonParser parser;
        private final String field;
        private final String beside;
        private final List<RawJson> rows = new ArrayList<>();
        private Optional<String> found = Optional.empty();
        private boolean seen;

        Reading(byte[] utf8, JsonParser parser, String field, String beside) {
            this.utf8 = utf8;
            this.parser = parser;
            this.field = field;
            this.beside = beside;
        }

        RawList list() throws IOException {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY && field.isEmpty()) {
                rows();
            } else if (first == JsonToken.START_OBJECT && field.isEmpty()) {
                row();
            } else if (first == JsonToken.START_OBJECT) {
                object("");
                if (!seen) {
                    throw garbled("there is no list " + field + " in it");
                }
            } else {
                throw garbled(first == null ? "an empty body" : "neither an object nor a list");
            }
            if (parser.nextToken() != null) {
                throw garbled("more than one JSON value");
            }
            return new RawList(rows, found);
        }

        private void object(String path) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals(field)) {
                    if (value != JsonToken.START_ARRAY) {
                        throw garbled(field + " is no list");
                    }
                    seen = true;
                    rows();
                } else if (value == JsonToken.START_OBJECT && beside.startsWith(name + ".")) {
                    object(name);
                } else if (name.equals(beside) && (value == JsonToken.VALUE_STRING || value.isNumeric())) {
                    found = Optional.of(parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        }

        private void rows() throws IOException {
            rows.clear(); // of two fields of one name the last counts
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                row();
            }
        }

        private void row() throws IOException {
            int start = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                throw garbled("null in place of a record");
            }
            if (parser.currentToken().isScalarValue()) {
                parser.finishToken();
            } else {
                parser.skipChildren();
            }
            int end = Math.toIntExact(parser.currentLocation().getByteOffset());
            rows.add(RawJson.slice(utf8, start, end - start));
        }
    }
}
