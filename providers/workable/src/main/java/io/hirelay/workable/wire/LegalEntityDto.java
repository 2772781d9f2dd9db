package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/**
 * A company, a place of it or a site there; together they form a tree by {@code parent_id}.
 *
 * @param type {@code entity}, {@code location} or {@code site}
 * @param displayName the names from the entity down, with {@code |} between them
 */
@WireRecord
public record LegalEntityDto(
        String id,
        @Nullable String name,
        @Nullable String legalName,
        @Nullable String type,
        @Nullable String parentId,
        @Nullable String displayName,
        @Nullable String timezone) {}
