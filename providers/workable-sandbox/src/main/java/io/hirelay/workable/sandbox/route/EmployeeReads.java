package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.render.EmployeeJson;
import io.hirelay.workable.sandbox.render.Json;
import io.hirelay.workable.sandbox.render.Links;
import io.hirelay.workable.sandbox.row.Department;
import io.hirelay.workable.sandbox.row.Employee;
import io.hirelay.workable.sandbox.row.EmployeeDocument;
import io.hirelay.workable.sandbox.row.EmployeeField;
import io.hirelay.workable.sandbox.state.AccountState;
import io.hirelay.workable.sandbox.state.Employees;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Employees as they are read. */
final class EmployeeReads {
    private static final int STANDARD_PAGE = 50;
    private static final int STANDARD_DOCUMENTS = 10;
    private static final Comparator<Entry> ORDER = Comparator.comparing(
                    Entry::group, Comparator.nullsLast(Comparator.<String>naturalOrder()))
            .thenComparing(Entry::name)
            .thenComparing(Entry::id);

    private final AccountState state;
    private final HrActors actors;
    private final EmployeeJson json;

    EmployeeReads(AccountState state, Links links) {
        this.state = state;
        this.actors = new HrActors(state);
        this.json = new EmployeeJson(state, links);
    }

    List<Route> routes() {
        return List.of(
                Route.hr("GET", "/employees", Scope.R_EMPLOYEES, this::list),
                Route.hr("GET", "/employees/orgchart", Scope.R_EMPLOYEES, this::chart),
                Route.hr("GET", "/employees/:id", Scope.R_EMPLOYEES, this::get),
                Route.hr("GET", "/employees/:id/documents", Scope.R_EMPLOYEES, this::documents),
                Route.hr("GET", "/employee_fields", Scope.R_ACCOUNT, this::fields));
    }

    private Reply list(Call call) {
        actors.reader(call);
        Query query = call.query();
        Optional<String> wanted = query.get("query").map(text -> text.toLowerCase(Locale.ROOT));
        Function<Employee, @Nullable String> group = group(query.get("order_by").orElse(""));
        List<Entry> rows = state.employees().stream()
                .filter(employee -> wanted.map(text ->
                                employee.fullName().toLowerCase(Locale.ROOT).contains(text))
                        .orElse(true))
                .map(employee -> new Entry(employee.id(), group.apply(employee), employee.sortedName()))
                .sorted(ORDER)
                .toList();
        return OffsetPaging.page(
                query,
                "employees",
                STANDARD_PAGE,
                rows,
                entry -> json.row(state.employees().find(entry.id()).orElseThrow()));
    }

    /** What an employee's place in the list depends on, so that whole records need not be held. */
    private record Entry(long id, @Nullable String group, String name) {}

    private Function<Employee, @Nullable String> group(String by) {
        return switch (by) {
            case "" -> employee -> null;
            case "division" -> employee -> employee.text("division");
            case "department" ->
                employee -> state.employees()
                        .departmentOf(employee)
                        .map(Department::name)
                        .orElse(null);
            default -> throw Refusal.hr(400, "employees.invalidOrder", "order_by must be division or department");
        };
    }

    private Reply get(Call call) {
        Employee employee = state.employees().find(call.variable("id")).orElseThrow(Refusal::notFound);
        return Reply.ok(json.single(employee, state.employeeFields(), actors.standings(actors.reader(call), employee)));
    }

    /** Those at the top and those who report to them. */
    private Reply chart(Call call) {
        actors.reader(call);
        Employees employees = state.employees();
        Map<Long, List<Long>> reports = employees.reports();
        ArrayNode nodes = Json.array();
        employees
                .posts()
                .filter(post -> !post.left() && employees.line(post.id()).size() < 2)
                .forEach(post -> nodes.add(json.node(
                        employees.find(post.id()).orElseThrow(),
                        reports.getOrDefault(post.id(), List.of()).size())));
        return Reply.ok(nodes);
    }

    private Reply documents(Call call) {
        Employee employee = state.employees().find(call.variable("id")).orElseThrow(Refusal::notFound);
        if (!EmployeeField.Audience.EMPLOYEE.includes(actors.standings(actors.reader(call), employee))) {
            throw HrActors.forbidden();
        }
        List<EmployeeDocument> rows = call.query()
                        .get("type")
                        .filter(type -> !type.equals("simple_employee_document"))
                        .isPresent()
                ? List.of()
                : state.employeeDocuments().of(employee);
        return OffsetPaging.page(call.query(), "employee_documents", STANDARD_DOCUMENTS, rows, json::document);
    }

    private Reply fields(Call call) {
        actors.reader(call);
        return Reply.ok(Json.array(state.employeeFields(), EmployeeJson::field));
    }
}
