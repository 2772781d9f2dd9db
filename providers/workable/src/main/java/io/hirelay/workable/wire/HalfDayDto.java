package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/**
 * A day of which only one half is meant.
 *
 * @param half {@code first} or {@code second}
 */
@WireRecord
public record HalfDayDto(@Nullable String date, @Nullable String half) {}
