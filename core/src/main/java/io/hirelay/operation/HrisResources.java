package io.hirelay.operation;

import io.hirelay.model.Employee;
import io.hirelay.model.FieldDefinition;
import io.hirelay.model.Group;
import io.hirelay.model.TimeoffBalance;
import io.hirelay.model.TimeoffRequest;
import io.hirelay.model.TimeoffType;
import io.hirelay.model.Unified;

/** The resources behind {@link Hris}, apart from it for the reason given at {@link AtsResources}. */
final class HrisResources {
    private HrisResources() {}

    static final Resource<Employee> EMPLOYEES = resource("employees", "employee", Employee.class);
    static final Resource<FieldDefinition> FIELDS = resource("fields", "field", FieldDefinition.class);
    static final Resource<Group> GROUPS = resource("groups", "group", Group.class);
    static final Resource<TimeoffBalance> TIMEOFF_BALANCES =
            resource("timeoff_balances", "time-off balance", TimeoffBalance.class);
    static final Resource<TimeoffRequest> TIMEOFF_REQUESTS =
            resource("timeoff_requests", "time-off request", TimeoffRequest.class);
    static final Resource<TimeoffType> TIMEOFF_TYPES = resource("timeoff_types", "time-off type", TimeoffType.class);

    private static <T extends Unified> Resource<T> resource(String name, String singular, Class<T> type) {
        return new Resource<>(Model.HRIS, name, singular, type);
    }
}
