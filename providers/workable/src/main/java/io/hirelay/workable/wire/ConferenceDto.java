package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** Where an event takes place on the net. */
@WireRecord
public record ConferenceDto(
        @Nullable String type,
        @Nullable String id,
        @Nullable String url) {}
