package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of {@code GET /timeoff/requests}. */
@WireRecord
public record TimeOffRequestsPage(@Nullable Integer totalCount, List<Native<TimeOffRequestDto>> requests) {}
