package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /candidates/:id/activities} and {@code GET /jobs/:shortcode/activities}. */
@WireRecord
public record ActivitiesPage(
        List<Native<ActivityDto>> activities, @Nullable PagingDto paging) {}
