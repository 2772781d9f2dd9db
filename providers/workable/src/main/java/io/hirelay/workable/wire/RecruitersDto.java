package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;

/** {@code GET /recruiters} and {@code GET /jobs/:shortcode/recruiters}. */
@WireRecord
public record RecruitersDto(List<Native<MemberDto>> recruiters) {}
