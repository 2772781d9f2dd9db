package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** A stage as an activity names it. */
@WireRecord
public record StageMarkDto(
        @Nullable String id,
        @Nullable String identifier,
        @Nullable String name,
        @Nullable String slug) {}
