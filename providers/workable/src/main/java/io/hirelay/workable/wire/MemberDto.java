package io.hirelay.workable.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A member of the account, or of a job's hiring team with a role there. */
@WireRecord
public record MemberDto(
        String id,
        @Nullable String name,
        @Nullable String headline,
        @Nullable String email,
        @Nullable String role,
        @Nullable String type,
        @Nullable String collaborationRole,
        @Nullable Boolean active,
        @Nullable String hrisRole,
        @Nullable List<String> roles) {}
