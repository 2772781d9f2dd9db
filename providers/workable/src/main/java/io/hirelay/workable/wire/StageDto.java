package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** A stage of a pipeline, with its three identifiers. */
@WireRecord
public record StageDto(
        @Nullable String id,
        @Nullable String identifier,
        String slug,
        @Nullable String name,
        @Nullable String kind,
        @Nullable Integer position) {}
