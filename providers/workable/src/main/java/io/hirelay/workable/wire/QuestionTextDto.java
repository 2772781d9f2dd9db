package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** The question an answer belongs to, by its text alone. */
@WireRecord
public record QuestionTextDto(@Nullable String body) {}
