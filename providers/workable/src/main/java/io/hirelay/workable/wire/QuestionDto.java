package io.hirelay.workable.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question of a job's application form. */
@WireRecord
public record QuestionDto(
        String id,
        @Nullable String body,
        @Nullable String type,
        @Nullable Boolean required,
        @Nullable Boolean singleAnswer,
        @Nullable List<ChoiceDto> choices,
        @Nullable List<String> supportedFileTypes,
        @Nullable Long maxFileSize) {}
