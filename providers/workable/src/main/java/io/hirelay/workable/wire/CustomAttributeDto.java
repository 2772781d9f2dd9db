package io.hirelay.workable.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A custom attribute of the account or of a job. */
@WireRecord
public record CustomAttributeDto(
        String id,
        @Nullable String type,
        @Nullable Boolean enabled,
        @Nullable Boolean required,
        @Nullable String label,
        @Nullable String hint,
        @Nullable String provider,
        @Nullable Boolean singleAnswer,
        @Nullable List<ChoiceDto> choices) {}
