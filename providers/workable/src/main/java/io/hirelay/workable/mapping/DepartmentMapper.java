package io.hirelay.workable.mapping;

import static io.hirelay.workable.mapping.Values.text;

import io.hirelay.http.Native;
import io.hirelay.mapping.FieldPlan;
import io.hirelay.mapping.Mapper;
import io.hirelay.model.Department;
import io.hirelay.model.Ref;
import io.hirelay.workable.wire.DepartmentDto;

/** Departments: a flat list that {@code parent_id} makes a tree. Workable tells neither times nor a status. */
public final class DepartmentMapper {
    private static final Mapper<DepartmentDto, Department> MAPPER = Mapper.of(Department.class, DepartmentDto.class)
            .id(department -> Ids.required("department", department.id()))
            .value("name", String.class, department -> text(department.name()))
            .value("parent", Ref.class, department -> Ids.ref(department.parentId()))
            .build();

    private DepartmentMapper() {}

    public static FieldPlan<Department> plan() {
        return MAPPER.plan();
    }

    public static Department map(Native<DepartmentDto> department) {
        return MAPPER.row(department.value(), department.raw());
    }
}
