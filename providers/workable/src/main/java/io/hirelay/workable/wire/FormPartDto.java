package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** A part of a field of a job's application form that has parts, such as the school of a time of study. */
@WireRecord
public record FormPartDto(String key, @Nullable Integer maxLength) {}
