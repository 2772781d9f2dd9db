package io.hirelay.workable.sandbox.state;

import io.hirelay.workable.sandbox.row.Department;
import io.hirelay.workable.sandbox.row.Employee;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.seed.EmployeeSeeds;
import io.hirelay.workable.sandbox.seed.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The company's employees and who leads whom. */
public final class Employees {
    private final EmployeeSeeds seeds;
    private final Departments departments;
    private final SeededTable<Employee> table;
    private int numbered;
    private long nextRow;

    Employees(Seeds all, Departments departments) {
        this.seeds = all.employees();
        this.departments = departments;
        this.numbered = seeds.count();
        this.nextRow = seeds.nextRow();
        this.table = new SeededTable<>(
                new SeededTable.Rows<>() {
                    @Override
                    public int listed() {
                        return seeds.count();
                    }

                    @Override
                    public long id(int index) {
                        return seeds.id(index);
                    }

                    @Override
                    public OptionalInt indexOf(long id) {
                        return seeds.indexOf(id);
                    }

                    @Override
                    public Employee get(int index) {
                        return seeds.get(index);
                    }
                },
                seeds.id(seeds.count()));
    }

    public Optional<Employee> find(long id) {
        return table.find(id);
    }

    /** By the public id, which may be anything that was sent. */
    public Optional<Employee> find(@Nullable String id) {
        OptionalLong number = id == null ? OptionalLong.empty() : Ids.parse(id);
        return number.isPresent() ? find(number.getAsLong()) : Optional.empty();
    }

    /** Everybody, ascending by id. */
    public List<Employee> all() {
        List<Employee> all = new ArrayList<>();
        for (Iterator<Employee> rows = table.all(); rows.hasNext(); ) {
            all.add(rows.next());
        }
        return all;
    }

    public Optional<Employee> withWorkEmail(String address) {
        return all().stream()
                .filter(employee -> address.equalsIgnoreCase(employee.text("work_email")))
                .findFirst();
    }

    public void put(Employee employee) {
        table.put(employee.id(), employee);
    }

    public long newId() {
        return table.allocate();
    }

    /** The number that the account gives its next employee. */
    public String newNumber() {
        numbered++;
        return Integer.toString(numbered);
    }

    /** The id of a new row of a field with several values. */
    public String newRow() {
        return Ids.text(nextRow++);
    }

    public Optional<Employee> managerOf(Employee employee) {
        return find(employee.text("reports_to"));
    }

    /** From the one at the top down to the employee's own manager. */
    public List<Employee> managersOf(Employee employee) {
        Set<Employee> line = new LinkedHashSet<>();
        Optional<Employee> manager = managerOf(employee);
        while (manager.isPresent() && line.add(manager.get())) {
            manager = managerOf(manager.get());
        }
        List<Employee> fromTop = new ArrayList<>(line);
        Collections.reverse(fromTop);
        return fromTop;
    }

    /** Those who report to somebody, by that somebody's public id. */
    public Map<String, List<Employee>> reports() {
        Map<String, List<Employee>> reports = new HashMap<>();
        for (Employee employee : all()) {
            String manager = employee.text("reports_to");
            if (manager != null && !employee.status().equals(Employee.INACTIVE)) {
                reports.computeIfAbsent(manager, id -> new ArrayList<>()).add(employee);
            }
        }
        return reports;
    }

    /** The department that somebody is in today, after all that became of departments. */
    public Optional<Department> departmentOf(Employee employee) {
        String id = employee.text("department");
        OptionalLong number = id == null ? OptionalLong.empty() : Ids.parse(id);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        List<Department> path = departments.pathTo(Ids.application(number.getAsLong()));
        return path.isEmpty() ? Optional.empty() : Optional.of(path.get(path.size() - 1));
    }
}
