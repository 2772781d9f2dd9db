package io.hirelay.workable.wire;

import io.hirelay.workable.client.EmployeeDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /employees/:id/documents}. */
@WireRecord
public record EmployeeDocumentsPage(@Nullable Integer totalCount, List<Typed<EmployeeDocument>> employeeDocuments) {}
