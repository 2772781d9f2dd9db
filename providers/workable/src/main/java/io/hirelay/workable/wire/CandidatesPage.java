package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /candidates} and {@code GET /jobs/:shortcode/candidates}. */
@WireRecord
public record CandidatesPage(
        List<Native<CandidateDto>> candidates, @Nullable PagingDto paging) {}
