package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;

/** {@code GET /timeoff/categories}. */
@WireRecord
public record TimeOffCategoriesDto(List<Native<TimeOffCategoryDto>> categories) {}
