package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** What is known of a résumé on list rows and profiles alike; the key is missing when there is none. */
@WireRecord
public record ResumeDto(
        @Nullable String filename,
        @Nullable String filetype,
        @Nullable String createdAt,
        @Nullable String updatedAt) {}
