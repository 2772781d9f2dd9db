package io.hirelay.workable.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of a job's application form that every account has. */
@WireRecord
public record FormFieldDto(
        String key,
        @Nullable String label,
        @Nullable String type,
        @Nullable Boolean required,
        @Nullable Boolean multiple,
        @Nullable Integer maxLength,
        @Nullable List<FormPartDto> fields,
        @Nullable List<String> supportedFileTypes,
        @Nullable Long maxFileSize) {}
