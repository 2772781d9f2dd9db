package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /requisitions}. */
@WireRecord
public record RequisitionsPage(
        List<Native<RequisitionDto>> requisitions, @Nullable PagingDto paging) {}
