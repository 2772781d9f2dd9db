package io.hirelay.workable;

import io.hirelay.error.Findings;
import io.hirelay.error.NotFoundException;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.http.RemoteQuery;
import io.hirelay.input.NewTimeoffRequest;
import io.hirelay.input.TimeoffDecision;
import io.hirelay.input.TimeoffRequestChange;
import io.hirelay.input.TimeoffVerdict;
import io.hirelay.model.Id;
import io.hirelay.model.TimeoffRequest;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Hris;
import io.hirelay.spi.Operations;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.WriteSupport;
import io.hirelay.workable.mapping.TimeOffRequestMapper;
import io.hirelay.workable.wire.TimeOffBalanceDto;
import io.hirelay.workable.wire.TimeOffCategoryDto;
import io.hirelay.workable.wire.TimeOffRequestDto;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Time off that is asked for, approved and rejected. Times go out as they come in, as clock time. What a category is
 * counted in Workable tells with the employee's balances alone, which are read before a request is made: half a day is
 * refused where it is not counted in half days, and where it is counted in hours whole days are meant to the end of the
 * last.
 */
final class TimeOffWrites {
    private static final int LONGEST_NOTE = 140;
    private static final String HALF_DAYS = "half_days";
    private static final String HOURS = "hours";
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

    private static final WriteSupport DECIDING =
            WriteSupport.PLAIN.asUser().refusing("note", "Workable takes no remark with a decision on time off");

    private TimeOffWrites() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations
                .write(
                        Hris.TIMEOFF_REQUESTS_CREATE,
                        TimeOffWrites::create,
                        WriteSupport.PLAIN
                                .asUser()
                                .refusing("amount", "Workable counts by itself how much time off it takes"))
                .write(Hris.TIMEOFF_REQUESTS_UPDATE, TimeOffWrites::update, DECIDING)
                .write(
                        Hris.TIMEOFF_REQUESTS_APPROVE,
                        (session, input, call) -> decide(session, input, TimeOffDecision.APPROVED, call),
                        DECIDING)
                .write(
                        Hris.TIMEOFF_REQUESTS_REJECT,
                        (session, input, call) -> decide(session, input, TimeOffDecision.REJECTED, call),
                        DECIDING);
    }

    /** The id is that of the record itself: one that names nothing is a record that is not there. */
    private static PreparedWrite<TimeoffRequest> update(
            WorkableSession session, TimeoffRequestChange input, CallContext call) {
        Native<TimeOffRequestDto> before = session.timeOffIndex()
                .findUndecided(input.id().value().strip(), call)
                .orElseThrow(TimeOffRequests::absent);
        return new TimeOffDecision(
                session,
                before,
                input.status() == TimeoffVerdict.APPROVED ? TimeOffDecision.APPROVED : TimeOffDecision.REJECTED,
                input.remoteData(),
                call);
    }

    private static PreparedWrite<TimeoffRequest> decide(
            WorkableSession session, TimeoffDecision input, String wanted, CallContext call) {
        Native<TimeOffRequestDto> before = session.timeOffIndex()
                .findUndecided(input.id().value().strip(), call)
                .orElseThrow(() -> Identifiers.unresolved(
                        "Workable lists no time-off request of this id; one such as 72746 comes with the list of them",
                        List.of()));
        return new TimeOffDecision(session, before, wanted, input.remoteData(), call);
    }

    private static PreparedWrite<TimeoffRequest> create(
            WorkableSession session, NewTimeoffRequest input, CallContext call) {
        Findings findings = new Findings();
        if (input.employeeNote().orElse("").length() > LONGEST_NOTE) {
            findings.add(
                    "employee_note",
                    "has " + input.employeeNote().orElse("").length() + " characters; Workable takes " + LONGEST_NOTE);
        }
        Optional<String> half = input.session().flatMap(TimeOffRequestMapper::half);
        if (half.isPresent()
                && !input.startTime().toLocalDate().equals(input.endTime().toLocalDate())) {
            findings.add(
                    "session",
                    "is for a request of one day; which days of a longer one are halved can be told in Workable's words,"
                            + " as remote_data.half_days");
        }
        findings.throwIfAny();
        Optional<TimeOffCategoryDto> category = findings.resolve(
                "timeoff_type",
                () -> session.timeOffCategories().category(input.timeoffType().value(), call));
        Optional<String> employee = findings.resolve("employee.id", () -> employee(session, input, call));
        Optional<String> unit = category.isPresent() && employee.isPresent()
                ? findings.resolve("employee.id", () -> balances(session, employee.get(), call))
                        .flatMap(balances -> unit(balances, category.get()))
                : Optional.empty();
        if (half.isPresent() && unit.isPresent() && !unit.get().equals(HALF_DAYS)) {
            findings.add(
                    "session",
                    "cannot be told of this type of time off, which is counted in "
                            + unit.get().replace('_', ' ')
                            + (unit.get().equals(HOURS) ? ": tell the time of day in start_time and end_time" : ""));
        }
        findings.throwIfAny();
        // a date alone is read as its midnight: before the beginning it can only have meant the whole day
        boolean toItsEnd = input.endTime().isBefore(input.startTime())
                || unit.filter(HOURS::equals).isPresent()
                        && isMidnight(input.startTime())
                        && isMidnight(input.endTime());
        TimeOffCreation.Wish wish = new TimeOffCreation.Wish(
                employee.orElseThrow(),
                category.orElseThrow(),
                input.startTime(),
                toItsEnd ? input.endTime().toLocalDate().atTime(LAST_SECOND) : input.endTime());
        return new TimeOffCreation(
                session,
                wish,
                NativeBody.of(body(wish, half, input.employeeNote(), call)).merged(input.remoteData(), session.json()),
                call);
    }

    private static String employee(WorkableSession session, NewTimeoffRequest input, CallContext call) {
        String given = input.employee().id().map(Id::value).orElseThrow();
        return EmployeeIdentifiers.canonical(session, given.strip(), Map.of(), call);
    }

    private static Map<String, @Nullable Object> body(
            TimeOffCreation.Wish wish, Optional<String> half, Optional<String> note, CallContext call) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("category_id", wish.category().id());
        body.put("from_date", clock(wish.from()));
        body.put("to_date", clock(wish.to()));
        body.put("employee_id", wish.employee());
        half.ifPresent(which -> body.put(
                HALF_DAYS, List.of(Map.of("date", wish.from().toLocalDate().toString(), "half", which))));
        note.ifPresent(words -> body.put("note", words));
        return ActingMembers.naming(call, body);
    }

    private static boolean isMidnight(LocalDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private static String clock(LocalDateTime time) {
        return CLOCK.format(time);
    }

    private static List<TimeOffBalanceDto> balances(WorkableSession session, String employee, CallContext call) {
        try {
            return session
                    .read(session.timeOff().balances(Map.of("employee_id", employee), call, RemoteQuery.NONE))
                    .balances()
                    .stream()
                    .map(Native::value)
                    .toList();
        } catch (NotFoundException e) {
            throw Identifiers.unresolved("is no employee of this Workable account", List.of());
        }
    }

    private static Optional<String> unit(List<TimeOffBalanceDto> balances, TimeOffCategoryDto category) {
        return balances.stream()
                .filter(balance -> category.id().equalsIgnoreCase(balance.categoryId()))
                .findFirst()
                .flatMap(balance -> Optional.ofNullable(balance.timeOffTrackingUnit()));
    }
}
