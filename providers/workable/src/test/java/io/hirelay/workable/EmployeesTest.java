package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hirelay.model.Employee;
import io.hirelay.model.EmploymentStatus;
import io.hirelay.model.FieldValue;
import io.hirelay.model.Group;
import io.hirelay.model.GroupRef;
import io.hirelay.model.Id;
import io.hirelay.model.NamedRef;
import io.hirelay.operation.Hris;
import io.hirelay.operation.HrisFilters;
import io.hirelay.operation.ListRequest;
import io.hirelay.spi.Sandbox;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The employees of a whole simulated company. */
class EmployeesTest {
    private static final int COUNT = 130;
    private static final SandboxConnection WORKABLE =
            SandboxConnection.open(Sandbox.Options.DEFAULT.withSize("employees", COUNT));

    /** Fields that a unified one tells wholly; all others are among the custom fields. */
    private static final Set<String> TOLD = Set.of(
            "id",
            "firstname",
            "middle_name",
            "lastname",
            "preferred_name",
            "employee_number",
            "job_title",
            "work_email",
            "status",
            "gender",
            "birthdate",
            "hire_date",
            "start_date",
            "department",
            "division",
            "legal_entity",
            "reports_to");

    @AfterAll
    static void close() {
        WORKABLE.close();
    }

    private static List<Employee> all(ListRequest<Employee> request) {
        return WORKABLE.walk(Hris.EMPLOYEES_LIST, request);
    }

    @Test
    void theWholeCompanyIsWalkedInFewCalls() {
        all(ListRequest.<Employee>all().limit(100));
        WORKABLE.asked();

        List<Employee> all = all(ListRequest.<Employee>all().limit(100));

        assertEquals(COUNT, all.stream().map(Employee::id).distinct().count());
        assertEquals(Collections.nCopies(2, "GET /spi/v3/employees"), WORKABLE.asked());
        Set<Id<Employee>> ids = all.stream().map(Employee::id).collect(Collectors.toSet());
        assertTrue(all.stream()
                .flatMap(employee -> employee.manager().stream())
                .map(NamedRef::id)
                .allMatch(manager -> ids.contains(manager.orElseThrow())));
        Map<Id<Group>, Optional<String>> names = new HashMap<>();
        WORKABLE.walk(Hris.GROUPS_LIST, ListRequest.all()).forEach(group -> names.put(group.id(), group.name()));
        assertTrue(all.stream()
                .flatMap(employee -> employee.groups().stream())
                .allMatch(group -> names.get(group.id().orElseThrow()).equals(group.name())));
        assertTrue(all.stream()
                        .filter(employee -> employee.candidate().isPresent())
                        .count()
                > 5);
    }

    @Test
    void everyFieldOfEveryRecordIsToldSomewhere() {
        List<Employee> all = all(ListRequest.<Employee>all().limit(100).expand("profile"));

        assertEquals(COUNT, all.size());
        for (Employee employee : all) {
            JsonNode record = WORKABLE.read("/employees/" + employee.id().value());
            Set<String> fields = new TreeSet<>();
            record.fieldNames().forEachRemaining(fields::add);
            fields.removeAll(TOLD);
            Map<String, FieldValue> told = new HashMap<>();
            employee.customFields().forEach(field -> told.put(field.id().value(), field));
            assertEquals(fields, new TreeSet<>(told.keySet()), employee.id().value());
            told.forEach((id, field) ->
                    assertEquals(record.get(id).toString(), field.raw().text(), id));
            told.values()
                    .forEach(field ->
                            assertTrue(field.label().isPresent(), field.id().value()));
            assertEquals(Set.of(), employee.notLoaded());
            assertEquals(
                    record.path("salary_group").size(),
                    employee.employments().stream()
                            .filter(period -> period.payRate().isPresent())
                            .count());
        }
    }

    @Test
    void aGotEmployeeTellsTheSameAsTheListThatLoadsRecords() {
        for (Employee listed : WORKABLE.connection()
                .employees()
                .list(ListRequest.<Employee>all().limit(20).expand("profile"))
                .items()) {
            Employee got = WORKABLE.connection().employees().get(listed.id().value());

            assertEquals(listed.customFields(), got.customFields());
            assertEquals(listed.employments(), got.employments());
            assertEquals(listed.candidate(), got.candidate());
            assertEquals(
                    listed.avatar().map(EmployeesTest::unsigned), got.avatar().map(EmployeesTest::unsigned));
        }
    }

    private static String unsigned(String address) {
        return address.substring(0, address.indexOf('?'));
    }

    @Test
    void thoseOfAStatusAndThoseOfANameAreFound() {
        List<Employee> all = all(ListRequest.<Employee>all().limit(100));
        Set<String> pending = ids(all.stream()
                .filter(employee -> employee.employmentStatus().orElseThrow().is(EmploymentStatus.PENDING))
                .toList());

        assertTrue(pending.size() > 1);
        assertEquals(
                pending,
                ids(all(ListRequest.<Employee>all()
                        .limit(100)
                        .where(HrisFilters.Employees.EMPLOYMENT_STATUS.is(EmploymentStatus.PENDING)))));
        Employee somebody = all.get(70);
        String name =
                somebody.lastName().orElseThrow() + " " + somebody.firstName().orElseThrow();
        assertTrue(ids(all(ListRequest.<Employee>all().where(HrisFilters.Employees.QUERY.is(name))))
                .contains(somebody.id().value()));
    }

    private static Set<String> ids(List<Employee> employees) {
        return employees.stream().map(employee -> employee.id().value()).collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void theDivisionsAreGroups() {
        Set<String> divisions = all(ListRequest.<Employee>all().limit(100)).stream()
                .flatMap(employee -> employee.groups().stream())
                .filter(group -> group.type().orElseThrow().word().equals("division"))
                .map(GroupRef::id)
                .map(id -> id.orElseThrow().value())
                .collect(Collectors.toSet());

        assertEquals(Set.of("division_hardware", "division_services"), divisions);
        for (String division : divisions) {
            assertEquals(
                    division, WORKABLE.connection().groups().get(division).id().value());
        }
    }
}
