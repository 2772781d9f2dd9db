package io.hirelay.workable.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A rating; the feed of a job tells the score alone. */
@WireRecord
public record RatingDto(
        @Nullable String score,
        @Nullable String scale,
        @Nullable BigDecimal grade) {}
