package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.render.Json;
import io.hirelay.workable.sandbox.render.TimeJson;
import io.hirelay.workable.sandbox.row.Employee;
import io.hirelay.workable.sandbox.row.Ids;
import io.hirelay.workable.sandbox.row.Member;
import io.hirelay.workable.sandbox.row.TimeOffCategory;
import io.hirelay.workable.sandbox.row.TimeOffRequest;
import io.hirelay.workable.sandbox.row.TimeOffRequest.Approval;
import io.hirelay.workable.sandbox.seed.TimeOffSeeds;
import io.hirelay.workable.sandbox.state.AccountState;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Being away: what for, how much of it is left, asking for it and agreeing to it. */
final class TimeOffRoutes {
    private static final int STANDARD_PAGE = 10;
    private static final int LONGEST_NOTE = 140;

    private final AccountState state;
    private final HrActors actors;
    private final WorkingTime workingTime = new WorkingTime();

    TimeOffRoutes(AccountState state) {
        this.state = state;
        this.actors = new HrActors(state);
    }

    List<Route> routes() {
        return List.of(
                Route.hr("GET", "/timeoff/categories", Scope.R_TIMEOFF, this::categories),
                Route.hr("GET", "/timeoff/balances", Scope.R_TIMEOFF, this::balances),
                Route.hr("GET", "/timeoff/requests", Scope.R_TIMEOFF, this::requests),
                Route.hr("POST", "/timeoff/requests", Scope.W_TIMEOFF, this::ask),
                Route.hr("PATCH", "/timeoff/approvals/:key", Scope.W_TIMEOFF, this::decide));
    }

    private Reply categories(Call call) {
        ObjectNode json = Json.object();
        json.set("categories", Json.array(state.timeOff().categories(), TimeJson::category));
        return Reply.ok(json);
    }

    private Reply balances(Call call) {
        Employee employee = employee(call.query().get("employee_id"), actors.reader(call));
        int year = state.now().atZone(ZoneOffset.UTC).getYear();
        ObjectNode json = Json.object();
        json.set(
                "balances",
                Json.array(
                        state.timeOff().categories(),
                        category -> TimeJson.balance(
                                category,
                                state.timeOff().left(employee.id(), category, year),
                                state.timeOff().used(employee.id(), category, year))));
        return Reply.ok(json);
    }

    /** Whom a call is about: whom it names, else whoever makes it. */
    private Employee employee(Optional<String> id, Optional<Member> caller) {
        if (id.isEmpty() && caller.isEmpty()) {
            throw Refusal.hr(400, "employeeId.required", "employee_id is required");
        }
        return id.isPresent()
                ? state.employees().find(id.get()).orElseThrow(Refusal::notFound)
                : caller.flatMap(actors::employee).orElseThrow(Refusal::notFound);
    }

    private Reply requests(Call call) {
        Query query = call.query();
        LocalDateTime from = LocalTimes.parse(
                "from_date",
                query.get("from_date")
                        .orElseThrow(() -> Refusal.hr(400, "fromDate.required", "from_date is required")));
        Optional<LocalDateTime> to = query.get("to_date").map(text -> LocalTimes.parse("to_date", text));
        Set<String> employees = new HashSet<>(query.all("employee_ids[]"));
        query.get("employee_id").ifPresent(employees::add);
        List<String> categories = query.all("category_ids[]");
        List<String> states = query.all("states[]");
        List<TimeOffRequest> rows = state.timeOff().all().stream()
                .filter(request -> !request.to().isBefore(from))
                .filter(request -> to.map(end -> !request.from().isAfter(end)).orElse(true))
                .filter(request -> employees.isEmpty() || employees.contains(Ids.text(request.employee())))
                .filter(request -> categories.isEmpty()
                        || categories.contains(request.category().id()))
                .filter(request -> states.isEmpty() || states.contains(request.state()))
                .toList();
        return OffsetPaging.page(query, "requests", STANDARD_PAGE, rows, TimeJson::request);
    }

    private Reply ask(Call call) {
        Body body = Body.of(call);
        Member member = actors.writer(call);
        TimeOffCategory category = state.timeOff()
                .category(body.required("category_id"))
                .orElseThrow(() -> refused("unknownCategory", "category_id is unknown"));
        Employee employee = employee(body.text("employee_id"), Optional.of(member));
        LocalDateTime from = LocalTimes.parse("from_date", body.required("from_date"));
        LocalDateTime to = LocalTimes.parse("to_date", body.required("to_date"));
        if (to.isBefore(from)) {
            throw refused("invalidPeriod", "to_date is before from_date");
        }
        if (body.text("note").orElse("").length() > LONGEST_NOTE) {
            throw refused("noteTooLong", "note must not be longer than " + LONGEST_NOTE + " characters");
        }
        List<TimeOffRequest.HalfDay> halves = workingTime.halves(body, category);
        BigDecimal total = workingTime.total(category, from, to, halves);
        refuseOverlap(employee, from, to);
        Optional<BigDecimal> left = state.timeOff().left(employee.id(), category, from.getYear());
        if (left.filter(rest -> rest.compareTo(total) < 0).isPresent()) {
            throw refused("insufficientBalance", "the balance does not suffice");
        }
        // Whoever answers to nobody needs nobody's approval.
        Optional<Approval> approval = state.employees()
                .managerOf(employee)
                .map(manager -> new Approval(state.timeOff().newApproval(), TimeOffSeeds.approver(manager.id())));
        TimeOffRequest request = new TimeOffRequest(
                state.timeOff().newId(),
                employee.id(),
                category,
                from,
                to,
                approval.isPresent() ? "pending" : "approved",
                total,
                halves,
                body.text("note").orElse(null),
                member.name(),
                state.now(),
                approval.orElse(null));
        state.timeOff().put(request);
        return Reply.of(201, TimeJson.request(request));
    }

    private void refuseOverlap(Employee employee, LocalDateTime from, LocalDateTime to) {
        boolean taken = state.timeOff().of(employee.id()).stream()
                .filter(TimeOffRequest::counts)
                .anyMatch(other -> !other.to().isBefore(from) && !other.from().isAfter(to));
        if (taken) {
            throw refused("overlapping", "there is a request for these days already");
        }
    }

    private Reply decide(Call call) {
        TimeOffRequest request = state.timeOff().waitingFor(call.id("key")).orElseThrow(Refusal::notFound);
        Member member = actors.writer(call);
        Body body = Body.of(call);
        String decision = body.required("state");
        if (!Set.of("approved", "rejected").contains(decision)) {
            throw Refusal.hr(422, "timeoffApproval.invalidState", "state must be approved or rejected");
        }
        Approval approval = request.approval();
        if (approval == null || !approval.approver().toString().equals(body.required("approver_id"))) {
            throw Refusal.hr(403, "timeoffApproval.notTheApprover", "approver_id is not who has to approve");
        }
        TimeOffRequest decided = request.decided(decision, member.name(), state.now());
        state.timeOff().put(decided);
        return Reply.ok(TimeJson.request(decided));
    }

    private static Refusal refused(String code, String message) {
        return Refusal.hr(422, "timeoffRequestCreate." + code, message);
    }
}
