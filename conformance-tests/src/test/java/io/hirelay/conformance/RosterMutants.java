package io.hirelay.conformance;

import io.hirelay.input.EmployeeChange;
import io.hirelay.input.NewTimeoffRequest;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Change;
import io.hirelay.model.Coded;
import io.hirelay.model.Employee;
import io.hirelay.model.Employment;
import io.hirelay.model.FieldValue;
import io.hirelay.model.Group;
import io.hirelay.model.GroupRef;
import io.hirelay.model.GroupType;
import io.hirelay.model.Id;
import io.hirelay.model.NamedRef;
import io.hirelay.model.TimeoffRequest;
import io.hirelay.model.TimeoffStatus;
import io.hirelay.model.Unified;
import io.hirelay.operation.Hris;
import io.hirelay.operation.ListRequest;
import io.hirelay.page.Page;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Providers that are wrong about those who work there. */
final class RosterMutants {
    private RosterMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "HRIS-EMP-01",
                        "a manager is named by another system's id",
                        () -> Layers.rows(
                                Hris.EMPLOYEES_LIST,
                                row -> ((Employee) row).manager().isEmpty()
                                        ? row
                                        : Layers.with(row, "manager", Optional.of(NamedRef.to("h4711", "Somebody"))))),
                Mutant.of(
                        "HRIS-EMP-02",
                        "all groups are teams",
                        () -> Layers.rows(
                                Hris.EMPLOYEES_LIST, row -> Layers.with(row, "groups", teams((Employee) row)))),
                Mutant.of(
                        "HRIS-EMP-03",
                        "numbers of custom fields are texts",
                        () -> got(employee -> Layers.with(employee, "custom_fields", asTexts(employee)))),
                Mutant.of(
                        "HRIS-EMP-04",
                        "employments come as the provider keeps them",
                        () -> got(employee -> Layers.with(employee, "employments", reversed(employee)))),
                Mutant.of(
                        "HRIS-EMP-05",
                        "a day of birth is the one that it is here when it begins in Greenwich",
                        () -> got(employee -> Layers.with(
                                employee,
                                "date_of_birth",
                                employee.dateOfBirth().map(RosterMutants::here)))),
                Mutant.of(
                        "HRIS-EMP-06",
                        "a new name comes with a new position",
                        () -> WriteLayers.input(
                                Hris.EMPLOYEES_UPDATE,
                                input -> input.firstName() instanceof Change.Keep<?>
                                        ? input
                                        : Writing.<EmployeeChange>with(input, "job_title", Change.clear()))),
                Mutant.of(
                        "HRIS-EMP-07",
                        "whoever asks for those who left gets nobody",
                        () -> Layers.paged(Hris.EMPLOYEES_LIST, new Layers.Paged() {
                            @Override
                            public <T extends Unified> Page<T> page(
                                    ListRequest<T> request, Function<ListRequest<T>, Page<T>> right) {
                                return request.filters().stream()
                                                .anyMatch(
                                                        filter -> filter.texts().contains("inactive"))
                                        ? Page.of(List.of())
                                        : right.apply(request);
                            }
                        })),
                Mutant.of(
                        "HRIS-FLD-01",
                        "choices are forgotten",
                        () -> Layers.rows(Hris.FIELDS_LIST, row -> Layers.with(row, "options", List.of()))),
                Mutant.of(
                        "HRIS-GRP-01",
                        "a group is its own parent",
                        () -> Layers.rows(
                                Hris.GROUPS_LIST,
                                row -> ((Group) row).parentGroup().isEmpty()
                                        ? row
                                        : Layers.with(row, "parent_group", Optional.of(((Group) row).id())))),
                Mutant.of(
                        "HRIS-OFF-01",
                        "balances have no number",
                        () -> Layers.rows(
                                Hris.TIMEOFF_BALANCES_LIST, row -> Layers.with(row, "balance", Optional.empty()))),
                Mutant.of(
                        "HRIS-OFF-02",
                        "a request ends where it begins, and begins where it ends",
                        () -> Layers.rows(Hris.TIMEOFF_REQUESTS_LIST, row -> turned((TimeoffRequest) row))),
                Mutant.of(
                        "HRIS-OFF-03",
                        "whatever is named is taken for rest days",
                        () -> WriteLayers.input(
                                Hris.TIMEOFF_REQUESTS_CREATE,
                                input -> input.timeoffType().value().equals("Errands")
                                        ? Writing.<NewTimeoffRequest>with(input, "timeoff_type", Id.of("L1"))
                                        : input)),
                Mutant.of("HRIS-OFF-04", "what is decided looks as if it were not", RosterMutants::undecided),
                Mutant.of(
                        "HRIS-OFF-05",
                        "times of a request are those of the machine",
                        () -> Layers.rows(
                                Hris.TIMEOFF_REQUESTS_LIST,
                                row -> Layers.with(
                                        row,
                                        "start_time",
                                        ((TimeoffRequest) row)
                                                .startTime()
                                                .map(time -> time.atOffset(ZoneOffset.UTC)
                                                        .atZoneSameInstant(ZoneId.systemDefault())
                                                        .toLocalDateTime())))));
    }

    private static Interposed.Layer got(UnaryOperator<Employee> change) {
        return Layers.got(Hris.EMPLOYEES_GET, request -> request, row -> change.apply((Employee) row));
    }

    private static List<GroupRef> teams(Employee employee) {
        return employee.groups().stream()
                .map(group -> new GroupRef(group.id(), group.name(), Optional.of(Coded.of(GroupType.TEAM))))
                .toList();
    }

    private static List<FieldValue> asTexts(Employee employee) {
        return employee.customFields().stream()
                .map(field -> field.value().orElse(null) instanceof AnswerValue.Number number
                        ? new FieldValue(
                                field.id(),
                                field.label(),
                                field.type(),
                                Optional.of(new AnswerValue.Text(number.json().toPlainString())),
                                field.rows(),
                                field.raw())
                        : field)
                .toList();
    }

    private static List<Employment> reversed(Employee employee) {
        List<Employment> reversed = new ArrayList<>();
        employee.employments().forEach(employment -> reversed.add(0, employment));
        return reversed;
    }

    private static LocalDate here(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC)
                .withZoneSameInstant(ZoneId.systemDefault())
                .toLocalDate();
    }

    private static TimeoffRequest turned(TimeoffRequest request) {
        Optional<LocalDateTime> end = request.endTime();
        return Layers.with(Layers.with(request, "end_time", request.startTime()), "start_time", end);
    }

    /** Whoever asks for a request is told that it is pending. */
    private static Interposed.Layer undecided() {
        return Layers.got(
                Hris.TIMEOFF_REQUESTS_GET,
                request -> request,
                row -> Layers.with(row, "status", Optional.of(Coded.of(TimeoffStatus.PENDING))));
    }
}
