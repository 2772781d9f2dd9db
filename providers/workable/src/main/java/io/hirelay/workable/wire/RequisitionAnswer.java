package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /requisitions/:code} as documented; a bare requisition has none of these keys. */
@WireRecord
public record RequisitionAnswer(@Nullable List<Native<RequisitionDto>> requisitions) {}
