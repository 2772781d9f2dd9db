package io.hirelay.workable.sandbox.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.row.Department;
import io.hirelay.workable.sandbox.row.Employee;
import io.hirelay.workable.sandbox.row.EmployeeDocument;
import io.hirelay.workable.sandbox.row.EmployeeField;
import io.hirelay.workable.sandbox.row.EmployeeField.Choice;
import io.hirelay.workable.sandbox.row.EmployeeField.Standing;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.state.AccountState;
import io.hirelay.workable.sandbox.state.Employees;
import io.hirelay.workable.sandbox.state.FixedLists;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Employees: flat in lists and after writes, by the ids of their fields when one is read. */
public final class EmployeeJson {
    private static final Map<String, String> STATES =
            Map.of(Employee.ACTIVE, "published", Employee.DRAFT, "draft", Employee.INACTIVE, "inactive");
    private static final int HOLIDAYS = 1407;

    private final Employees employees;
    private final JsonNode entities;
    private final Links links;

    public EmployeeJson(AccountState state, Links links) {
        this.employees = state.employees();
        this.entities = state.fixedLists().legalEntities();
        this.links = links;
    }

    public ObjectNode row(Employee employee) {
        ObjectNode json = Json.object()
                .put("id", Ids.text(employee.id()))
                .put("firstname", employee.text("firstname"))
                .put("lastname", employee.text("lastname"))
                .put("email", employee.primary("personal_email").textValue())
                .put("start_date", employee.text("start_date"))
                .put("state", state(employee))
                .put("employee_number", employee.text("employee_number"))
                .put("phone", employee.primary("phone_group").path("phone").textValue())
                .put("job_title", employee.text("job_title"))
                .put("manager_id", employee.text("reports_to"))
                .put("department_id", department(employee))
                .putNull("template_id")
                .put("division_id", employee.text("division"))
                .put("candidate_id", employee.candidate() == null ? null : Ids.text(employee.candidate()))
                .put("legal_entity_id", employee.text("legal_entity"))
                .put("work_schedule_id", employee.text("work_schedule"))
                .put("work_email", employee.text("work_email"))
                .put("preferred_name", employee.text("preferred_name"))
                .putNull("onboarding_member_id")
                .put("sample", employee.sample());
        if (employee.active()) {
            json.put("holiday_calendar_id", HOLIDAYS);
        } else {
            json.putNull("holiday_calendar_id");
        }
        if (employee.picture()) {
            json.put("avatar", avatar(employee));
        }
        json.put("avatar_processed", employee.picture()).put("status_semantic_type", employee.status());
        ArrayNode line = json.putArray("reporting_line");
        employees.line(employee.id()).forEach(manager -> line.add(Ids.application(manager)));
        return json.put("birthdate", employee.text("birthdate"));
    }

    /** As the answer to a write shows an employee. */
    public ObjectNode written(Employee employee) {
        ObjectNode json = row(employee);
        json.putObject("cache").putObject("employee_values_map");
        return json;
    }

    /**
     * Field by field, as far as the reader may see them; fields without a value are left out.
     *
     * @param standings what the reader is to the employee
     */
    public ObjectNode single(Employee employee, List<EmployeeField> fields, Set<Standing> standings) {
        ObjectNode json = Json.object().put("id", Ids.text(employee.id()));
        for (EmployeeField field : fields) {
            if (field.viewableBy().includes(standings)) {
                JsonNode value = value(employee, field);
                if (value != null && !value.isMissingNode() && !value.isNull()) {
                    json.set(field.id(), value);
                }
            }
        }
        return json;
    }

    private @Nullable JsonNode value(Employee employee, EmployeeField field) {
        return switch (field.id()) {
            case "department" -> Json.object().put("id", department(employee)).path("id");
            case "direct_reports" ->
                Json.texts(employees.reports().getOrDefault(employee.id(), List.of()).stream()
                        .map(Ids::text)
                        .toList());
            default -> {
                JsonNode value = employee.values().path(field.id());
                yield value.isMissingNode() && field.multiple() ? Json.array() : value;
            }
        };
    }

    public ObjectNode node(Employee employee, int reports) {
        String id = Ids.text(employee.id());
        ObjectNode content =
                Json.object().put("id", id).put("name", employee.sortedName()).put("initials", initials(employee));
        if (employee.picture()) {
            content.put("avatar", avatar(employee));
        }
        content.put("title", employee.text("job_title")).put("state", state(employee));
        employees.departmentOf(employee).ifPresent(department -> content.put("department", department.name()));
        entity(employee).ifPresent(entity -> content.set("entity", entity.path("name")));
        content.put("email", employee.text("work_email"))
                .put("employee_number", employee.text("employee_number"))
                .put("hire_date", employee.text("hire_date"));
        employees.managerOf(employee).ifPresent(manager -> content.put("manager", manager.sortedName()));
        content.set("minimal_employee", minimal(employee));
        ObjectNode node = Json.object().put("id", id).put("type", "employee");
        node.set("content", content);
        return node.put("parent_id", employee.text("reports_to")).put("direct_reports_count", reports);
    }

    private ObjectNode minimal(Employee employee) {
        ObjectNode json = Json.object()
                .put("id", Ids.application(employee.id()))
                .put("name", employee.sortedName())
                .put("firstname", employee.text("firstname"))
                .put("lastname", employee.text("lastname"))
                .put("preferred_name", employee.text("preferred_name"))
                .put("informal_name", employee.fullName())
                .put("legal_name", employee.sortedName())
                .put("job_title", employee.text("job_title"))
                .put("initials", initials(employee))
                .put("email", employee.text("work_email"));
        if (employee.picture()) {
            json.put("avatar", avatar(employee));
        }
        json.put("state", state(employee)).putNull("is_on_leave");
        Department department = employees.departmentOf(employee).orElse(null);
        if (department == null) {
            json.putNull("department");
        } else {
            json.putObject("department").put("id", department.number()).put("name", department.name());
        }
        json.putNull("legal_entity");
        entity(employee)
                .ifPresent(entity -> json.putObject("legal_entity")
                        .put("id", entity.path("id").asText())
                        .put("name", entity.path("display_name").asText()));
        return json.put("sample", employee.sample()).put("can_link_to_profile", true);
    }

    private Optional<JsonNode> entity(Employee employee) {
        return Optional.ofNullable(employee.text("legal_entity")).flatMap(id -> FixedLists.find(entities, id));
    }

    public ObjectNode document(EmployeeDocument document) {
        return Json.object()
                .put("id", Ids.text(document.id()))
                .put("filename", document.name())
                .put("filepath", links.file(document.file()))
                .put("created_at", Json.millis(document.createdAt()))
                .put("updated_at", Json.millis(document.createdAt()))
                .put("filesize", document.size())
                .put("type", "simple_employee_document")
                .put("created_by", document.createdBy());
    }

    public static ObjectNode field(EmployeeField field) {
        ObjectNode json = Json.object()
                .put("id", field.id())
                .put("label", field.label())
                .put("hint", field.hint())
                .put("type", field.type());
        if (field.approvable()) {
            json.put("approvable_by", "admin");
        }
        json.put("editable_by_new", field.editableBy().number())
                .put("viewable_by_new", field.viewableBy().number());
        choices(json, field.choices());
        if (!field.parts().isEmpty()) {
            parts(json.putArray("subfields"), field);
        }
        json.put("keep_history", field.history()).put("is_multiple", field.multiple());
        if (field.autogenerated()) {
            json.put("autogenerate", true);
        }
        if (field.type().equals("date")) {
            json.put("date_format", "fullDate");
        }
        json.put("editable_by", field.editableBy().word()).putArray("editable_by_roles");
        json.put("viewable_by", field.viewableBy().word()).putArray("viewable_by_roles");
        return json;
    }

    private static void parts(ArrayNode array, EmployeeField field) {
        for (EmployeeField.Part part : field.parts()) {
            ObjectNode json = array.addObject()
                    .put("id", part.id())
                    .put("label", part.label())
                    .putNull("hint")
                    .put("type", part.type())
                    .put("position", array.size() - 1)
                    .put("editable_by_new", field.editableBy().number())
                    .put("viewable_by_new", field.viewableBy().number());
            choices(json, part.choices());
            if (part.type().equals("date")) {
                json.put("date_format", part.id().startsWith("work_experience") ? "monthYear" : "fullDate");
            }
        }
    }

    private static void choices(ObjectNode json, List<Choice> choices) {
        if (choices.isEmpty()) {
            return;
        }
        ArrayNode array = json.putArray("choices");
        for (Choice choice : choices) {
            array.addObject()
                    .put("id", choice.id())
                    .put("label", choice.label())
                    .put("position", array.size() - 1);
        }
    }

    private @Nullable String department(Employee employee) {
        return employees.departmentOf(employee).map(Department::id).orElse(null);
    }

    private String avatar(Employee employee) {
        return links.file("avatar/" + Ids.text(employee.id()) + ".png");
    }

    private static String state(Employee employee) {
        return STATES.getOrDefault(employee.status(), "published");
    }

    private static String initials(Employee employee) {
        return initial(employee.text("firstname")) + initial(employee.text("lastname"));
    }

    private static String initial(@Nullable String name) {
        return name == null || name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
    }
}
