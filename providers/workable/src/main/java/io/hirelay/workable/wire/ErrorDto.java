package io.hirelay.workable.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal. {@code error} is text with most endpoints and an object with some.
 *
 * @param validationErrors messages by field
 */
@WireRecord
public record ErrorDto(
        @Nullable Object error,
        @Nullable String message,
        @Nullable Map<String, @Nullable Object> validationErrors) {}
