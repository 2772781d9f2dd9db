package io.hirelay.operation;

import static io.hirelay.operation.RowValues.known;
import static io.hirelay.operation.RowValues.list;
import static io.hirelay.operation.ValueType.LOCAL_TIME;
import static io.hirelay.operation.ValueType.SEARCH;
import static io.hirelay.operation.ValueType.idOf;
import static io.hirelay.operation.ValueType.wordOf;

import io.hirelay.model.Employee;
import io.hirelay.model.EmploymentStatus;
import io.hirelay.model.Id;
import io.hirelay.model.NamedRef;
import io.hirelay.model.TimeoffBalance;
import io.hirelay.model.TimeoffRequest;
import io.hirelay.model.TimeoffStatus;
import io.hirelay.model.Unified;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the lists of the unified human-resources model can be filtered by. */
public final class HrisFilters {
    private HrisFilters() {}

    /** Filters of employees. */
    public static final class Employees {
        private Employees() {}

        public static final FilterField<Employee, EmploymentStatus> EMPLOYMENT_STATUS = FilterField.of(
                "employment_status",
                wordOf(EmploymentStatus.class),
                "employment_status",
                employee -> known(employee.employmentStatus()),
                "Whether they work for the customer now.");
        public static final FilterField<Employee, String> QUERY = FilterField.of(
                "query",
                SEARCH,
                "name",
                Employees::names,
                "Employees whose name has all of these words, each of them whole or its beginning.");

        private static List<String> names(Employee employee) {
            String names = Stream.of(
                            employee.name(),
                            employee.firstName(),
                            employee.middleName(),
                            employee.lastName(),
                            employee.preferredName())
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(" "));
            return names.isBlank() ? List.of() : List.of(names);
        }
    }

    /** Filters of balances. */
    public static final class TimeoffBalances {
        private TimeoffBalances() {}

        public static final FilterField<TimeoffBalance, String> EMPLOYEE_ID = employeeId(TimeoffBalance::employee);
    }

    /** Filters of requests for time off. */
    public static final class TimeoffRequests {
        private TimeoffRequests() {}

        public static final FilterField<TimeoffRequest, String> EMPLOYEE_ID = employeeId(TimeoffRequest::employee);
        public static final FilterField<TimeoffRequest, TimeoffStatus> STATUS = FilterField.of(
                "status",
                wordOf(TimeoffStatus.class),
                "status",
                request -> known(request.status()),
                "What has become of them.");
        public static final FilterField<TimeoffRequest, LocalDateTime> START_TIME = FilterField.of(
                "start_time",
                LOCAL_TIME,
                "start_time",
                request -> list(request.startTime()),
                "When the time off begins on the provider's clock.");
    }

    private static <T extends Unified> FilterField<T, String> employeeId(
            Function<T, Optional<NamedRef<Employee>>> accessor) {
        return FilterField.of(
                "employee_id",
                idOf(HrisResources.EMPLOYEES),
                "employee",
                row -> list(accessor.apply(row).flatMap(NamedRef::id).map(Id::value)),
                "Those of this employee.");
    }
}
