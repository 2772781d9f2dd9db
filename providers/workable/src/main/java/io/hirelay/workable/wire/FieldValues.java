package io.hirelay.workable.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.hirelay.http.Native;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values by the ids of fields, in Workable's order: an employee's record, or the parts of one composite value. A value
 * is text, a {@code Number}, a {@code Boolean}, a list or a map, and null where JSON says so.
 */
public record FieldValues(Map<String, @Nullable Native<Object>> byId) {
    public FieldValues {
        byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
    }

    /** For Jackson: the values stand bare. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FieldValues of(Map<String, @Nullable Native<Object>> byId) {
        return new FieldValues(byId);
    }

    /** What there is under this id, JSON's null left out. */
    public Optional<Native<Object>> value(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Without what it holds. */
    @Override
    public String toString() {
        return "FieldValues[" + byId.size() + " fields]";
    }
}
