package io.hirelay;

import io.hirelay.input.Deleted;
import io.hirelay.input.DepartmentChange;
import io.hirelay.input.DepartmentDeletion;
import io.hirelay.input.DepartmentMerge;
import io.hirelay.input.NewDepartment;
import io.hirelay.model.Department;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Written;
import java.util.function.Supplier;

/** Departments: read, created, changed, merged, deleted. Thread-safe. */
public final class DepartmentRecords extends Records<Department> {
    DepartmentRecords(Connection connection, Supplier<CallContext> context) {
        super(connection, Ats.DEPARTMENTS_LIST, Ats.DEPARTMENTS_GET, context);
    }

    /** Creates one. */
    public Written<Department> create(NewDepartment input) {
        return connection.write(Ats.DEPARTMENTS_CREATE, input, context.get());
    }

    /** Changes one. */
    public Written<Department> update(DepartmentChange input) {
        return connection.write(Ats.DEPARTMENTS_UPDATE, input, context.get());
    }

    /** Lets one go into another, and answers which is gone. */
    public Written<Deleted> merge(DepartmentMerge input) {
        return connection.write(Ats.DEPARTMENTS_MERGE, input, context.get());
    }

    /** Deletes one. */
    public Written<Deleted> delete(DepartmentDeletion input) {
        return connection.write(Ats.DEPARTMENTS_DELETE, input, context.get());
    }
}
