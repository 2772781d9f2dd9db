package io.hirelay.workable.sandbox.state;

import io.hirelay.workable.sandbox.row.Department;
import io.hirelay.workable.sandbox.row.Employee;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.seed.EmployeeSeeds;
import io.hirelay.workable.sandbox.seed.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The company's employees and who leads whom. */
public final class Employees {
    private final EmployeeSeeds seeds;
    private final Departments departments;
    private final SeededTable<Employee> table;
    private int numbered;
    private long next;
    private long nextRow;

    Employees(Seeds all, Departments departments) {
        this.seeds = all.employees();
        this.departments = departments;
        this.numbered = seeds.count();
        this.next = seeds.id(seeds.count());
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

    /**
     * Where somebody stands in the company.
     *
     * @param left whether they are there no more
     */
    public record Post(long id, OptionalLong manager, boolean left) {}

    public Optional<Employee> find(long id) {
        return table.find(id);
    }

    /** By the public id, which may be anything that was sent. */
    public Optional<Employee> find(@Nullable String id) {
        OptionalLong number = id == null ? OptionalLong.empty() : Ids.parse(id);
        return number.isPresent() ? find(number.getAsLong()) : Optional.empty();
    }

    /** Everybody, ascending by id, each computed when it is come to. */
    public Stream<Employee> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(table.all(), Spliterator.ORDERED), false);
    }

    public Optional<Employee> withWorkEmail(String address) {
        return stream()
                .filter(employee -> address.equalsIgnoreCase(employee.text("work_email")))
                .findFirst();
    }

    /** Everybody's place among the others, ascending by id. */
    public Stream<Post> posts() {
        return LongStream.range(seeds.id(0), next).mapToObj(this::post);
    }

    private Post post(long id) {
        OptionalInt seed = table.untouched(id) ? seeds.indexOf(id) : OptionalInt.empty();
        if (seed.isPresent()) {
            OptionalInt manager = seeds.manager(seed.getAsInt());
            return new Post(
                    id,
                    manager.isPresent() ? OptionalLong.of(seeds.id(manager.getAsInt())) : OptionalLong.empty(),
                    seeds.left(seed.getAsInt()));
        }
        Employee employee = find(id).orElseThrow();
        String manager = employee.text("reports_to");
        return new Post(
                id,
                manager == null ? OptionalLong.empty() : Ids.parse(manager),
                employee.status().equals(Employee.INACTIVE));
    }

    public void put(Employee employee) {
        table.put(employee.id(), employee);
    }

    public long newId() {
        next++;
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

    /** Who leads an employee: ids from the top down to the employee's own manager. */
    public List<Long> line(long employee) {
        LinkedList<Long> line = new LinkedList<>();
        OptionalLong manager = post(employee).manager();
        while (manager.isPresent() && !line.contains(manager.getAsLong())) {
            line.addFirst(manager.getAsLong());
            manager = post(manager.getAsLong()).manager();
        }
        return line;
    }

    /** The ids of those who report to somebody, by that somebody's. */
    public Map<Long, List<Long>> reports() {
        Map<Long, List<Long>> reports = new HashMap<>();
        posts().filter(post -> !post.left())
                .forEach(post -> post.manager()
                        .ifPresent(manager -> reports.computeIfAbsent(manager, id -> new ArrayList<>())
                                .add(post.id())));
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
