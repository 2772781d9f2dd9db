package io.hirelay.conformance;

import static io.hirelay.conformance.Rule.must;

import io.hirelay.error.HirelayException;
import io.hirelay.model.Coded;
import io.hirelay.model.Employee;
import io.hirelay.model.Employment;
import io.hirelay.model.EmploymentStatus;
import io.hirelay.model.Group;
import io.hirelay.model.GroupRef;
import io.hirelay.model.Id;
import io.hirelay.model.NamedRef;
import io.hirelay.model.Unified;
import io.hirelay.operation.Hris;
import io.hirelay.operation.HrisFilters;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Those who work for the customer, and what they belong to. */
final class EmployeeRules {
    private EmployeeRules() {}

    private static final int SAMPLE = 25;

    static List<Rule> rules() {
        return List.of(
                must(
                                "HRIS-EMP-01",
                                "a manager, where one is named, is somebody else, whom get answers by that id",
                                EmployeeRules::managers)
                        .about(Hris.EMPLOYEES_LIST, Hris.EMPLOYEES_GET),
                must(
                                "HRIS-EMP-02",
                                "the groups of an employee, the company among them, are groups that the list of groups has,"
                                        + " by the same name and of the same type",
                                EmployeeRules::groups)
                        .about(Hris.EMPLOYEES_LIST, Hris.GROUPS_LIST),
                must(
                                "HRIS-EMP-03",
                                "custom_fields are defined in fields and hold what their definition says: numbers are"
                                        + " numbers, dates are ISO dates, choices are among the options, parts among the parts",
                                EmployeeFields::values)
                        .about(Hris.EMPLOYEES_LIST, Hris.FIELDS_LIST),
                must(
                                "HRIS-EMP-04",
                                "employments that tell their days come latest first, none ends before it begins, and none but the"
                                        + " latest has no end",
                                EmployeeRules::employments)
                        .about(Hris.EMPLOYEES_LIST),
                must(
                                "HRIS-EMP-05",
                                "the days of an employee are the same in a list and a get, whatever the zone of the machine",
                                EmployeeRules::days)
                        .about(Hris.EMPLOYEES_LIST, Hris.EMPLOYEES_GET),
                must(
                                "HRIS-EMP-06",
                                "an update of one field leaves every other field, the employments and the other custom fields"
                                        + " as they were",
                                EmployeeFields::oneAtATime)
                        .about(Hris.EMPLOYEES_UPDATE, Hris.EMPLOYEES_GET),
                must(
                                "HRIS-EMP-07",
                                "employment_status lists exactly the employees whose record says so",
                                EmployeeRules::statuses)
                        .about(Hris.EMPLOYEES_LIST, Hris.EMPLOYEES_GET)
                        .unless(EmployeeRules::noStatusFilter),
                must(
                                "HRIS-FLD-01",
                                "a definition of choices names each of them once, and one that is made of parts names its parts",
                                EmployeeFields::definitions)
                        .about(Hris.FIELDS_LIST),
                must(
                                "HRIS-GRP-01",
                                "a parent_group is a group that the list has, and nobody comes back to a group by going up",
                                EmployeeRules::tree)
                        .about(Hris.GROUPS_LIST));
    }

    /** Every record of a list, as rows are. */
    static <T extends Unified> List<T> rows(Trial trial, ListOperation<T> list) {
        return trial.survey().rows(walk(trial, list));
    }

    /** Records spread over a list, as a get answers them; the rows where there is no get. */
    static <T extends Unified> List<T> whole(Trial trial, ListOperation<T> list) {
        Walk<T> walk = walk(trial, list);
        List<T> rows = trial.survey().sample(walk, SAMPLE);
        return trial.survey()
                .getOf(walk)
                .map(get -> rows.stream()
                        .map(row -> get.of(trial, row.id().toString()))
                        .toList())
                .orElse(rows);
    }

    @SuppressWarnings("unchecked") // the walks of a list have its type
    private static <T extends Unified> Walk<T> walk(Trial trial, ListOperation<T> list) {
        return (Walk<T>) trial.survey().walk(list);
    }

    private static void managers(Trial trial) {
        Map<String, String> named = new LinkedHashMap<>();
        List<Employee> all = new ArrayList<>(rows(trial, Hris.EMPLOYEES_LIST));
        all.addAll(whole(trial, Hris.EMPLOYEES_LIST));
        for (Employee employee : all) {
            employee.manager().flatMap(NamedRef::id).ifPresent(manager -> {
                Expect.that(!manager.equals(employee.id()), "an employee is the manager of himself or herself");
                named.putIfAbsent(manager.value(), employee.id().value());
            });
        }
        Expect.that(!named.isEmpty(), "no employee of the account has a manager");
        named.keySet().stream().limit(SAMPLE).forEach(manager -> {
            try {
                Expect.equal(
                        manager,
                        trial.connection().employees().get(manager).id().value(),
                        "the id of somebody who is named as a manager");
            } catch (HirelayException e) {
                throw new Violation("a manager is named whom get does not answer: " + Expect.name(e), e);
            }
        });
    }

    private static void groups(Trial trial) {
        Map<String, Group> known = new LinkedHashMap<>();
        rows(trial, Hris.GROUPS_LIST).forEach(group -> known.put(group.id().value(), group));
        boolean any = false;
        List<Employee> all = new ArrayList<>(rows(trial, Hris.EMPLOYEES_LIST));
        all.addAll(whole(trial, Hris.EMPLOYEES_LIST));
        for (Employee employee : all) {
            employee.company()
                    .flatMap(NamedRef::id)
                    .ifPresent(company -> Expect.that(
                            known.containsKey(company.value()), "a company is no group that the list of groups has"));
            for (GroupRef ref : employee.groups()) {
                if (ref.id().isPresent()) {
                    any = true;
                    same(ref, Optional.ofNullable(known.get(ref.id().get().value())));
                }
            }
        }
        Expect.that(any, "no employee of the account belongs to a group that has an id");
    }

    private static void same(GroupRef ref, Optional<Group> listed) {
        Expect.that(
                listed.isPresent(),
                "an employee belongs to a group that the list of groups lacks: %s",
                ref.type().map(Coded::word).orElse("of no type"));
        Group group = listed.orElseThrow();
        ref.name().ifPresent(name -> Expect.equal(group.name().orElse(""), name, "the name of a group of an employee"));
        Expect.equal(group.type().map(Coded::word), ref.type().map(Coded::word), "the type of a group of an employee");
    }

    private static void employments(Trial trial) {
        int several = 0;
        for (Employee employee : whole(trial, Hris.EMPLOYEES_LIST)) {
            List<Employment> employments = employee.employments();
            several += employments.size() > 1 ? 1 : 0;
            for (int i = 0; i < employments.size(); i++) {
                Employment here = employments.get(i);
                Expect.that(!before(here.endDate(), here.effectiveDate()), "an employment ends before it begins");
                here.employee()
                        .ifPresent(ref -> Expect.equal(employee.id(), ref.id(), "whose employment an employee has"));
                if (i > 0) {
                    Employment later = employments.get(i - 1);
                    Expect.that(
                            !before(later.effectiveDate(), here.effectiveDate()),
                            "employments do not come latest first");
                    Expect.that(
                            here.endDate().isPresent()
                                    || here.effectiveDate().isEmpty()
                                    || here.effectiveDate().equals(later.effectiveDate()),
                            "an employment that is not the latest has no end");
                }
            }
        }
        Expect.that(several > 0, "no employee of the account has several employments");
    }

    private static boolean before(Optional<LocalDate> one, Optional<LocalDate> other) {
        return one.isPresent() && other.isPresent() && one.get().isBefore(other.get());
    }

    private static void days(Trial trial) {
        List<Map<String, List<Optional<LocalDate>>>> seen = new ArrayList<>();
        Zones.farApart(() -> {
            Map<String, List<Optional<LocalDate>>> days = new LinkedHashMap<>();
            trial.all(walk(trial, Hris.EMPLOYEES_LIST), ListRequest.LARGEST_LIMIT).stream()
                    .limit(SAMPLE / 2)
                    .forEach(row -> {
                        Employee got =
                                trial.connection().employees().get(row.id().value());
                        days.put(row.id().value(), days(got));
                        for (int i = 0; i < days(row).size(); i++) { // a row may be without employments
                            Optional<LocalDate> listed = days(row).get(i);
                            Expect.that(
                                    listed.isEmpty() || listed.equals(days(got).get(i)),
                                    "a day of an employee is another one in a list than in a get");
                        }
                    });
            seen.add(days);
        });
        Expect.that(
                seen.get(0).values().stream().flatMap(List::stream).anyMatch(Optional::isPresent),
                "no employee of the account has a day");
        seen.get(0)
                .forEach((id, days) -> Expect.that(
                        days.equals(seen.get(1).get(id)), "days of an employee follow the zone of the machine"));
    }

    private static List<Optional<LocalDate>> days(Employee employee) {
        List<Optional<LocalDate>> days = new ArrayList<>(
                List.of(employee.dateOfBirth(), employee.hireDate(), employee.startDate(), employee.terminationDate()));
        employee.employments().forEach(employment -> {
            days.add(employment.effectiveDate());
            days.add(employment.endDate());
        });
        return days;
    }

    private static Optional<String> noStatusFilter(Trial trial) {
        return walk(trial, Hris.EMPLOYEES_LIST)
                        .registration()
                        .support()
                        .supports(HrisFilters.Employees.EMPLOYMENT_STATUS)
                ? Optional.empty()
                : Optional.of("the provider does not filter employees by employment_status");
    }

    private static void statuses(Trial trial) {
        Map<String, Optional<EmploymentStatus>> told = new LinkedHashMap<>();
        whole(trial, Hris.EMPLOYEES_LIST)
                .forEach(employee -> told.put(
                        employee.id().value(), employee.employmentStatus().flatMap(Coded::known)));
        Set<EmploymentStatus> different = new LinkedHashSet<>();
        told.values().forEach(status -> status.ifPresent(different::add));
        Expect.that(different.size() > 1, "the employees of the account all have one status: %s", different);
        for (EmploymentStatus status : EmploymentStatus.values()) {
            Set<String> listed = new HashSet<>();
            trial.connection()
                    .employees()
                    .all(HrisFilters.Employees.EMPLOYMENT_STATUS.is(status))
                    .forEach(employee -> listed.add(employee.id().value()));
            told.forEach((id, says) -> Expect.equal(
                    says.equals(Optional.of(status)),
                    listed.contains(id),
                    "whether an employee whose record says %s is listed by %s",
                    says.map(EmploymentStatus::word).orElse("something else"),
                    status.word()));
        }
    }

    private static void tree(Trial trial) {
        Map<String, Optional<Id<Group>>> above = new LinkedHashMap<>();
        rows(trial, Hris.GROUPS_LIST).forEach(group -> above.put(group.id().value(), group.parentGroup()));
        above.forEach((start, parent) -> {
            Set<String> way = new HashSet<>(Set.of(start));
            Optional<Id<Group>> next = parent;
            while (next.isPresent()) {
                String id = next.get().value();
                Expect.that(above.containsKey(id), "a parent_group is no group that the list has");
                Expect.that(way.add(id), "going up from a group comes back to a group");
                next = above.get(id);
            }
        });
    }
}
