package io.hirelay.workable.wire;

import org.jspecify.annotations.Nullable;

/** An account the token may use. */
@WireRecord
public record AccountDto(@Nullable String id, @Nullable String name, String subdomain) {}
