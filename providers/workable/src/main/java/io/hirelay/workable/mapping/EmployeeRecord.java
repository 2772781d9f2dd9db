package io.hirelay.workable.mapping;

import io.hirelay.http.Native;
import io.hirelay.http.WireJson;
import io.hirelay.workable.wire.FieldRowDto;
import io.hirelay.workable.wire.FieldValues;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A full record of an employee, with the definitions of its fields. Immutable. */
public final class EmployeeRecord {
    private final Native<FieldValues> source;
    private final EmployeeSchema schema;
    private final WireJson json;

    public EmployeeRecord(Native<FieldValues> source, EmployeeSchema schema, WireJson json) {
        this.source = Objects.requireNonNull(source, "source");
        this.schema = Objects.requireNonNull(schema, "schema");
        this.json = Objects.requireNonNull(json, "json");
    }

    /** The record as it came. */
    public Native<FieldValues> source() {
        return source;
    }

    EmployeeSchema schema() {
        return schema;
    }

    /** Everything the record says, by the ids of fields. */
    Map<String, @Nullable Native<Object>> values() {
        return source.value().byId();
    }

    /** What a field says now: its plain value, or that of its main row; null when there is none. */
    public @Nullable Object current(String field) {
        Native<Object> value = values().get(field);
        if (value == null) {
            return null;
        }
        return value.value() instanceof List<?>
                ? rows(field).stream()
                        .findFirst()
                        .map(FieldRowDto::value)
                        .<Object>map(Native::value)
                        .orElse(null)
                : value.value();
    }

    /** The same where it is text or a number. */
    public @Nullable String text(String field) {
        return text(current(field));
    }

    static @Nullable String text(@Nullable Object value) {
        return value instanceof String || value instanceof Number ? Values.text(String.valueOf(value)) : null;
    }

    @Nullable LocalDate date(String field) {
        return WireTimes.date(text(field));
    }

    /** The rows of a field, the main one first; a value without rows is one. */
    List<FieldRowDto> rows(String field) {
        Native<Object> value = values().get(field);
        if (value == null) {
            return List.of();
        }
        if (!(value.value() instanceof List<?>)) {
            return List.of(new FieldRowDto(null, null, null, value));
        }
        List<FieldRowDto> rows = asRows(value).orElse(List.of());
        return rows.stream()
                .sorted((one, other) -> Boolean.compare(isPrimary(other), isPrimary(one)))
                .toList();
    }

    /** The rows in which the value comes; empty when it does not. */
    Optional<List<FieldRowDto>> asRows(Native<Object> value) {
        if (value.value() instanceof List<?> elements
                && elements.stream().allMatch(row -> row instanceof Map<?, ?> map && map.containsKey("value"))) {
            return Optional.of(Arrays.asList(json.read(value.raw().toBytes(), FieldRowDto[].class)));
        }
        return Optional.empty();
    }

    /** The parts of a composite value; empty when it is not one. */
    Optional<FieldValues> asParts(@Nullable Native<Object> value) {
        return value != null && value.value() instanceof Map<?, ?>
                ? Optional.of(json.read(value.raw().toBytes(), FieldValues.class))
                : Optional.empty();
    }

    private static boolean isPrimary(FieldRowDto row) {
        return Boolean.TRUE.equals(row.isPrimary());
    }
}
