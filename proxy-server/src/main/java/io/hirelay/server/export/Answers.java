package io.hirelay.server.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Cuts the server's answers into records without changing what they say. Its failures never repeat what an answer holds. */
final class Answers {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE) // a record has been answered already
                    .build())
            .build();

    private Answers() {}

    /**
     * A page of a list.
     *
     * @param next where the list goes on; empty at its end
     * @param partial whether there are fields that could not be loaded
     */
    record Page(List<Row> rows, Optional<String> next, boolean partial) {
        Page {
            rows = List.copyOf(rows);
        }
    }

    /** @throws ExportFailure when it is no such answer */
    static Page list(byte[] answer) {
        List<Row> rows = new ArrayList<>();
        Optional<String> next = Optional.empty();
        boolean partial = false;
        boolean seen = false;
        try (JsonParser in = FACTORY.createParser(answer)) {
            expect(in.nextToken() == JsonToken.START_OBJECT);
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                if (name.equals("result")) {
                    expect(value == JsonToken.START_ARRAY);
                    seen = true;
                    while (in.nextToken() != JsonToken.END_ARRAY) {
                        rows.add(row(answer, in));
                    }
                } else if (name.equals("next_cursor") && value == JsonToken.VALUE_STRING) {
                    next = Optional.of(in.getText());
                } else if (name.equals("is_partial_response")) {
                    partial = value == JsonToken.VALUE_TRUE;
                } else {
                    in.skipChildren();
                }
            }
            expect(seen && in.nextToken() == null);
            return new Page(rows, next, partial);
        } catch (JsonProcessingException e) {
            throw garbled();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no I/O over bytes
        }
    }

    /** @throws ExportFailure when it is no record */
    static Row record(byte[] answer) {
        try (JsonParser in = FACTORY.createParser(answer)) {
            in.nextToken();
            return row(answer, in);
        } catch (JsonProcessingException e) {
            throw garbled();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a record for somebody else to read. */
    static JsonParser open(byte[] record) throws IOException {
        return FACTORY.createParser(record);
    }

    private static Row row(byte[] answer, JsonParser in) throws IOException {
        expect(in.currentToken() == JsonToken.START_OBJECT);
        int start = Math.toIntExact(in.currentTokenLocation().getByteOffset());
        Optional<String> id = Optional.empty();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean named = in.currentName().equals("id");
            if (in.nextToken() == JsonToken.VALUE_STRING && named) {
                id = Optional.of(in.getText());
            }
            in.skipChildren();
        }
        int end = Math.toIntExact(in.currentLocation().getByteOffset());
        return new Row(id.orElseThrow(Answers::garbled), line(answer, start, end));
    }

    /** Line breaks stand between the parts of a document alone: within its texts they are written as {@code \n}. */
    private static byte[] line(byte[] answer, int start, int end) {
        byte[] line = new byte[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            if (answer[i] != '\n' && answer[i] != '\r') {
                line[length++] = answer[i];
            }
        }
        return length == line.length ? line : Arrays.copyOf(line, length);
    }

    private static void expect(boolean right) {
        if (!right) {
            throw garbled();
        }
    }

    private static ExportFailure garbled() {
        return ExportFailure.stopped("what answered is not a list or a record of Hirelay's API; is --url right?");
    }
}
