package io.hirelay;

import io.hirelay.input.EmployeeChange;
import io.hirelay.input.NewEmployee;
import io.hirelay.model.Employee;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Hris;
import io.hirelay.spi.Written;
import java.util.function.Supplier;

/** Employees: read, created, changed. Thread-safe. */
public final class EmployeeRecords extends Records<Employee> {
    EmployeeRecords(Connection connection, Supplier<CallContext> context) {
        super(connection, Hris.EMPLOYEES_LIST, Hris.EMPLOYEES_GET, context);
    }

    /** Creates one: a draft, unless told otherwise. */
    public Written<Employee> create(NewEmployee input) {
        return connection.write(Hris.EMPLOYEES_CREATE, input, context.get());
    }

    /** Changes what is named and nothing else. */
    public Written<Employee> update(EmployeeChange input) {
        return connection.write(Hris.EMPLOYEES_UPDATE, input, context.get());
    }
}
