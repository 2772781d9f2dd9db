package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of employees, Workable's own or one that the account added.
 *
 * @param choices of a dropdown
 * @param subfields the parts of a composite field
 * @param dateFormat {@code fullDate} or {@code monthYear}
 * @param autogenerate whether Workable gives the value itself
 */
@WireRecord
public record EmployeeFieldDto(
        String id,
        @Nullable String label,
        @Nullable String hint,
        @Nullable String type,
        @Nullable Boolean keepHistory,
        @Nullable Boolean isMultiple,
        @Nullable List<@Nullable Native<FieldChoiceDto>> choices,
        @Nullable List<@Nullable FieldPartDto> subfields,
        @Nullable String dateFormat,
        @Nullable Boolean autogenerate,
        @Nullable String editableBy,
        @Nullable String viewableBy,
        @Nullable String approvableBy) {}
