package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** A candidate or member as other records name it. */
@WireRecord
public record PersonDto(
        @Nullable String id,
        @Nullable String name,
        @Nullable String type,
        @Nullable String status) {}
