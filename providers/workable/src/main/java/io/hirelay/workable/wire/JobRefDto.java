package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** A job as other records name it. */
@WireRecord
public record JobRefDto(
        @Nullable String id,
        @Nullable String shortcode,
        @Nullable String title) {}
