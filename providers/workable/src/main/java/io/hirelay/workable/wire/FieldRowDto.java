package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import org.jspecify.annotations.Nullable;

/**
 * One of the values of a field that has several.
 *
 * @param historyOf the row whose history this one continues; its own id when it begins one
 * @param value a plain value, or the parts of a composite one
 */
@WireRecord
public record FieldRowDto(
        @Nullable String rowId,
        @Nullable String historyOf,
        @Nullable Boolean isPrimary,
        @Nullable Native<Object> value) {}
