package io.hirelay.conformance.reference;

import static io.hirelay.conformance.reference.ReferenceProvider.get;
import static io.hirelay.conformance.reference.ReferenceProvider.whole;

import io.hirelay.input.TimeoffVerdict;
import io.hirelay.operation.Hris;
import io.hirelay.operation.HrisFilters;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.spi.WriteSupport;
import java.util.Map;

/** What the system has of those who work here. */
final class ReferenceHris {
    private ReferenceHris() {}

    private static final String NO_PAPERS = "send it to the yard's office, which keeps the papers";

    static Operations<ReferenceSession> added(Operations<ReferenceSession> others) {
        return writes(leave(roster(others)))
                .identifiers(Hris.EMPLOYEES, RosterIdentifiers::hand)
                .identifiers(Hris.TIMEOFF_TYPES, RosterIdentifiers::leave);
    }

    private static Operations<ReferenceSession> roster(Operations<ReferenceSession> others) {
        return others.list(
                        Hris.EMPLOYEES_LIST,
                        Roster::list,
                        ListSupport.of(RosterMappers.EMPLOYEE.plan()).natively(HrisFilters.Employees.EMPLOYMENT_STATUS))
                .get(Hris.EMPLOYEES_GET, Roster::get, RosterMappers.EMPLOYEE.plan())
                .list(
                        Hris.FIELDS_LIST,
                        whole("marks.list", RosterMappers.FIELD),
                        ListSupport.of(RosterMappers.FIELD.plan()))
                .list(
                        Hris.GROUPS_LIST,
                        whole("gangs.list", RosterMappers.GROUP),
                        ListSupport.of(RosterMappers.GROUP.plan()))
                .get(Hris.GROUPS_GET, get("gangs.get", "gang", RosterMappers.GROUP), RosterMappers.GROUP.plan());
    }

    private static Operations<ReferenceSession> leave(Operations<ReferenceSession> others) {
        return others.list(
                        Hris.TIMEOFF_TYPES_LIST,
                        whole("leaves.list", LeaveMappers.TYPE),
                        ListSupport.of(LeaveMappers.TYPE.plan()))
                .get(Hris.TIMEOFF_TYPES_GET, get("leaves.get", "leave", LeaveMappers.TYPE), LeaveMappers.TYPE.plan())
                .list(
                        Hris.TIMEOFF_BALANCES_LIST,
                        (session, request, call) -> session.whole(
                                "allowances.list",
                                ReferenceProvider.asked(
                                        request, Map.of("hand", HrisFilters.TimeoffBalances.EMPLOYEE_ID)),
                                request,
                                call,
                                allowance -> LeaveMappers.BALANCE.row(allowance, allowance.raw())),
                        ListSupport.of(LeaveMappers.BALANCE.plan())
                                .requiringOneOf(HrisFilters.TimeoffBalances.EMPLOYEE_ID))
                .list(
                        Hris.TIMEOFF_REQUESTS_LIST,
                        Roster::absences,
                        ListSupport.of(LeaveMappers.REQUEST.plan())
                                .natively(HrisFilters.TimeoffRequests.EMPLOYEE_ID)
                                .natively(HrisFilters.TimeoffRequests.STATUS))
                .get(
                        Hris.TIMEOFF_REQUESTS_GET,
                        get("absences.get", "absence", LeaveMappers.REQUEST),
                        LeaveMappers.REQUEST.plan());
    }

    private static Operations<ReferenceSession> writes(Operations<ReferenceSession> reads) {
        String berths = "berths come with a new hand; ask the yard's office to change them";
        return reads.write(
                        Hris.EMPLOYEES_CREATE,
                        RosterWrites::create,
                        WriteSupport.PLAIN.refusing("documents", NO_PAPERS))
                .write(
                        Hris.EMPLOYEES_UPDATE,
                        RosterWrites::change,
                        WriteSupport.PLAIN
                                .refusing("employments", berths)
                                .refusing("employments_add", berths)
                                .refusing("documents_add", NO_PAPERS))
                .write(Hris.TIMEOFF_REQUESTS_CREATE, AbsenceWrites::ask, WriteSupport.PLAIN)
                .write(
                        Hris.TIMEOFF_REQUESTS_UPDATE,
                        (session, input, call) -> AbsenceWrites.decide(
                                session, input.decision(), input.status() == TimeoffVerdict.APPROVED, call),
                        WriteSupport.PLAIN.asUser())
                .write(
                        Hris.TIMEOFF_REQUESTS_APPROVE,
                        (session, input, call) -> AbsenceWrites.decide(session, input, true, call),
                        WriteSupport.PLAIN.asUser())
                .write(
                        Hris.TIMEOFF_REQUESTS_REJECT,
                        (session, input, call) -> AbsenceWrites.decide(session, input, false, call),
                        WriteSupport.PLAIN.asUser());
    }
}
