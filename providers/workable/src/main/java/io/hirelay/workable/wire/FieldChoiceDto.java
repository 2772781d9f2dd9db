package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** What may be chosen in a dropdown of employees' fields; records name it by its id. */
@WireRecord
public record FieldChoiceDto(
        String id, @Nullable String label, @Nullable Integer position) {}
