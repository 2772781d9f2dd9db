package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.render.EmployeeJson;
import io.hirelay.workable.sandbox.render.Json;
import io.hirelay.workable.sandbox.render.Links;
import io.hirelay.workable.sandbox.row.Employee;
import io.hirelay.workable.sandbox.row.EmployeeField;
import io.hirelay.workable.sandbox.row.EmployeeField.Standing;
import io.hirelay.workable.sandbox.row.Member;
import io.hirelay.workable.sandbox.state.AccountState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Employees as they are taken on, described anew, and given papers. */
final class EmployeeWrites {
    private static final List<String> NEEDED = List.of("firstname", "lastname", "work_email", "start_date");

    private final AccountState state;
    private final HrActors actors;
    private final EmployeeInput input;
    private final EmployeeJson json;

    EmployeeWrites(AccountState state, Links links) {
        this.state = state;
        this.actors = new HrActors(state);
        this.input = new EmployeeInput(state);
        this.json = new EmployeeJson(state, links);
    }

    List<Route> routes() {
        return List.of(
                Route.hr("POST", "/employees", Scope.W_EMPLOYEES, this::create),
                Route.hr("PATCH", "/employees/:id", Scope.W_EMPLOYEES, this::update),
                Route.hr("POST", "/employees/:id/documents", Scope.W_EMPLOYEES, this::addDocuments));
    }

    private Reply create(Call call) {
        actors.administrator(call);
        Body body = Body.of(call);
        String wanted = body.text("state").orElse("published");
        if (!Set.of("draft", "published").contains(wanted)) {
            throw Refusal.hr(422, "employee.invalidState", "state must be draft or published");
        }
        ObjectNode values = Json.object();
        merge(body, values, Set.of(Standing.ADMIN));
        if (!values.has("status")) {
            values.put("status", wanted.equals("draft") ? Employee.DRAFT : Employee.ACTIVE);
        }
        refuseIncomplete(values);
        refuseTaken(values, Optional.empty());
        values.put("employee_number", state.employees().newNumber());
        Employee employee = new Employee(state.employees().newId(), false, false, null, values);
        state.employees().put(employee);
        return Reply.of(201, json.written(employee));
    }

    private Reply update(Call call) {
        Employee employee = find(call);
        Member writer = actors.writer(call);
        ObjectNode values = employee.values().deepCopy();
        Body body = Body.of(call);
        merge(body, values, actors.standings(Optional.of(writer), employee));
        if (body.text("state").filter("published"::equals).isPresent()
                && employee.status().equals(Employee.DRAFT)) {
            values.put("status", Employee.ACTIVE);
        }
        refuseIncomplete(values);
        refuseTaken(values, Optional.of(employee));
        Employee changed = employee.with(values);
        refuseCircle(changed);
        state.employees().put(changed);
        return Reply.ok(json.written(changed));
    }

    private void merge(Body body, ObjectNode values, Set<Standing> standings) {
        JsonNode given = body.get("employee");
        if (!given.isObject()) {
            throw Refusal.hr(422, "employee.required", "employee must be an object of fields");
        }
        for (Map.Entry<String, JsonNode> sent : given.properties()) {
            EmployeeField field = state.employeeField(sent.getKey())
                    .orElseThrow(() -> Refusal.hr(
                            422, "employee.unknownField", sent.getKey() + " is not one of /employee_fields"));
            if (!field.editableBy().includes(standings)) {
                throw HrActors.forbidden();
            }
            input.merge(field, sent.getValue(), values);
        }
    }

    /** Only a draft may lack what the company must know of everybody. */
    private static void refuseIncomplete(ObjectNode values) {
        if (values.path("status").asText(Employee.DRAFT).equals(Employee.DRAFT)) {
            return;
        }
        List<String> missing =
                NEEDED.stream().filter(field -> !values.has(field)).toList();
        if (!missing.isEmpty()) {
            throw Refusal.hr(422, "employee.requiredFields", "missing are " + String.join(", ", missing));
        }
    }

    private void refuseTaken(ObjectNode values, Optional<Employee> itself) {
        String address = values.path("work_email").asText("");
        Optional<Employee> other = address.isEmpty()
                ? Optional.empty()
                : state.employees()
                        .withWorkEmail(address)
                        .filter(owner ->
                                itself.isEmpty() || owner.id() != itself.get().id());
        if (other.isPresent()) {
            throw Refusal.hr(422, "employee.workEmailTaken", "work_email has already been taken");
        }
    }

    /** Nobody leads those who lead them. */
    private void refuseCircle(Employee employee) {
        Optional<Employee> manager = state.employees().managerOf(employee);
        while (manager.isPresent()) {
            if (manager.get().id() == employee.id()) {
                throw Refusal.hr(422, "employee.invalidField", "reports_to is below the employee");
            }
            manager = state.employees().managerOf(manager.get());
        }
    }

    private Reply addDocuments(Call call) {
        Employee employee = find(call);
        Member author = actors.administrator(call);
        List<Body> documents = Body.of(call).objects("documents");
        if (documents.isEmpty()) {
            throw Refusal.hr(422, "employeeDocument.required", "documents must hold at least one");
        }
        for (Body document : documents) {
            if (!document.required("url").matches("https?://[^\\s]+")) {
                throw Refusal.hr(422, "employeeDocument.invalidUrl", "url is not a valid URL");
            }
            document.required("name");
        }
        documents.forEach(document -> state.employeeDocuments()
                .add(employee, document.required("name"), document.required("url"), author.name(), state.now()));
        return Reply.text(201, "Created");
    }

    private Employee find(Call call) {
        return state.employees().find(call.variable("id")).orElseThrow(Refusal::notFound);
    }
}
