package io.hirelay.workable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hirelay.Write;
import io.hirelay.error.ConflictException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.input.NewTimeoffRequest;
import io.hirelay.input.TimeoffDecision;
import io.hirelay.input.TimeoffRequestChange;
import io.hirelay.input.TimeoffVerdict;
import io.hirelay.model.DaySession;
import io.hirelay.model.NamedRef;
import io.hirelay.model.TimeUnit;
import io.hirelay.model.TimeoffBalance;
import io.hirelay.model.TimeoffRequest;
import io.hirelay.model.TimeoffStatus;
import io.hirelay.model.TimeoffType;
import io.hirelay.operation.Hris;
import io.hirelay.operation.HrisFilters.TimeoffBalances;
import io.hirelay.operation.HrisFilters.TimeoffRequests;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.spi.Written;
import io.hirelay.spi.Written.Outcome;
import io.hirelay.workable.sandbox.control.Fault;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Time off: what for, how much is left, and who asks for it, over the simulated account. */
class TimeOffTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    private SandboxConnection acme;

    @BeforeEach
    void connect() {
        acme = SandboxConnection.open();
    }

    @AfterEach
    void disconnect() {
        acme.close();
    }

    @Test
    void typesAreListedAndFoundByIdOrName() {
        List<TimeoffType> types = acme.walk(
                Hris.TIMEOFF_TYPES_LIST, ListRequest.<TimeoffType>all().limit(2));

        assertEquals(
                List.of("Paid time off", "Sick leave", "Unpaid leave", "Sabbatical"),
                types.stream().map(type -> type.name().orElseThrow()).toList());
        assertEquals(
                List.of(true, true, false, true),
                types.stream().map(type -> type.isPaid().orElseThrow()).toList());
        assertEquals(
                types.get(1),
                acme.connection().timeoffTypes().get(types.get(1).id().value()));
        assertEquals(types.get(1), acme.connection().timeoffTypes().get("sick LEAVE"));
        assertThrows(
                NotFoundException.class, () -> acme.connection().timeoffTypes().get("Parties"));
    }

    @Test
    void balancesAreNumbersWithIdsThatStay() {
        String employee = withManager();
        ListRequest<TimeoffBalance> request =
                ListRequest.<TimeoffBalance>all().where(TimeoffBalances.EMPLOYEE_ID.is(employee));

        List<TimeoffBalance> balances = acme.walk(Hris.TIMEOFF_BALANCES_LIST, request.limit(3));
        List<TimeoffBalance> again = acme.walk(Hris.TIMEOFF_BALANCES_LIST, request);

        assertEquals(again, balances);
        JsonNode told = acme.read("/timeoff/balances?employee_id=" + employee).path("balances");
        for (int i = 0; i < told.size(); i++) {
            TimeoffBalance balance = balances.get(i);
            assertEquals(
                    employee + ":" + told.get(i).path("category_id").asText(),
                    balance.id().value());
            assertEquals(Optional.of(told.get(i).path("name").asText()), balance.timeoffPolicy());
            assertEquals(
                    0,
                    balance.balance()
                            .orElseThrow()
                            .compareTo(new java.math.BigDecimal(
                                    told.get(i).path("units_available").asText())));
            assertEquals(
                    employee,
                    balance.employee().orElseThrow().id().orElseThrow().value());
        }
        assertEquals(
                List.of(TimeUnit.DAYS, TimeUnit.HOURS, TimeUnit.DAYS, TimeUnit.DAYS),
                balances.stream()
                        .map(balance -> balance.unit().orElseThrow().known().orElseThrow())
                        .toList());
        assertEquals(Optional.of(true), balances.get(2).isUnlimited());
    }

    @Test
    void balancesNeedAnEmployeeWhoIsThere() {
        InvalidRequestException missing = assertThrows(
                InvalidRequestException.class,
                () -> acme.walk(Hris.TIMEOFF_BALANCES_LIST, ListRequest.<TimeoffBalance>all()));
        InvalidRequestException unknown = assertThrows(
                InvalidRequestException.class,
                () -> acme.walk(
                        Hris.TIMEOFF_BALANCES_LIST,
                        ListRequest.<TimeoffBalance>all().where(TimeoffBalances.EMPLOYEE_ID.is("7fffffff"))));

        assertEquals(ErrorCode.REQUEST_MISSING_PARAMETER, missing.code());
        assertEquals("employee_id", unknown.failures().get(0).field());
        assertEquals(ErrorCode.REQUEST_UNRESOLVED_IDENTIFIER, unknown.code());
    }

    @Test
    void everyRequestIsListedOnceAndFoundByItsId() {
        List<TimeoffRequest> all = acme.walk(
                Hris.TIMEOFF_REQUESTS_LIST, ListRequest.<TimeoffRequest>all().limit(70));

        assertEquals(total(""), all.stream().map(TimeoffRequest::id).distinct().count());
        assertEquals(total(""), all.size());
        TimeoffRequest some = all.get(all.size() / 3);
        acme.asked();
        assertEquals(some, acme.connection().timeoffRequests().get(some.id().value()));
        assertEquals(List.of("GET /spi/v3/timeoff/requests"), acme.asked());
        assertEquals(
                Optional.of(some.timeoffType().orElseThrow()),
                acme.connection()
                        .timeoffTypes()
                        .get(some.timeoffTypeId().orElseThrow().value())
                        .name());
        assertThrows(
                NotFoundException.class,
                () -> acme.connection().timeoffRequests().get("7fffffff"));
    }

    @Test
    void aRequestOfLongAgoIsFoundWithoutHavingBeenSeen() {
        JsonNode first = acme.read("/timeoff/requests?from_date=1970-01-01&limit=10")
                .path("requests")
                .get(0);
        assertTrue(
                first.path("from_date").asText().startsWith("2026-01"),
                first.path("from_date").asText());

        TimeoffRequest found =
                acme.connection().timeoffRequests().get(first.path("id").asText());

        assertEquals(
                first.path("employee_id").asText(),
                found.employee().flatMap(NamedRef::id).orElseThrow().value());
    }

    @Test
    void aListIsOfAnEmployeeAStatusAndAPeriod() {
        String employee = pending().path("employee_id").asText();
        List<TimeoffRequest> own = acme.walk(
                Hris.TIMEOFF_REQUESTS_LIST,
                ListRequest.<TimeoffRequest>all().where(TimeoffRequests.EMPLOYEE_ID.is(employee)));
        List<TimeoffRequest> undecided = acme.walk(
                Hris.TIMEOFF_REQUESTS_LIST,
                ListRequest.<TimeoffRequest>all().where(TimeoffRequests.STATUS.is(TimeoffStatus.PENDING)));
        List<TimeoffRequest> summer = acme.walk(
                Hris.TIMEOFF_REQUESTS_LIST,
                ListRequest.<TimeoffRequest>all()
                        .where(TimeoffRequests.START_TIME.compares(
                                Operator.GTE, LocalDateTime.parse("2026-06-01T00:00:00")))
                        .where(TimeoffRequests.START_TIME.compares(
                                Operator.LT, LocalDateTime.parse("2026-07-01T00:00:00"))));

        assertEquals(total("&employee_id=" + employee), own.size());
        assertEquals(total("&states%5B%5D=pending"), undecided.size());
        assertTrue(undecided.stream()
                .allMatch(request -> request.status().orElseThrow().is(TimeoffStatus.PENDING)
                        && !request.approvals().isEmpty()));
        assertFalse(summer.isEmpty());
        assertTrue(summer.stream()
                .allMatch(request -> request.startTime().orElseThrow().getMonthValue() == 6));
        assertEquals(
                List.of(),
                acme.walk(
                        Hris.TIMEOFF_REQUESTS_LIST,
                        ListRequest.<TimeoffRequest>all().where(TimeoffRequests.STATUS.is(TimeoffStatus.PLANNED))));
        InvalidRequestException nobody = assertThrows(
                InvalidRequestException.class,
                () -> acme.walk(
                        Hris.TIMEOFF_REQUESTS_LIST,
                        ListRequest.<TimeoffRequest>all().where(TimeoffRequests.EMPLOYEE_ID.is("7fffffff"))));
        assertEquals("employee_id", nobody.failures().get(0).field());
    }

    @Test
    void aRequestIsFiledByTheNameOfItsTypeAndApproved() {
        String employee = withManager();

        Written<TimeoffRequest> filed = acme.connection()
                .timeoffRequests()
                .create(NewTimeoffRequest.of(employee, "paid time off", MONDAY, MONDAY.plusDays(1))
                        .saying("Away with the family"));
        Written<TimeoffRequest> approved = acme.connection()
                .timeoffRequests()
                .approve(TimeoffDecision.of(filed.value().id().value()));

        assertEquals(Outcome.CREATED, filed.outcome());
        assertTrue(filed.value().status().orElseThrow().is(TimeoffStatus.PENDING));
        assertEquals("2", filed.value().amount().orElseThrow().toPlainString());
        assertTrue(filed.value().units().orElseThrow().is(TimeUnit.DAYS));
        assertTrue(filed.value().session().orElseThrow().is(DaySession.FULL));
        assertEquals(Optional.of(MONDAY.atStartOfDay()), filed.value().startTime());
        assertEquals(Outcome.UPDATED, approved.outcome());
        assertTrue(approved.value().status().orElseThrow().is(TimeoffStatus.APPROVED));
        assertEquals(
                approved.value(),
                acme.connection().timeoffRequests().get(filed.value().id().value()));
    }

    @Test
    void halfADayAndHoursAreOfOneDay() {
        String employee = withManager();

        TimeoffRequest half = acme.connection()
                .timeoffRequests()
                .create(NewTimeoffRequest.of(employee, "Paid time off", MONDAY, MONDAY)
                        .during(DaySession.AFTERNOON))
                .value();
        TimeoffRequest hours = acme.connection()
                .timeoffRequests()
                .create(NewTimeoffRequest.of(employee, "Sick leave", MONDAY.plusDays(1), MONDAY.plusDays(1)))
                .value();

        assertEquals("0.5", half.amount().orElseThrow().toPlainString());
        assertTrue(half.session().orElseThrow().is(DaySession.AFTERNOON));
        assertEquals("8", hours.amount().orElseThrow().toPlainString());
        assertTrue(hours.units().orElseThrow().is(TimeUnit.HOURS));
        assertEquals(Optional.empty(), hours.session());
        InvalidRequestException refused = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .timeoffRequests()
                        .create(NewTimeoffRequest.of(employee, "Sick leave", MONDAY, MONDAY)
                                .during(DaySession.MORNING)));
        assertEquals("session", refused.failures().get(0).field());
        assertTrue(refused.getMessage().contains("counted in hours"), refused.getMessage());
    }

    @Test
    void whatIsWrongIsToldBeforeAnythingIsSent() {
        acme.asked();
        InvalidRequestException early = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .timeoffRequests()
                        .create(NewTimeoffRequest.of("1", "Parties", MONDAY, MONDAY.plusDays(2))
                                .saying("n".repeat(141))
                                .during(DaySession.MORNING)));
        assertEquals(
                List.of("employee_note", "session"),
                early.failures().stream().map(failure -> failure.field()).toList());

        InvalidRequestException type = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .timeoffRequests()
                        .create(NewTimeoffRequest.of(withManager(), "Parties", MONDAY, MONDAY)));
        assertEquals("timeoff_type", type.failures().get(0).field());
        assertEquals(
                List.of("Paid time off", "Sick leave", "Unpaid leave", "Sabbatical"),
                type.choices().stream().map(choice -> choice.name()).toList());

        InvalidRequestException nobody = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .timeoffRequests()
                        .create(NewTimeoffRequest.of("7fffffff", "Sick leave", MONDAY, MONDAY)));
        assertEquals("employee.id", nobody.failures().get(0).field());
        assertEquals(0, acme.control().count("POST", "/timeoff/requests"));
    }

    static Stream<Fault> appliedAndLost() {
        return Stream.of(Fault.dropAfterApplying(), Fault.status(502).applied(), Fault.cutBody(), Fault.emptyBody());
    }

    @ParameterizedTest
    @MethodSource("appliedAndLost")
    void aRequestWhoseAnswerIsLostIsThereOnceAndDecidedOnce(Fault fault) {
        String employee = withManager();
        int before = total("&employee_id=" + employee);
        acme.control().inject(fault.on("POST", "/timeoff/requests"));
        Written<TimeoffRequest> filed = acme.connection()
                .timeoffRequests()
                .create(NewTimeoffRequest.of(employee, "Paid time off", MONDAY, MONDAY));
        acme.control().inject(fault.on("PATCH", "/timeoff/approvals/*"));
        Written<TimeoffRequest> rejected = acme.connection()
                .timeoffRequests()
                .reject(TimeoffDecision.of(filed.value().id().value()));

        assertEquals(Outcome.CREATED, filed.outcome());
        assertEquals(before + 1, total("&employee_id=" + employee));
        assertEquals(Outcome.UPDATED, rejected.outcome());
        assertTrue(rejected.value().status().orElseThrow().is(TimeoffStatus.REJECTED));
    }

    @Test
    void aRequestOfWhichNothingIsToBeSeenIsNotSentAgainButADecisionIs() {
        String employee = withManager();
        acme.control().inject(Fault.drop().on("POST", "/timeoff/requests"));
        assertThrows(
                UnknownOutcomeException.class,
                () -> acme.connection()
                        .timeoffRequests()
                        .create(NewTimeoffRequest.of(employee, "Paid time off", MONDAY, MONDAY)));
        assertEquals(1, acme.control().count("POST", "/timeoff/requests"));

        acme.control().inject(Fault.drop().on("PATCH", "/timeoff/approvals/*"));
        Written<TimeoffRequest> approved = acme.connection()
                .timeoffRequests()
                .approve(TimeoffDecision.of(pending().path("id").asText()));
        assertTrue(approved.value().status().orElseThrow().is(TimeoffStatus.APPROVED));
    }

    @Test
    void aDecisionIsMadeOnce() {
        String id = pending().path("id").asText();

        Written<TimeoffRequest> rejected =
                acme.connection().timeoffRequests().update(TimeoffRequestChange.of(id, TimeoffVerdict.REJECTED));
        Written<TimeoffRequest> again = acme.connection().timeoffRequests().reject(TimeoffDecision.of(id));
        ConflictException late = assertThrows(
                ConflictException.class,
                () -> acme.connection().timeoffRequests().approve(TimeoffDecision.of(id)));
        InvalidRequestException unknown = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection().timeoffRequests().approve(TimeoffDecision.of("7fffffff")));
        assertThrows(
                NotFoundException.class,
                () -> acme.connection()
                        .timeoffRequests()
                        .update(TimeoffRequestChange.of("7fffffff", TimeoffVerdict.APPROVED)));
        InvalidRequestException remark = assertThrows(
                InvalidRequestException.class,
                () -> acme.connection()
                        .timeoffRequests()
                        .approve(TimeoffDecision.of(pending().path("id").asText())
                                .saying("Have fun")));

        assertEquals(Outcome.UPDATED, rejected.outcome());
        assertEquals(Outcome.UNCHANGED, again.outcome());
        assertEquals(rejected.value(), again.value());
        assertTrue(late.getMessage().contains("is rejected"), late.getMessage());
        assertEquals("id", unknown.failures().get(0).field());
        assertEquals("note", remark.failures().get(0).field());
    }

    @Test
    void somebodyElseMayHaveDecidedMeanwhile() {
        JsonNode waiting = pending();
        try (Write<TimeoffRequest> write = acme.connection()
                .prepare(
                        Hris.TIMEOFF_REQUESTS_APPROVE,
                        TimeoffDecision.of(waiting.path("id").asText()),
                        acme.context())) {
            assertEquals(
                    200,
                    acme.send(
                            "PATCH",
                            "/timeoff/approvals/"
                                    + waiting.at("/pending_approvals/0/id").asText(),
                            "{\"state\":\"rejected\",\"approver_id\":\""
                                    + waiting.at("/pending_approvals/0/approver_id")
                                            .asText()
                                    + "\",\"member_id\":\"" + administrator() + "\"}"));
            ConflictException late = assertThrows(ConflictException.class, write::run);
            assertTrue(late.getMessage().contains("is rejected"), late.getMessage());
        }
    }

    /** An employee for whom somebody has to agree, and who has not asked for November yet. */
    private String withManager() {
        return pending().path("employee_id").asText();
    }

    private JsonNode pending() {
        return acme.read("/timeoff/requests?from_date=1970-01-01&limit=10&states%5B%5D=pending")
                .path("requests")
                .get(0);
    }

    private String administrator() {
        List<String> ids = new ArrayList<>();
        acme.read("/members?role=admin&limit=10")
                .path("members")
                .forEach(member -> ids.add(member.path("id").asText()));
        return ids.get(0);
    }

    private int total(String filters) {
        return acme.read("/timeoff/requests?from_date=1970-01-01&limit=10" + filters)
                .path("total_count")
                .asInt();
    }
}
