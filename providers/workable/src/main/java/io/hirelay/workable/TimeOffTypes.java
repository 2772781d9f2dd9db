package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.TimeoffType;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.Hris;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.TimeOffTypeMapper;
import java.util.List;
import java.util.Map;

/** What employees can be away for: Workable's time-off categories. One is got by its id, or by its name. */
final class TimeOffTypes {
    private TimeOffTypes() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .list(Hris.TIMEOFF_TYPES_LIST, TimeOffTypes::list, ListSupport.of(TimeOffTypeMapper.plan()))
                .get(Hris.TIMEOFF_TYPES_GET, TimeOffTypes::get, TimeOffTypeMapper.plan());
    }

    private static Page<TimeoffType> list(WorkableSession session, ListRequest<TimeoffType> request, CallContext call) {
        return session.snapshots()
                .page(Hris.TIMEOFF_TYPES_LIST, "", request, call, () -> all(session, request.remoteQuery(), call));
    }

    private static TimeoffType get(WorkableSession session, GetRequest request, CallContext call) {
        String id = idOf(session, request.id(), call);
        return all(session, request.remoteQuery(), call).stream()
                .filter(type -> type.id().value().equals(id))
                .findFirst()
                .orElseThrow(TimeOffTypes::absent);
    }

    private static String idOf(WorkableSession session, String given, CallContext call) {
        try {
            return session.timeOffCategories().category(given, call).id();
        } catch (InvalidRequestException e) {
            if (e.code() == ErrorCode.REQUEST_UNRESOLVED_IDENTIFIER) {
                throw absent();
            }
            throw e;
        }
    }

    private static NotFoundException absent() {
        return new NotFoundException(
                ErrorCode.REMOTE_NOT_FOUND, "Workable has no time-off category of this id or name", null);
    }

    private static List<TimeoffType> all(
            WorkableSession session, Map<String, List<String>> remoteQuery, CallContext call) {
        return session.timeOffCategories().read(call, new RemoteQuery(remoteQuery)).stream()
                .map(TimeOffTypeMapper::map)
                .toList();
    }
}
