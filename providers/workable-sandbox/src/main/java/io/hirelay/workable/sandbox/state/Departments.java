package io.hirelay.workable.sandbox.state;

import io.hirelay.workable.sandbox.row.Department;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.seed.DepartmentSeeds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The department tree; small enough to be held. */
public final class Departments {
    private final TreeMap<Long, Department> byNumber = new TreeMap<>();
    private final TreeMap<Long, Long> mergedInto = new TreeMap<>();
    private long next = DepartmentSeeds.NEXT;

    Departments() {
        DepartmentSeeds.all().forEach(department -> byNumber.put(department.number(), department));
    }

    public Collection<Department> all() {
        return Collections.unmodifiableCollection(byNumber.values());
    }

    /** By the public, hexadecimal id. */
    public Optional<Department> find(String id) {
        OptionalLong number = Ids.parse(id);
        return number.isPresent()
                ? Optional.ofNullable(byNumber.get(Ids.application(number.getAsLong())))
                : Optional.empty();
    }

    /** From the root to the department itself; empty when the department is gone or there is none. */
    public List<Department> pathTo(@Nullable Long number) {
        List<Department> path = new ArrayList<>();
        Department department = number == null ? null : byNumber.get(survivor(number));
        while (department != null && !path.contains(department)) {
            path.add(0, department);
            department = department.parent() == null ? null : byNumber.get(department.parent());
        }
        return path;
    }

    /** Where what belonged to a department belongs now. */
    public long survivor(long number) {
        Long target = mergedInto.get(number);
        return target == null ? number : survivor(target);
    }

    public List<Department> childrenOf(Department department) {
        return byNumber.values().stream()
                .filter(other -> Long.valueOf(department.number()).equals(other.parent()))
                .toList();
    }

    public void put(Department department) {
        byNumber.put(department.number(), department);
    }

    /** Takes a department away; its children move up. */
    public void remove(Department department) {
        for (Department child : childrenOf(department)) {
            put(new Department(child.number(), child.name(), department.parent(), child.sample()));
        }
        byNumber.remove(department.number());
    }

    public void merge(Department department, Department target) {
        for (Department child : childrenOf(department)) {
            put(new Department(child.number(), child.name(), target.number(), child.sample()));
        }
        byNumber.remove(department.number());
        mergedInto.put(department.number(), target.number());
    }

    public long newNumber() {
        return next++;
    }
}
