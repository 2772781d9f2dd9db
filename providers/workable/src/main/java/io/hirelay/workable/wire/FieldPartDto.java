package io.hirelay.workable.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a composite field of employees. */
@WireRecord
public record FieldPartDto(
        String id,
        @Nullable String label,
        @Nullable String hint,
        @Nullable String type,
        @Nullable Integer position,
        @Nullable List<@Nullable FieldChoiceDto> choices,
        @Nullable String dateFormat) {}
