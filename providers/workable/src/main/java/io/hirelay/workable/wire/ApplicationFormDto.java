package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /jobs/:shortcode/application_form}. */
@WireRecord
public record ApplicationFormDto(
        @Nullable List<Native<FormFieldDto>> formFields,
        @Nullable List<Native<QuestionDto>> questions) {}
