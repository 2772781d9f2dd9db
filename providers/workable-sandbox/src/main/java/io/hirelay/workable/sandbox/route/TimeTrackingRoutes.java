package io.hirelay.workable.sandbox.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.render.Json;
import io.hirelay.workable.sandbox.render.TimeJson;
import io.hirelay.workable.sandbox.row.Employee;
import io.hirelay.workable.sandbox.row.TimeEntry;
import io.hirelay.workable.sandbox.state.AccountState;
import io.hirelay.workable.sandbox.state.Employees;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The hours that people worked. Times without a zone are taken as UTC. */
final class TimeTrackingRoutes {
    private static final int STANDARD_PAGE = 10;
    private static final int MOST_AT_ONCE = 500;
    private static final Duration CLOCK_IN_STAYS_OPEN = Duration.ofSeconds(330);

    private final AccountState state;

    TimeTrackingRoutes(AccountState state) {
        this.state = state;
    }

    List<Route> routes() {
        String ofOne = "/time-tracking/employees/:employee_id/time-entries";
        return List.of(
                Route.hr("GET", "/time-tracking/time-entries", Scope.R_TIME_TRACKING, this::list),
                Route.hr("POST", "/time-tracking/time-entries", Scope.W_TIME_TRACKING, this::addMany),
                Route.hr("POST", ofOne, Scope.W_TIME_TRACKING, this::add),
                Route.hr("PATCH", ofOne + "/:uuid", Scope.W_TIME_TRACKING, this::change),
                Route.hr("DELETE", ofOne + "/:uuid", Scope.W_TIME_TRACKING, this::delete));
    }

    private Reply list(Call call) {
        Query query = call.query();
        Optional<Instant> from = day(query, "from_date", LocalTime.MIN);
        Optional<Instant> to = day(query, "to_date", LocalTime.MAX);
        List<String> types = query.all("types[]");
        LongPredicate longEnough = duration(query);
        List<TimeEntry> rows = employees(query)
                .flatMap(employee -> state.timeEntries().of(employee).stream())
                .filter(entry -> from.map(start -> !entry.in().isBefore(start)).orElse(true))
                .filter(entry -> to.map(end -> !entry.in().isAfter(end)).orElse(true))
                .filter(entry -> types.isEmpty() || types.contains(entry.type()))
                .filter(entry -> longEnough.test(entry.minutes()))
                .sorted(Comparator.comparing(TimeEntry::in).thenComparing(TimeEntry::employee))
                .toList();
        return OffsetPaging.page(query, "time_entries", STANDARD_PAGE, rows, TimeJson::entry);
    }

    private Stream<Long> employees(Query query) {
        List<String> ids = query.all("employee_ids[]");
        return ids.isEmpty()
                ? state.employees().posts().map(Employees.Post::id)
                : ids.stream().distinct().flatMap(id -> state.employees().find(id).map(Employee::id).stream());
    }

    private static Optional<Instant> day(Query query, String name, LocalTime time) {
        return query.get(name).map(text -> {
            LocalDateTime given = LocalTimes.parse(name, text);
            return (text.length() == 10 ? given.toLocalDate().atTime(time) : given).toInstant(ZoneOffset.UTC);
        });
    }

    private static LongPredicate duration(Query query) {
        Optional<Long> wanted = query.get("duration").map(TimeTrackingRoutes::minutes);
        if (wanted.isEmpty()) {
            return minutes -> true;
        }
        long bound = wanted.get();
        return switch (query.get("duration_operator").orElse("equal")) {
            case "equal" -> minutes -> minutes == bound;
            case "greater_than" -> minutes -> minutes > bound;
            case "greater_than_or_equal" -> minutes -> minutes >= bound;
            case "less_than" -> minutes -> minutes < bound;
            case "less_than_or_equal" -> minutes -> minutes <= bound;
            default -> throw Refusal.hr(400, "timeEntries.invalidOperator", "duration_operator is unknown");
        };
    }

    private static long minutes(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refusal.hr(400, "timeEntries.invalidDuration", "duration must be a whole number of minutes");
        }
    }

    private Reply add(Call call) {
        Employee employee = employee(call.variable("employee_id"));
        Body body = Body.of(call);
        String type = body.text("type").orElse("time-entry");
        if (!Set.of("time-entry", "clock-in").contains(type)) {
            throw Refusal.hr(422, "timeEntryCreate.invalidType", "type must be time-entry or clock-in");
        }
        TimeEntry entry = entry(employee, body, type);
        makeRoom(entry, body, "timeEntryCreate");
        state.timeEntries().put(entry);
        return Reply.of(201, TimeJson.written(entry));
    }

    /** All of them or none. */
    private Reply addMany(Call call) {
        List<Body> bodies = Body.of(call).objects("time_entries");
        if (bodies.isEmpty() || bodies.size() > MOST_AT_ONCE) {
            throw Refusal.hr(422, "timeEntryBulkCreate.invalidCount", "time_entries must hold 1 to " + MOST_AT_ONCE);
        }
        Map<TimeEntry, Body> entries = new LinkedHashMap<>();
        List<TimeEntry> conflicts = new ArrayList<>();
        for (Body body : bodies) {
            Employee employee = employee(body.required("employee_id"));
            TimeEntry entry = entry(employee, body, "time-entry");
            boolean among = entries.keySet().stream()
                    .anyMatch(other -> other.employee() == entry.employee() && other.overlaps(entry));
            if (among) {
                throw Refusal.hr(409, "timeEntryBulkCreate.overlapping", "two of the entries share time");
            }
            if (!body.flag("override_overlapping", false)) {
                conflicts.addAll(state.timeEntries().conflicts(entry));
            }
            entries.put(entry, body);
        }
        if (!conflicts.isEmpty()) {
            throw overlap("timeEntryBulkCreate", conflicts);
        }
        entries.forEach((entry, body) -> {
            makeRoom(entry, body, "timeEntryBulkCreate");
            state.timeEntries().put(entry);
        });
        return Reply.of(201, Json.array(entries.keySet(), TimeJson::ofMany));
    }

    private Reply change(Call call) {
        Employee employee = employee(call.variable("employee_id"));
        TimeEntry before = find(call, employee);
        Body body = Body.of(call);
        Instant in = body.has("clock_in_time") ? time(body, "clock_in_time") : before.in();
        Instant out = body.has("clock_out_time") ? time(body, "clock_out_time") : before.out();
        TimeEntry changed = new TimeEntry(
                before.uuid(),
                before.employee(),
                before.type(),
                in,
                out,
                body.has("note") ? body.text("note").orElse(null) : before.note(),
                before.timezone());
        refuseImpossible(changed, "timeEntryUpdate");
        makeRoom(changed, body, "timeEntryUpdate");
        state.timeEntries().put(changed);
        return Reply.ok(TimeJson.written(changed));
    }

    /** Hours that were clocked can be taken back within minutes only. */
    private Reply delete(Call call) {
        Employee employee = employee(call.variable("employee_id"));
        TimeEntry entry = find(call, employee);
        boolean clocked = entry.type().startsWith("clock");
        if (clocked && entry.in().plus(CLOCK_IN_STAYS_OPEN).isBefore(state.now())) {
            throw Refusal.hr(422, "timeEntryDelete.tooLate", "the clock-in is too old to be deleted");
        }
        state.timeEntries().remove(entry);
        return Reply.nothing();
    }

    private TimeEntry entry(Employee employee, Body body, String type) {
        @Nullable Instant out = type.equals("clock-in") && !body.has("clock_out_time") ? null : time(body, "clock_out_time");
        TimeEntry entry = new TimeEntry(
                state.timeEntries().newId(),
                employee.id(),
                type,
                time(body, "clock_in_time"),
                out,
                body.text("note").orElse(null),
                "UTC");
        refuseImpossible(entry, "timeEntryCreate");
        return entry;
    }

    private void refuseImpossible(TimeEntry entry, String action) {
        Instant out = entry.out();
        if (out != null && !entry.in().isBefore(out)) {
            throw Refusal.hr(400, action + ".invalidPeriod", "clock_out_time must be after clock_in_time");
        }
        Instant tomorrow = state.now()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        if (!entry.in().isBefore(tomorrow)) {
            throw Refusal.hr(400, action + ".futureDayNotPermitted", "entries for days to come are not permitted");
        }
    }

    /** Whoever says so replaces the entries that share time with the new one; others are told which they are. */
    private void makeRoom(TimeEntry entry, Body body, String action) {
        List<TimeEntry> conflicts = state.timeEntries().conflicts(entry);
        if (!conflicts.isEmpty() && !body.flag("override_overlapping", false)) {
            throw overlap(action, conflicts);
        }
        conflicts.forEach(other -> state.timeEntries().remove(other));
    }

    private static Refusal overlap(String action, List<TimeEntry> conflicts) {
        ObjectNode json = Json.object()
                .put("error", action + ".overlappingTimeEntries")
                .put("message", "the entry shares time with others");
        json.set("conflicting_time_entries", TimeJson.conflicts(conflicts));
        return new Refusal(Reply.of(409, json));
    }

    private static Instant time(Body body, String name) {
        return Query.time(name, body.required(name));
    }

    private Employee employee(String id) {
        return state.employees().find(id).orElseThrow(Refusal::notFound);
    }

    private TimeEntry find(Call call, Employee employee) {
        return state.timeEntries().find(employee.id(), call.variable("uuid")).orElseThrow(Refusal::notFound);
    }
}
