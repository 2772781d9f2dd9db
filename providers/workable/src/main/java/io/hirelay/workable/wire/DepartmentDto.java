package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** A department; together they form a tree by {@code parent_id}. */
@WireRecord
public record DepartmentDto(
        String id, @Nullable String name, @Nullable String parentId) {}
