package io.hirelay.workable.sandbox.row;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that somebody asked for.
 *
 * @param token number of the token that made it
 * @param hr whether it is about employees: such a row shows neither job nor stage
 */
public record Subscription(
        long id,
        int token,
        String event,
        String target,
        Instant createdAt,
        boolean hr,
        @Nullable String jobShortcode,
        @Nullable String stageSlug) {}
