package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** A file of a candidate; its address is signed for a short time. */
@WireRecord
public record FileDto(
        @Nullable String name,
        @Nullable String previewUrl,
        @Nullable String source,
        @Nullable String kind) {}
