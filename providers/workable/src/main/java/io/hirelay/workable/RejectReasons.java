package io.hirelay.workable;

import io.hirelay.http.RemoteQuery;
import io.hirelay.model.RejectReason;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.RejectReasonMapper;

/** Reasons for disqualification, in the account's own order. */
final class RejectReasons {
    private RejectReasons() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .list(Ats.REJECT_REASONS_LIST, RejectReasons::list, ListSupport.of(RejectReasonMapper.plan()))
                .identifiers(Ats.REJECT_REASONS, ReasonIdentifiers::canonical);
    }

    private static Page<RejectReason> list(
            WorkableSession session, ListRequest<RejectReason> request, CallContext call) {
        RemoteQuery more = new RemoteQuery(request.remoteQuery());
        return session.snapshots()
                .page(
                        Ats.REJECT_REASONS_LIST,
                        "",
                        request,
                        call,
                        () -> session.readRows(session.account().disqualificationReasons(call, more)).stream()
                                .map(RejectReasonMapper::map)
                                .toList());
    }
}
