package io.hirelay.operation;

import io.hirelay.input.EmployeeChange;
import io.hirelay.input.NewEmployee;
import io.hirelay.input.NewTimeoffRequest;
import io.hirelay.input.TimeoffDecision;
import io.hirelay.input.TimeoffRequestChange;
import io.hirelay.model.Employee;
import io.hirelay.model.FieldDefinition;
import io.hirelay.model.Group;
import io.hirelay.model.TimeoffBalance;
import io.hirelay.model.TimeoffRequest;
import io.hirelay.model.TimeoffType;
import io.hirelay.model.Unified;
import java.util.List;
import java.util.Map;

/** The catalogue of the unified human-resources model: every resource and every operation. */
public final class Hris {
    private Hris() {}

    public static final Resource<Employee> EMPLOYEES = HrisResources.EMPLOYEES;
    public static final Resource<FieldDefinition> FIELDS = HrisResources.FIELDS;
    public static final Resource<Group> GROUPS = HrisResources.GROUPS;
    public static final Resource<TimeoffBalance> TIMEOFF_BALANCES = HrisResources.TIMEOFF_BALANCES;
    public static final Resource<TimeoffRequest> TIMEOFF_REQUESTS = HrisResources.TIMEOFF_REQUESTS;
    public static final Resource<TimeoffType> TIMEOFF_TYPES = HrisResources.TIMEOFF_TYPES;

    public static final ListOperation<Employee> EMPLOYEES_LIST =
            lists(EMPLOYEES, List.of(HrisFilters.Employees.EMPLOYMENT_STATUS, HrisFilters.Employees.QUERY));
    public static final GetOperation<Employee> EMPLOYEES_GET = gets(EMPLOYEES);
    public static final ActionOperation<NewEmployee, Employee> EMPLOYEES_CREATE =
            new ActionOperation<>(EMPLOYEES, "create", Safety.WRITE, NewEmployee.class, Employee.class);
    public static final ActionOperation<EmployeeChange, Employee> EMPLOYEES_UPDATE =
            new ActionOperation<>(EMPLOYEES, "update", Safety.WRITE, EmployeeChange.class, Employee.class);
    public static final ListOperation<FieldDefinition> FIELDS_LIST = lists(FIELDS, List.of());
    public static final ListOperation<Group> GROUPS_LIST = lists(GROUPS, List.of());
    public static final GetOperation<Group> GROUPS_GET = gets(GROUPS);
    public static final ListOperation<TimeoffBalance> TIMEOFF_BALANCES_LIST =
            lists(TIMEOFF_BALANCES, List.of(HrisFilters.TimeoffBalances.EMPLOYEE_ID));
    public static final ListOperation<TimeoffRequest> TIMEOFF_REQUESTS_LIST = lists(
            TIMEOFF_REQUESTS,
            List.of(
                    HrisFilters.TimeoffRequests.EMPLOYEE_ID,
                    HrisFilters.TimeoffRequests.STATUS,
                    HrisFilters.TimeoffRequests.START_TIME));
    public static final GetOperation<TimeoffRequest> TIMEOFF_REQUESTS_GET = gets(TIMEOFF_REQUESTS);
    public static final ActionOperation<NewTimeoffRequest, TimeoffRequest> TIMEOFF_REQUESTS_CREATE =
            new ActionOperation<>(
                    TIMEOFF_REQUESTS, "create", Safety.WRITE, NewTimeoffRequest.class, TimeoffRequest.class);
    public static final ActionOperation<TimeoffRequestChange, TimeoffRequest> TIMEOFF_REQUESTS_UPDATE =
            new ActionOperation<>(
                    TIMEOFF_REQUESTS, "update", Safety.WRITE, TimeoffRequestChange.class, TimeoffRequest.class);
    public static final ActionOperation<TimeoffDecision, TimeoffRequest> TIMEOFF_REQUESTS_APPROVE =
            new ActionOperation<>(
                    TIMEOFF_REQUESTS, "approve", Safety.WRITE, TimeoffDecision.class, TimeoffRequest.class);
    public static final ActionOperation<TimeoffDecision, TimeoffRequest> TIMEOFF_REQUESTS_REJECT =
            new ActionOperation<>(
                    TIMEOFF_REQUESTS, "reject", Safety.WRITE, TimeoffDecision.class, TimeoffRequest.class);
    public static final ListOperation<TimeoffType> TIMEOFF_TYPES_LIST = lists(TIMEOFF_TYPES, List.of());
    public static final GetOperation<TimeoffType> TIMEOFF_TYPES_GET = gets(TIMEOFF_TYPES);

    /** Every operation of the model, whether or not a provider offers it. */
    public static List<Operation<?, ?>> operations() {
        return List.of(
                EMPLOYEES_LIST,
                EMPLOYEES_GET,
                EMPLOYEES_CREATE,
                EMPLOYEES_UPDATE,
                FIELDS_LIST,
                GROUPS_LIST,
                GROUPS_GET,
                TIMEOFF_BALANCES_LIST,
                TIMEOFF_REQUESTS_LIST,
                TIMEOFF_REQUESTS_GET,
                TIMEOFF_REQUESTS_CREATE,
                TIMEOFF_REQUESTS_UPDATE,
                TIMEOFF_REQUESTS_APPROVE,
                TIMEOFF_REQUESTS_REJECT,
                TIMEOFF_TYPES_LIST,
                TIMEOFF_TYPES_GET);
    }

    private static <T extends Unified> ListOperation<T> lists(Resource<T> resource, List<FilterField<T, ?>> filters) {
        return new ListOperation<>(resource, filters);
    }

    private static <T extends Unified> GetOperation<T> gets(Resource<T> resource) {
        return new GetOperation<>(resource, Map.of());
    }
}
