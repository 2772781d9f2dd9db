package io.hirelay.conformance.reference;

import io.hirelay.conformance.reference.RosterMappers.Hand;
import io.hirelay.model.Employee;
import io.hirelay.model.EmploymentStatus;
import io.hirelay.model.TimeoffRequest;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.HrisFilters;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Cursor;
import io.hirelay.page.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How those who work here and their absences are read. */
final class Roster {
    private Roster() {}

    static Page<Employee> list(ReferenceSession session, ListRequest<Employee> request, CallContext call) {
        Map<String, Object> filters = new LinkedHashMap<>();
        request.value(HrisFilters.Employees.EMPLOYMENT_STATUS)
                .flatMap((EmploymentStatus status) -> RosterWords.word(RosterWords.STANDINGS, status))
                .ifPresent(standing -> filters.put("standing", standing));
        NativePage page = session.page("hands.search", filters, request, call);
        List<Employee> employees = session.expanded(
                page.records(),
                request.expand(),
                Map.of(
                        RosterMappers.PROFILE,
                        (hand, context) -> whole(session, handId(hand), context),
                        RosterMappers.BERTHS,
                        (hand, context) -> berths(session, handId(hand), context)),
                call,
                Roster::employee);
        return new Page<>(employees, page.next().map(Cursor::new));
    }

    private static Employee employee(NativeRecord line, Map<String, Object> parts) {
        Hand whole = (Hand) parts.getOrDefault(RosterMappers.PROFILE, new Hand(line, List.of(), Map.of()));
        Hand hand = new Hand(whole.line(), lines(parts.get(RosterMappers.BERTHS)), whole.marks());
        return RosterMappers.EMPLOYEE.map(hand, hand.line().raw(), parts.keySet());
    }

    static Employee get(ReferenceSession session, GetRequest request, CallContext call) {
        return get(session, request.id(), call);
    }

    static Employee get(ReferenceSession session, String id, CallContext call) {
        Hand whole = whole(session, id, call);
        Hand hand = new Hand(whole.line(), berths(session, id, call), whole.marks());
        return RosterMappers.EMPLOYEE.record(hand, hand.line().raw());
    }

    private static Hand whole(ReferenceSession session, String id, CallContext call) {
        return new Hand(session.one("hands.get", "hand", id, call), List.of(), marks(session, call));
    }

    /** The definitions of marks by id. */
    static Map<String, NativeRecord> marks(ReferenceSession session, CallContext call) {
        Map<String, NativeRecord> marks = new LinkedHashMap<>();
        session.records("marks.list", Map.of(), call).forEach(mark -> marks.put(HiringMappers.id(mark, "mark"), mark));
        return marks;
    }

    private static List<NativeRecord> berths(ReferenceSession session, String hand, CallContext call) {
        return session.records("berths.list", Map.of("hand", hand), call);
    }

    private static String handId(NativeRecord hand) {
        return HiringMappers.id(hand, "hand");
    }

    private static List<NativeRecord> lines(@Nullable Object part) {
        List<NativeRecord> lines = new ArrayList<>();
        if (part instanceof List<?> list) {
            list.forEach(line -> lines.add((NativeRecord) line));
        }
        return lines;
    }

    static Page<TimeoffRequest> absences(
            ReferenceSession session, ListRequest<TimeoffRequest> request, CallContext call) {
        Map<String, Object> filters = new LinkedHashMap<>();
        request.value(HrisFilters.TimeoffRequests.EMPLOYEE_ID).ifPresent(hand -> filters.put("hand", hand));
        Optional<String> state = request.value(HrisFilters.TimeoffRequests.STATUS)
                .flatMap(status -> RosterWords.word(RosterWords.STATES, status));
        state.ifPresent(word -> filters.put("state", word));
        return session.search(
                "absences.search", filters, request, call, line -> LeaveMappers.REQUEST.row(line, line.raw()));
    }
}
