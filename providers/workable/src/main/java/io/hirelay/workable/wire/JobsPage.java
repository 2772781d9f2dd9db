package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /jobs}. */
@WireRecord
public record JobsPage(List<Native<JobDto>> jobs, @Nullable PagingDto paging) {}
