package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /events}. */
@WireRecord
public record EventsPage(
        List<Native<EventDto>> events, @Nullable PagingDto paging) {}
