package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;

/** {@code GET /jobs/:shortcode/questions}. */
@WireRecord
public record QuestionsDto(List<Native<QuestionDto>> questions) {}
