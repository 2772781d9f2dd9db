package io.hirelay.workable.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A variable of an offer's template. */
@WireRecord
public record OfferVariableDto(
        @Nullable String name,
        @Nullable String slug,
        @Nullable Map<String, @Nullable Object> value) {}
