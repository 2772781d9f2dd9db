package io.hirelay.workable;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.Requisition;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.RequisitionMapper;
import io.hirelay.workable.wire.RequisitionAnswer;
import io.hirelay.workable.wire.RequisitionDto;
import io.hirelay.workable.wire.RequisitionsPage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Requisitions of the Hiring Plan add-on, by code or by their own id. Accounts without the add-on have no such list.
 */
final class Requisitions {
    private static final Pattern NATIVE_ID = Pattern.compile("[0-9a-fA-F]+");

    private Requisitions() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .list(Ats.REQUISITIONS_LIST, Requisitions::list, ListSupport.of(RequisitionMapper.plan()))
                .get(Ats.REQUISITIONS_GET, Requisitions::get, RequisitionMapper.plan());
    }

    private static Page<Requisition> list(WorkableSession session, ListRequest<Requisition> request, CallContext call) {
        PageQuery query = PageQuery.of(request);
        RequisitionsPage page =
                withAddOn(() -> session.read(session.account().requisitions(query.parameters(), call, query.more())));
        return new Page<>(
                page.requisitions().stream().map(row -> map(session, row, call)).toList(), query.next(page.paging()));
    }

    private static Requisition get(WorkableSession session, GetRequest request, CallContext call) {
        return map(
                session,
                find(session, request.id(), new RemoteQuery(request.remoteQuery()), call)
                        .orElseThrow(() -> new NotFoundException(
                                ErrorCode.REMOTE_NOT_FOUND,
                                "Workable has no requisition of this code or id; a code looks like REQ101",
                                null)),
                call);
    }

    /**
     * The requisition of this code or id.
     *
     * @throws AccessDeniedException when the account has none at all
     */
    static Optional<Native<RequisitionDto>> find(WorkableSession session, String given, CallContext call) {
        Optional<Native<RequisitionDto>> found = find(session, given, RemoteQuery.NONE, call);
        if (found.isEmpty()) {
            withAddOn(() -> session.read(session.account().requisitions(Map.of("limit", "1"), call, RemoteQuery.NONE)));
        }
        return found;
    }

    private static Optional<Native<RequisitionDto>> find(
            WorkableSession session, String given, RemoteQuery more, CallContext call) {
        Optional<Native<RequisitionDto>> requisition = byCode(session, given, more, call);
        return requisition.isEmpty() && NATIVE_ID.matcher(given).matches()
                ? byNativeId(session, given, call)
                : requisition;
    }

    private static Optional<Native<RequisitionDto>> byCode(
            WorkableSession session, String code, RemoteQuery more, CallContext call) {
        try {
            Native<RequisitionAnswer> answer = session.read(session.account().requisition(code, call, more));
            List<Native<RequisitionDto>> wrapped = answer.value().requisitions();
            return wrapped == null
                    ? Optional.of(new Native<>(
                            session.json().read(answer.raw().toBytes(), RequisitionDto.class), answer.raw()))
                    : wrapped.stream().findFirst();
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** The list can begin with any of them. */
    private static Optional<Native<RequisitionDto>> byNativeId(WorkableSession session, String id, CallContext call) {
        return withAddOn(() -> session.read(
                        session.account().requisitions(Map.of("since_id", id, "limit", "1"), call, RemoteQuery.NONE)))
                .requisitions()
                .stream()
                .filter(row -> id.equalsIgnoreCase(row.value().id()))
                .findFirst();
    }

    static Requisition map(WorkableSession session, Native<RequisitionDto> requisition, CallContext call) {
        return RequisitionMapper.map(requisition, shortcode(session, requisition.value(), call));
    }

    /** Requisitions name a job by the id that no other call takes. */
    private static Optional<String> shortcode(WorkableSession session, RequisitionDto requisition, CallContext call) {
        String id = requisition.job() == null ? null : requisition.job().id();
        if (id == null) {
            return Optional.empty();
        }
        CallContext inTime = Tolerated.inTime(call);
        return Tolerated.read(() -> session.jobIndex().shortcode(id, inTime));
    }

    /** The list is there in every account that has the add-on. */
    private static <R> R withAddOn(Supplier<R> read) {
        try {
            return read.get();
        } catch (NotFoundException e) {
            throw new AccessDeniedException(
                    "Workable has no requisitions in this account: they belong to the add-on Hiring Plan, which is"
                            + " switched on in Workable's settings",
                    List.of(Scopes.R_REQUISITIONS),
                    e.providerFailure().orElse(null));
        }
    }
}
