package io.hirelay.workable.wire;

import io.hirelay.http.Native;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /jobs}, of each job its places alone. */
@WireRecord
public record JobSitesPage(List<Job> jobs, @Nullable PagingDto paging) {

    /** A job's places; old drafts have none. */
    @WireRecord
    public record Job(@Nullable List<Native<JobSiteDto>> locations) {}
}
