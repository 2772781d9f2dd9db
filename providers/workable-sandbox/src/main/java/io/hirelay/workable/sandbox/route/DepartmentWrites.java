package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.render.Json;
import io.hirelay.workable.sandbox.render.MemberJson;
import io.hirelay.workable.sandbox.row.Department;
import io.hirelay.workable.sandbox.row.Job;
import io.hirelay.workable.sandbox.row.Requisition;
import io.hirelay.workable.sandbox.state.AccountState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The department tree as it is changed. */
final class DepartmentWrites {
    private final AccountState state;

    DepartmentWrites(AccountState state) {
        this.state = state;
    }

    List<Route> routes() {
        return List.of(
                Route.ats("POST", "/departments", Scope.W_DEPARTMENTS, this::create),
                Route.ats("PUT", "/departments/:id", Scope.W_DEPARTMENTS, this::update),
                Route.ats("POST", "/departments/:id/merge", Scope.W_DEPARTMENTS, this::merge),
                Route.ats("DELETE", "/departments/:id", Scope.W_DEPARTMENTS, this::delete));
    }

    private Reply create(Call call) {
        Body body = Body.of(call);
        String name = name(body, Optional.empty());
        Department department = new Department(state.departments().newNumber(), name, parent(body), false);
        state.departments().put(department);
        return Reply.ok(MemberJson.department(department));
    }

    private Reply update(Call call) {
        Department department = find(call);
        Body body = Body.of(call);
        Long parent = parent(body);
        if (state.departments().pathTo(parent).contains(department)) {
            throw Refusal.invalid("parent_id", "is below the department itself");
        }
        Department changed =
                new Department(department.number(), name(body, Optional.of(department)), parent, department.sample());
        state.departments().put(changed);
        return Reply.ok(MemberJson.department(changed));
    }

    private Reply merge(Call call) {
        Department department = find(call);
        Body body = Body.of(call);
        Department target = state.departments()
                .find(body.required("target_department_id"))
                .filter(other -> !other.equals(department))
                .orElseThrow(() -> Refusal.invalid("target_department_id", "is invalid"));
        if (!body.flag("force", false)) {
            refuseIfUsed(department);
        }
        state.departments().merge(department, target);
        return Reply.nothing();
    }

    private Reply delete(Call call) {
        Department department = find(call);
        if (call.query().get("force").filter("DELETE"::equals).isEmpty()) {
            refuseIfUsed(department);
        }
        state.departments().remove(department);
        return Reply.nothing();
    }

    private Department find(Call call) {
        return state.departments().find(call.variable("id")).orElseThrow(Refusal::notFound);
    }

    private String name(Body body, Optional<Department> itself) {
        String name = body.required("name");
        boolean taken = state.departments().all().stream()
                .anyMatch(other ->
                        other.name().equals(name) && !Optional.of(other).equals(itself));
        if (taken) {
            throw Refusal.invalid("name", "has already been taken");
        }
        return name;
    }

    private @Nullable Long parent(Body body) {
        Optional<String> id = body.text("parent_id");
        return id.isEmpty()
                ? null
                : state.departments()
                        .find(id.get())
                        .map(Department::number)
                        .orElseThrow(() -> Refusal.invalid("parent_id", "is invalid"));
    }

    private void refuseIfUsed(Department department) {
        List<String> uses = new ArrayList<>();
        if (!state.departments().childrenOf(department).isEmpty()) {
            uses.add("departments");
        }
        if (usedByJob(department)) {
            uses.add("jobs");
        }
        if (usedByRequisition(department)) {
            uses.add("requisitions");
        }
        if (state.employees().stream()
                .anyMatch(employee -> state.employees().departmentOf(employee).equals(Optional.of(department)))) {
            uses.add("employees");
        }
        if (!uses.isEmpty()) {
            ObjectNode json = Json.object();
            json.set("affected_resources", Json.texts(uses));
            throw new Refusal(Reply.of(409, json));
        }
    }

    private boolean usedByJob(Department department) {
        for (Iterator<Job> jobs = state.jobs().from(0); jobs.hasNext(); ) {
            if (belongs(jobs.next().department(), department)) {
                return true;
            }
        }
        return false;
    }

    private boolean usedByRequisition(Department department) {
        for (Iterator<Requisition> rows = state.requisitions().from(0); rows.hasNext(); ) {
            if (belongs(rows.next().department(), department)) {
                return true;
            }
        }
        return false;
    }

    private boolean belongs(@Nullable Long number, Department department) {
        return number != null && state.departments().survivor(number) == department.number();
    }
}
