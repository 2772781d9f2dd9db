package io.hirelay.server.export;

import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.hirelay.json.Json;
import io.hirelay.model.RawJson;
import io.hirelay.model.Scalar;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Records of one kind as rows of RFC 4180: the same columns for all of them, which follow from what such a record is made
 * of. An object within a record has a column for each of its fields, a list one for all of it, as JSON. What is not there
 * is empty, a text that is empty is {@code ""}.
 */
final class CsvTable {
    /** What a spreadsheet takes for a formula, and what {@link #harmless} makes of that. */
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r].*", Pattern.DOTALL);

    private static final CsvFactory FACTORY = CsvFactory.builder()
            .enable(CsvGenerator.Feature.ALWAYS_QUOTE_EMPTY_STRINGS)
            .build();

    private final List<Column> columns;
    private final CsvSchema schema;
    private final Json json;

    /** @param remoteData whether the provider's record has a column */
    CsvTable(Class<?> type, boolean remoteData, Json json) {
        List<Column> found = new ArrayList<>();
        collect(type, List.of(), List.of(type), remoteData, found);
        this.columns = List.copyOf(found);
        CsvSchema.Builder named = CsvSchema.builder().setLineSeparator("\r\n");
        found.forEach(column -> named.addColumn(column.name()));
        this.schema = named.build();
        this.json = json;
    }

    /** A column, and the fields that lead to its value. */
    record Column(List<String> path) {
        String name() {
            return String.join(".", path);
        }
    }

    List<Column> columns() {
        return columns;
    }

    private static void collect(
            Class<?> type, List<String> before, List<Class<?>> within, boolean remoteData, List<Column> found) {
        for (Shape.Field field : Shape.of(type).fields()) {
            if (field.valueClass() == RawJson.class && !remoteData) {
                continue;
            }
            List<String> path = new ArrayList<>(before);
            path.add(field.name());
            Class<?> value = raw(field.valueType());
            if (field.arity() != Shape.Arity.LIST
                    && value.isRecord()
                    && !Scalar.class.isAssignableFrom(value)
                    && !Unified.class.isAssignableFrom(value)
                    && !within.contains(value)) {
                List<Class<?>> inner = new ArrayList<>(within);
                inner.add(value);
                collect(value, path, inner, remoteData, found);
            } else {
                found.add(new Column(List.copyOf(path)));
            }
        }
    }

    private static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }

    /** Writes rows; the first one names the columns. */
    final class Writer implements AutoCloseable {
        private final CsvGenerator out;

        Writer(OutputStream target) {
            try {
                out = FACTORY.createGenerator(target);
                out.setSchema(schema);
            } catch (IOException e) {
                throw new UncheckedIOException("a file cannot be written", e);
            }
            row(Column::name);
        }

        /** @param line a record as JSON */
        void write(byte[] line) {
            Map<String, ?> record = json.readObject(line);
            row(column -> text(record, column));
        }

        private void row(Function<Column, @Nullable String> text) {
            try {
                out.writeStartObject();
                for (Column column : columns) {
                    String value = text.apply(column);
                    if (value != null) {
                        out.writeStringField(column.name(), value);
                    }
                }
                out.writeEndObject();
            } catch (IOException e) {
                throw new UncheckedIOException("a file cannot be written", e);
            }
        }

        @Override
        public void close() {
            try {
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException("a file cannot be written", e);
            }
        }
    }

    private @Nullable String text(Map<String, ?> record, Column column) {
        Object value = record;
        for (String field : column.path()) {
            value = value instanceof Map<?, ?> object ? object.get(field) : null;
        }
        if (value == null) {
            return null;
        }
        return value instanceof String text
                ? harmless(whole(text))
                : new String(json.write(value), StandardCharsets.UTF_8); // a number, a flag, a list, an object
    }

    /** A text whose characters are all whole, as UTF-8 needs them: half a character, which JSON can carry, is replaced. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16);
    }

    /**
     * A text that no spreadsheet takes for a formula: where it would be one, and where it could be taken for one that was
     * made harmless, an apostrophe stands before it.
     */
    static String harmless(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
