package io.hirelay.workable.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer; what it holds depends on the question's type and is told by the key that is there, null when unanswered. */
@WireRecord
public record AnswerDto(
        @Nullable QuestionTextDto question, @Nullable Map<String, @Nullable Object> answer) {}
