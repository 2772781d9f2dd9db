package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/**
 * What somebody can be away for.
 *
 * @param type {@code paid} or {@code unpaid}
 */
@WireRecord
public record TimeOffCategoryDto(
        String id,
        @Nullable String name,
        @Nullable String type,
        @Nullable String description) {}
