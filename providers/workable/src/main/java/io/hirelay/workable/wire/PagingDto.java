package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** Where a list goes on; the whole object is missing on the last page. */
@WireRecord
public record PagingDto(@Nullable String next) {}
