package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** A skill: an object on output, a plain string on input. */
@WireRecord
public record SkillDto(@Nullable String name) {}
