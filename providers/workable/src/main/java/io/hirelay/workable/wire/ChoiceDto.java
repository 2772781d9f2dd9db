package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** A choice of a question or custom attribute. */
@WireRecord
public record ChoiceDto(@Nullable String id, @Nullable String body) {}
