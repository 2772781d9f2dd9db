package io.hirelay.workable;

import static io.hirelay.operation.HrisFilters.TimeoffRequests.EMPLOYEE_ID;
import static io.hirelay.operation.HrisFilters.TimeoffRequests.START_TIME;
import static io.hirelay.operation.HrisFilters.TimeoffRequests.STATUS;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.TimeoffRequest;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Criterion;
import io.hirelay.operation.FilterField;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.Hris;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.TimeOffRequestMapper;
import io.hirelay.workable.wire.TimeOffRequestDto;
import io.hirelay.workable.wire.TimeOffRequestsPage;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Requests for time off, of everybody unless an employee is named. Workable wants to know from which day on, so it is
 * asked from before any request unless the list is; until when is compared here, for Workable does not say whether its
 * own bound is about the beginning or the end of a request. For one by its id see {@link TimeOffIndex}.
 */
final class TimeOffRequests {
    private static final ListSupport<TimeoffRequest> SUPPORT = ListSupport.of(TimeOffRequestMapper.plan())
            .natively(EMPLOYEE_ID, Operator.EQ, Operator.IN)
            .natively(STATUS, Operator.EQ, Operator.IN)
            .natively(START_TIME, Operator.GTE, Operator.GT);

    private TimeOffRequests() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .list(Hris.TIMEOFF_REQUESTS_LIST, TimeOffRequests::list, SUPPORT)
                .get(Hris.TIMEOFF_REQUESTS_GET, TimeOffRequests::get, TimeOffRequestMapper.plan());
    }

    private static Page<TimeoffRequest> list(
            WorkableSession session, ListRequest<TimeoffRequest> request, CallContext call) {
        List<String> states = TimeOffRequestMapper.states(values(request, STATUS));
        if (states.isEmpty() && !values(request, STATUS).isEmpty()) {
            return Page.of(List.of()); // at Workable none ever stands like this
        }
        List<String> employees = values(request, EMPLOYEE_ID);
        Page<Native<TimeOffRequestDto>> page = OffsetPages.page(
                request,
                SUPPORT,
                row -> TimeOffRequestMapper.map(row, Optional.empty()),
                filters(request, employees),
                row -> row.value().id(),
                (query, more) -> rows(session.read(session.timeOff()
                        .requests(query, employees.size() > 1 ? employees : List.of(), states, call, more))));
        if (page.items().isEmpty() && request.after().isEmpty() && employees.size() == 1) {
            requireKnown(session, employees.get(0), call);
        }
        Map<String, String> categories = categories(session, page.items(), call);
        return page.map(row -> map(session, row, categories));
    }

    /**
     * Workable lists nothing for an employee who is not there. That is looked at for one who is named alone: of several
     * each would cost a call.
     */
    private static void requireKnown(WorkableSession session, String employee, CallContext call) {
        CallContext inTime = Tolerated.inTime(call);
        boolean unknown = Tolerated.read(() -> Optional.of(isUnknown(session, employee, inTime)))
                .orElse(false);
        if (unknown) {
            throw InvalidRequestException.unresolved(
                    EMPLOYEE_ID.name(), "is no employee of this Workable account", List.of());
        }
    }

    private static boolean isUnknown(WorkableSession session, String employee, CallContext call) {
        try {
            session.read(session.employees().employee(employee, call, RemoteQuery.NONE));
            return false;
        } catch (NotFoundException e) {
            return true;
        }
    }

    private static Map<String, String> filters(ListRequest<TimeoffRequest> request, List<String> employees) {
        String from = Stream.of(Operator.EQ, Operator.GT, Operator.GTE)
                .flatMap(operator -> request.filter(START_TIME, operator).stream())
                .map(criterion -> criterion.values().get(0))
                .max(Comparator.naturalOrder())
                .map(LocalDateTime::toLocalDate)
                .map(day -> day.toString())
                .orElse(TimeOffIndex.EVER);
        return employees.size() == 1
                ? Map.of("from_date", from, "employee_id", employees.get(0))
                : Map.of("from_date", from);
    }

    private static <V> List<V> values(ListRequest<TimeoffRequest> request, FilterField<TimeoffRequest, V> field) {
        List<V> values = new ArrayList<>();
        Optional<Criterion<TimeoffRequest, V>> given =
                request.filter(field, Operator.EQ).or(() -> request.filter(field, Operator.IN));
        given.ifPresent(criterion -> values.addAll(criterion.values()));
        return values;
    }

    private static OffsetPages.Rows<Native<TimeOffRequestDto>> rows(TimeOffRequestsPage page) {
        return new OffsetPages.Rows<>(page.totalCount(), page.requests());
    }

    private static TimeoffRequest get(WorkableSession session, GetRequest request, CallContext call) {
        return session.timeOffIndex()
                .find(request.id(), call, new RemoteQuery(request.remoteQuery()))
                .map(row -> map(session, row, call))
                .orElseThrow(TimeOffRequests::absent);
    }

    static NotFoundException absent() {
        return new NotFoundException(ErrorCode.REMOTE_NOT_FOUND, "Workable lists no time-off request of this id", null);
    }

    static TimeoffRequest map(WorkableSession session, Native<TimeOffRequestDto> row, CallContext call) {
        return map(session, row, categories(session, List.of(row), call));
    }

    private static TimeoffRequest map(
            WorkableSession session, Native<TimeOffRequestDto> row, Map<String, String> categories) {
        session.timeOffIndex().remember(row.value());
        return TimeOffRequestMapper.map(
                row, Optional.ofNullable(row.value().categoryName()).map(categories::get));
    }

    private static Map<String, String> categories(
            WorkableSession session, List<Native<TimeOffRequestDto>> rows, CallContext call) {
        Set<String> names = rows.stream()
                .map(row -> row.value().categoryName())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return session.timeOffCategories().named(names, call);
    }
}
