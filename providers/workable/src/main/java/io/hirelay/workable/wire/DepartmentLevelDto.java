package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** One level of a job's departments; the id is a number that {@code /departments} does not know. */
@WireRecord
public record DepartmentLevelDto(
        @Nullable String id, @Nullable String name) {}
