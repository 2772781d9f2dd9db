package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /members} and {@code GET /jobs/:shortcode/members}. */
@WireRecord
public record MembersPage(
        List<Native<MemberDto>> members, @Nullable PagingDto paging) {}
