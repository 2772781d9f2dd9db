package io.hirelay.workable;

import static io.hirelay.operation.HrisFilters.TimeoffBalances.EMPLOYEE_ID;

import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.TimeoffBalance;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Hris;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.TimeOffBalanceMapper;
import java.util.List;
import java.util.Map;

/** What is left to one employee, category by category; Workable tells it of one at a time. */
final class TimeOffBalances {
    private TimeOffBalances() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations.list(
                Hris.TIMEOFF_BALANCES_LIST,
                TimeOffBalances::list,
                ListSupport.of(TimeOffBalanceMapper.plan())
                        .requiringOneOf(EMPLOYEE_ID)
                        .natively(EMPLOYEE_ID, Operator.EQ, Operator.IN));
    }

    /** Workable tells those of one employee at a time. */
    private static Page<TimeoffBalance> list(
            WorkableSession session, ListRequest<TimeoffBalance> request, CallContext call) {
        return Parents.after(
                Parents.ids(request, EMPLOYEE_ID),
                request,
                (employee, own) -> session.snapshots()
                        .page(
                                Hris.TIMEOFF_BALANCES_LIST,
                                employee,
                                own,
                                call,
                                () -> read(session, employee, own.remoteQuery(), call)));
    }

    private static List<TimeoffBalance> read(
            WorkableSession session, String employee, Map<String, List<String>> remoteQuery, CallContext call) {
        try {
            return session
                    .read(session.timeOff()
                            .balances(Map.of("employee_id", employee), call, new RemoteQuery(remoteQuery)))
                    .balances()
                    .stream()
                    .map(balance -> TimeOffBalanceMapper.map(balance, employee))
                    .toList();
        } catch (NotFoundException e) {
            throw InvalidRequestException.unresolved(
                    EMPLOYEE_ID.name(), "is no employee of this Workable account", List.of());
        }
    }
}
