package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /employees}. */
@WireRecord
public record EmployeesPage(@Nullable Integer totalCount, List<Native<EmployeeDto>> employees) {}
