package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.NotFoundException;
import io.hirelay.model.Office;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.OfficeMapper;
import java.util.Locale;

/** Places of work, which are the places that jobs are at. */
final class Offices {
    private Offices() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .list(Ats.OFFICES_LIST, Offices::list, ListSupport.of(OfficeMapper.plan()))
                .get(Ats.OFFICES_GET, Offices::get, OfficeMapper.plan());
    }

    private static Page<Office> list(WorkableSession session, ListRequest<Office> request, CallContext call) {
        return session.offices().page(request.limitOrDefault(), request.after(), call);
    }

    private static Office get(WorkableSession session, GetRequest request, CallContext call) {
        return session.offices()
                .find(request.id().toUpperCase(Locale.ROOT), call)
                .orElseThrow(() -> new NotFoundException(
                        ErrorCode.REMOTE_NOT_FOUND,
                        "no job of Workable is at a place of this id; it is the shortcode of a job's location, such"
                                + " as JAD50549AFA",
                        null));
    }
}
