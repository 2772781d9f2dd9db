package io.hirelay.workable.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An activity; the feed of a job lacks the stages in full, {@code updated_at} and the visibility. */
@WireRecord
public record ActivityDto(
        String id,
        @Nullable String action,
        @Nullable String stageName,
        @Nullable StageMarkDto actionStage,
        @Nullable StageMarkDto targetStage,
        @Nullable String createdAt,
        @Nullable String updatedAt,
        @Nullable String body,
        @Nullable PersonDto candidate,
        @Nullable PersonDto member,
        @Nullable RatingDto rating,
        @Nullable List<String> visibilityRoles) {}
