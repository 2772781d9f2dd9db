package io.hirelay.conformance;

import static io.hirelay.conformance.EmployeeRules.rows;
import static io.hirelay.conformance.EmployeeRules.whole;
import static io.hirelay.conformance.Rule.must;

import io.hirelay.error.ConflictException;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.input.NewTimeoffRequest;
import io.hirelay.input.TimeoffDecision;
import io.hirelay.model.Coded;
import io.hirelay.model.Id;
import io.hirelay.model.NamedRef;
import io.hirelay.model.TimeoffBalance;
import io.hirelay.model.TimeoffRequest;
import io.hirelay.model.TimeoffStatus;
import io.hirelay.model.TimeoffType;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.Hris;
import io.hirelay.operation.HrisFilters;
import io.hirelay.spi.Registration;
import io.hirelay.spi.Written;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Time off: how much there is, who asks for it, and what becomes of it. */
final class TimeOffRules {
    private TimeOffRules() {}

    private static final int EMPLOYEES = 5;

    static List<Rule> rules() {
        return List.of(
                must(
                                "HRIS-OFF-01",
                                "balances are those of the employee who is named, one of each kind of time off there is, and"
                                        + " numbers unless they are unlimited",
                                TimeOffRules::balances)
                        .about(Hris.TIMEOFF_BALANCES_LIST, Hris.TIMEOFF_TYPES_LIST, Hris.EMPLOYEES_LIST),
                must(
                                "HRIS-OFF-02",
                                "a request is an employee's, of a kind of time off that there is, and does not end before it"
                                        + " begins",
                                TimeOffRules::requests)
                        .about(Hris.TIMEOFF_REQUESTS_LIST, Hris.TIMEOFF_TYPES_LIST, Hris.EMPLOYEES_LIST),
                must(
                                "HRIS-OFF-03",
                                "a request that names its kind of time off by name is the same as one that names it by id",
                                TimeOffRules::byNameAndId)
                        .about(Hris.TIMEOFF_REQUESTS_CREATE, Hris.TIMEOFF_REQUESTS_LIST, Hris.TIMEOFF_TYPES_LIST),
                must(
                                "HRIS-OFF-04",
                                "a decision makes a pending request what it says, and deciding once more on a request that is"
                                        + " decided changes nothing: it is unchanged, or refused as wrong or as a conflict",
                                TimeOffRules::decisions)
                        .about(Hris.TIMEOFF_REQUESTS_LIST)
                        .unless(TimeOffRules::nobodyDecides),
                must(
                                "HRIS-OFF-05",
                                "the times of a request are those of the provider's clock: the same in a list and a get,"
                                        + " whatever the zone of the machine",
                                TimeOffRules::times)
                        .about(Hris.TIMEOFF_REQUESTS_LIST));
    }

    private static Map<String, TimeoffType> types(Trial trial) {
        Map<String, TimeoffType> types = new LinkedHashMap<>();
        rows(trial, Hris.TIMEOFF_TYPES_LIST).forEach(type -> types.put(type.id().value(), type));
        return types;
    }

    private static Set<String> employees(Trial trial) {
        return rows(trial, Hris.EMPLOYEES_LIST).stream()
                .map(employee -> employee.id().value())
                .collect(Collectors.toSet());
    }

    private static void balances(Trial trial) {
        Map<String, TimeoffType> types = types(trial);
        int seen = 0;
        for (String employee : trial.survey().ids(Hris.EMPLOYEES, EMPLOYEES)) {
            Set<String> kinds = new HashSet<>();
            for (TimeoffBalance balance :
                    trial.connection().timeoffBalances().all(HrisFilters.TimeoffBalances.EMPLOYEE_ID.is(employee))) {
                seen++;
                Expect.equal(
                        Optional.of(employee),
                        balance.employee().flatMap(NamedRef::id).map(Id::value),
                        "whose balance an employee's is");
                String kind = balance.timeoffType()
                        .flatMap(NamedRef::id)
                        .map(Id::value)
                        .orElseThrow(() -> new Violation("a balance does not tell of which kind of time off it is"));
                Expect.that(types.containsKey(kind), "a balance is of a kind of time off that the list of them lacks");
                Expect.that(kinds.add(kind), "an employee has two balances of one kind of time off");
                Expect.that(
                        balance.balance().isPresent() || balance.isUnlimited().orElse(false),
                        "a balance that is not unlimited has no number");
            }
        }
        Expect.that(seen > 0, "no employee of the account has a balance");
    }

    private static void requests(Trial trial) {
        Map<String, TimeoffType> types = types(trial);
        Set<String> employees = employees(trial);
        List<TimeoffRequest> all = new ArrayList<>(rows(trial, Hris.TIMEOFF_REQUESTS_LIST));
        all.addAll(whole(trial, Hris.TIMEOFF_REQUESTS_LIST));
        for (TimeoffRequest request : all) {
            String who = request.employee()
                    .flatMap(NamedRef::id)
                    .map(Id::value)
                    .orElseThrow(() -> new Violation("a request does not tell whose it is"));
            Expect.that(employees.contains(who), "a request is of somebody whom the list of employees lacks");
            request.timeoffTypeId()
                    .ifPresent(type -> Expect.equal(
                            Optional.ofNullable(types.get(type.value())).flatMap(TimeoffType::name),
                            request.timeoffType(),
                            "the kind of time off of a request, by its id"));
            Expect.that(request.timeoffType().isPresent(), "a request does not tell of which kind of time off it is");
            Expect.that(
                    request.startTime().isPresent() && request.endTime().isPresent(),
                    "a request does not tell when it is");
            Expect.that(
                    !request.endTime()
                            .orElseThrow()
                            .isBefore(request.startTime().orElseThrow()),
                    "a request ends before it begins");
        }
    }

    private static void byNameAndId(Trial trial) {
        Map<String, TimeoffType> types = types(trial);
        int tried = 0;
        for (Sample<NewTimeoffRequest, TimeoffRequest> sample :
                new Writing(trial).samples(Hris.TIMEOFF_REQUESTS_CREATE)) {
            String given = sample.input().timeoffType().value();
            TimeoffType type = types.values().stream()
                    .filter(each -> each.id().value().equals(given)
                            || each.name().filter(given::equals).isPresent())
                    .findFirst()
                    .orElseThrow(() -> new Violation(sample + " names no kind of time off of the account"));
            if (type.name().isPresent()) {
                tried++;
                Map<?, ?> byId = filed(trial, sample, type.id().value());
                Map<?, ?> byName = filed(trial, sample, type.name().get());
                Expect.equal(
                        Set.of(),
                        Likeness.different(byId, byName),
                        "what a request tells otherwise when its kind is named by name");
                Expect.equal(type.name().get(), byId.get("timeoff_type"), "the kind of time off of what was filed");
            }
        }
        Expect.that(tried > 0, "no sample files a request");
    }

    /** What the record tells of it that does not differ from one record to the next. */
    private static Map<String, @Nullable Object> filed(
            Trial trial, Sample<NewTimeoffRequest, TimeoffRequest> sample, String type) {
        try (Trial own = trial.fresh()) {
            Sample<NewTimeoffRequest, TimeoffRequest> asked =
                    sample.about(Writing.with(sample.input(), "timeoff_type", Id.of(type)));
            Object after;
            try {
                after = new Writing(own).after(asked, new Writing(own).run(asked));
            } catch (HirelayException e) {
                throw new Violation("a kind of time off is not known by its id or its name: " + Expect.name(e), e);
            }
            Map<String, @Nullable Object> told = new LinkedHashMap<>();
            if (after instanceof Map<?, ?> record) {
                for (String name : List.of(
                        "employee", "timeoff_type", "timeoff_type_id", "start_time", "end_time", "units", "session")) {
                    told.put(name, record.get(name));
                }
            }
            return told;
        }
    }

    /** The decisions that the provider offers, and what they make of a request. */
    private static Map<ActionOperation<TimeoffDecision, TimeoffRequest>, TimeoffStatus> offered(Trial trial) {
        Map<ActionOperation<TimeoffDecision, TimeoffRequest>, TimeoffStatus> all = new LinkedHashMap<>();
        all.put(Hris.TIMEOFF_REQUESTS_APPROVE, TimeoffStatus.APPROVED);
        all.put(Hris.TIMEOFF_REQUESTS_REJECT, TimeoffStatus.REJECTED);
        Set<String> registered = trial.survey().writes().stream()
                .map(Registration::operation)
                .map(operation -> operation.id())
                .collect(Collectors.toSet());
        all.keySet().removeIf(operation -> !registered.contains(operation.id()));
        return all;
    }

    private static Optional<String> nobodyDecides(Trial trial) {
        return offered(trial).isEmpty()
                ? Optional.of("the provider does not support hris.timeoff_requests.approve or reject")
                : Optional.empty();
    }

    private static void decisions(Trial trial) {
        for (ActionOperation<TimeoffDecision, TimeoffRequest> operation :
                offered(trial).keySet()) {
            TimeoffStatus wanted = Objects.requireNonNull(offered(trial).get(operation));
            List<Sample<TimeoffDecision, TimeoffRequest>> samples = new Writing(trial).samples(operation);
            Expect.that(!samples.isEmpty(), "no sample tries %s", operation.id());
            try (Trial own = trial.fresh()) {
                Sample<TimeoffDecision, TimeoffRequest> sample =
                        new Writing(own).samples(operation).get(0);
                String id = sample.input().id().value();
                Expect.equal(
                        TimeoffStatus.PENDING,
                        status(own, id).orElse(null),
                        "the status of what %s is to decide on",
                        sample);
                WriteRules.told(sample, () -> new Writing(own).run(sample));
                Expect.equal(wanted, status(own, id).orElse(null), "the status of what %s has decided on", sample);
                offered(own).keySet().forEach(again -> onceMore(own, again, id, wanted));
            }
        }
    }

    private static void onceMore(
            Trial trial, ActionOperation<TimeoffDecision, TimeoffRequest> operation, String id, TimeoffStatus decided) {
        String what = operation.id() + " of what is " + decided.word();
        try {
            Written<TimeoffRequest> again = trial.connection().write(operation, TimeoffDecision.of(id), trial.call());
            Expect.equal(Written.Outcome.UNCHANGED, again.outcome(), "the outcome of %s", what);
        } catch (ConflictException | InvalidRequestException refused) {
            // said clearly
        } catch (HirelayException e) {
            throw new Violation(what + " fails with " + Expect.name(e), e);
        }
        Expect.equal(decided, status(trial, id).orElse(null), "the status after %s", what);
    }

    /** As the get tells it, or the list where there is no get. */
    private static Optional<TimeoffStatus> status(Trial trial, String id) {
        Optional<TimeoffRequest> request =
                trial.survey().get(Hris.TIMEOFF_REQUESTS).isPresent()
                        ? Optional.of(trial.connection().timeoffRequests().get(id))
                        : listed(trial, id);
        return request.flatMap(TimeoffRequest::status).flatMap(Coded::known);
    }

    private static Optional<TimeoffRequest> listed(Trial trial, String id) {
        for (TimeoffRequest request : trial.connection().timeoffRequests().all()) {
            if (request.id().value().equals(id)) {
                return Optional.of(request);
            }
        }
        return Optional.empty();
    }

    private static void times(Trial trial) {
        List<Map<String, List<Optional<LocalDateTime>>>> seen = new ArrayList<>();
        Zones.farApart(() -> {
            Map<String, List<Optional<LocalDateTime>>> times = new LinkedHashMap<>();
            for (TimeoffRequest row : trial.connection().timeoffRequests().all()) {
                times.put(row.id().value(), List.of(row.startTime(), row.endTime()));
            }
            if (trial.survey().get(Hris.TIMEOFF_REQUESTS).isPresent()) {
                times.keySet().stream().limit(EMPLOYEES).forEach(id -> {
                    TimeoffRequest got = trial.connection().timeoffRequests().get(id);
                    Expect.equal(
                            times.get(id),
                            List.of(got.startTime(), got.endTime()),
                            "the times of a request by get, instead of those in a list,");
                });
            }
            seen.add(times);
        });
        Expect.that(!seen.get(0).isEmpty(), "the account has no request for time off");
        seen.get(0)
                .forEach((id, times) -> Expect.that(
                        times.equals(seen.get(1).get(id)), "times of a request follow the zone of the machine"));
    }
}
