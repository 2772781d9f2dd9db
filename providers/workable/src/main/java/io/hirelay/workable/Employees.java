package io.hirelay.workable;

import io.hirelay.budget.BudgetState;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.Employee;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.Hris;
import io.hirelay.operation.HrisFilters;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.EmployeeMapper;
import io.hirelay.workable.mapping.EmployeeRecord;
import io.hirelay.workable.wire.EmployeeDto;
import io.hirelay.workable.wire.EmployeesPage;
import io.hirelay.workable.wire.FieldValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Serves employees. */
final class Employees {
    private static final Set<String> WITH_PROFILE = Set.of(EmployeeMapper.PROFILE);
    private static final Map<String, String> SHORTEST = Map.of("limit", "10");
    private static final ListSupport<Employee> SUPPORT =
            ListSupport.of(EmployeeMapper.MAPPER.plan()).natively(HrisFilters.Employees.QUERY);

    /** How often the longest wait for the budget must fit into the time left for a row to be waited for. */
    private static final int PATIENCE = 10;

    private static final Pattern AROUND_WORD = Pattern.compile("^[^\\p{L}\\p{M}\\p{N}]+|[^\\p{L}\\p{M}\\p{N}]+$");

    private Employees() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .list(Hris.EMPLOYEES_LIST, Employees::list, SUPPORT)
                .get(Hris.EMPLOYEES_GET, Employees::get, EmployeeMapper.MAPPER.plan())
                .identifiers(Hris.EMPLOYEES, EmployeeIdentifiers::canonical);
    }

    private static Page<Employee> list(WorkableSession session, ListRequest<Employee> request, CallContext call) {
        Map<String, String> filters = request.value(HrisFilters.Employees.QUERY)
                .map(words -> Map.of("query", longestWord(words)))
                .orElse(Map.of());
        OffsetPages.Reader<Native<EmployeeDto>> reader = (query, more) -> {
            EmployeesPage page = HrAddOn.with(
                    "employees",
                    Scopes.R_EMPLOYEES,
                    () -> session.read(session.employees().employees(query, call, more)));
            return new OffsetPages.Rows<>(page.totalCount(), page.employees());
        };
        Function<Native<EmployeeDto>, String> id = row -> row.value().id();
        if (request.expand().contains(EmployeeMapper.PROFILE)) { // a record may tell another status than its row
            Page<Native<EmployeeDto>> rows = OffsetPages.page(request, filters, id, reader);
            return new Page<>(withProfiles(session, rows.items(), call), rows.next());
        }
        EmployeeViews unnamed = EmployeeViews.unnamed(session);
        Page<Native<EmployeeDto>> rows = OffsetPages.page(
                request, SUPPORT, row -> EmployeeMapper.MAPPER.row(unnamed.ofRow(row), row.raw()), filters, id, reader);
        return new Page<>(rows(session, rows.items(), call), rows.next());
    }

    /** How Workable compares several words is not told; the core looks for all of them in what is found by one. */
    static String longestWord(String words) {
        return Stream.of(words.strip().split("\\s+"))
                .map(word -> AROUND_WORD.matcher(word).replaceAll(""))
                .filter(word -> !word.isEmpty())
                .max(Comparator.comparingInt(String::length))
                .orElse(words);
    }

    /** A row as one of a list shows it. */
    static Employee ofRow(WorkableSession session, Native<EmployeeDto> row, CallContext call) {
        return rows(session, List.of(row), call).get(0);
    }

    private static List<Employee> rows(WorkableSession session, List<Native<EmployeeDto>> rows, CallContext call) {
        EmployeeViews views = EmployeeViews.ofRows(rows, session, call);
        return rows.stream()
                .map(row -> EmployeeMapper.MAPPER.row(views.ofRow(row), row.raw()))
                .toList();
    }

    /** Every row with its full record; one that cannot be had in time, or has vanished since, stays a row. */
    private static List<Employee> withProfiles(
            WorkableSession session, List<Native<EmployeeDto>> rows, CallContext call) {
        EmployeeViews views = EmployeeViews.ofRows(rows, session, call); // first: records may use up all the budget
        List<Optional<EmployeeRecord>> records = session
                .fanout()
                .<Native<EmployeeDto>, Optional<EmployeeRecord>>load(
                        rows,
                        call,
                        (row, inTime) -> Tolerated.oneOfMany(
                                () -> Optional.of(record(session, row.value().id(), RemoteQuery.NONE, inTime))))
                .values()
                .stream()
                .map(loaded -> loaded.flatMap(Function.identity()))
                .toList();
        List<Employee> employees = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Native<EmployeeDto> row = rows.get(i);
            employees.add(records.get(i)
                    .map(record -> EmployeeMapper.MAPPER.map(
                            views.ofRecord(record, Optional.of(row)),
                            record.source().raw(),
                            WITH_PROFILE))
                    .orElseGet(() -> EmployeeMapper.MAPPER.row(views.ofRow(row), row.raw())));
        }
        return employees;
    }

    private static Employee get(WorkableSession session, GetRequest request, CallContext call) {
        EmployeeRecord record;
        try {
            record = record(session, request.id(), new RemoteQuery(request.remoteQuery()), call);
        } catch (NotFoundException e) {
            HrAddOn.with(
                    "employees",
                    Scopes.R_EMPLOYEES,
                    () -> session.read(session.employees().employees(SHORTEST, call, RemoteQuery.NONE)));
            throw request.id().matches("\\d+")
                    ? new NotFoundException(
                            ErrorCode.REMOTE_NOT_FOUND,
                            "Workable has no employee of this id; the account's own numbers of employees are no ids,"
                                    + " find the employee in a list",
                            e.providerFailure().orElse(null))
                    : e;
        }
        return employee(session, record, call);
    }

    /** A full record as the answer of a get. */
    static Employee employee(WorkableSession session, EmployeeRecord record, CallContext call) {
        EmployeeViews views = EmployeeViews.ofRecord(record, session, call);
        Optional<Native<EmployeeDto>> row = row(session, record, call);
        return EmployeeMapper.MAPPER.recordWithout(
                row.isPresent() ? Set.of() : EmployeeMapper.OF_ROWS_ALONE,
                views.ofRecord(record, row),
                record.source().raw());
    }

    /**
     * The full record as it is now.
     *
     * @throws NotFoundException when there is no such employee
     */
    static EmployeeRecord record(WorkableSession session, String id, RemoteQuery more, CallContext call) {
        Native<FieldValues> record = session.read(session.employees().employee(id, call, more));
        return new EmployeeRecord(record, session.employeeFields().covering(record.value(), call), session.json());
    }

    /**
     * The employee's row, which alone tells candidate and picture, by the last name. Missing where it is not found, or
     * where waiting for the budget would take much of the time that the call has left: it is not worth that.
     */
    private static Optional<Native<EmployeeDto>> row(WorkableSession session, EmployeeRecord record, CallContext call) {
        String id = record.text("id");
        String name = record.text("lastname");
        if (id == null || name == null || !hasTimeFor(session.budget(), call)) {
            return Optional.empty();
        }
        CallContext inTime = Tolerated.inTime(call);
        return Tolerated.read(() -> session
                .read(session.employees()
                        .employees(Map.of("query", longestWord(name), "limit", "100"), inTime, RemoteQuery.NONE))
                .employees()
                .stream()
                .filter(row -> row.value().id().equals(id))
                .findFirst());
    }

    /** A call can be made at once, or whoever asks is in no hurry: the wait is a small part of the time there is. */
    private static boolean hasTimeFor(BudgetState budget, CallContext call) {
        return budget.remaining() > 0 && budget.waiting().isEmpty()
                || budget.resetIn()
                                .multipliedBy(PATIENCE)
                                .compareTo(call.deadline().remaining())
                        <= 0;
    }
}
