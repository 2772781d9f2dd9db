package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** A social profile. */
@WireRecord
public record SocialProfileDto(
        @Nullable String type,
        @Nullable String name,
        @Nullable String username,
        @Nullable String url) {}
