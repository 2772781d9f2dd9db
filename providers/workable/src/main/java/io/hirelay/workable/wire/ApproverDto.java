package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** Somebody whose agreement to a requisition is asked. */
@WireRecord
public record ApproverDto(
        @Nullable String id,
        @Nullable String name,
        @Nullable String decision) {}
