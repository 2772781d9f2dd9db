package io.hirelay.workable;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.error.ConflictException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.input.NewTimeoffRequest;
import io.hirelay.input.TimeoffDecision;
import io.hirelay.model.Coded;
import io.hirelay.model.DaySession;
import io.hirelay.model.TimeUnit;
import io.hirelay.model.TimeoffApproval;
import io.hirelay.model.TimeoffRequest;
import io.hirelay.model.TimeoffStatus;
import io.hirelay.operation.HrisFilters.TimeoffRequests;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.spi.Written;
import io.hirelay.spi.Written.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Workable is asked and sent about time off, and what it may answer with. */
class TimeOffWireTest {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 28);

    private FakeWorkable workable;

    @BeforeEach
    void start() {
        workable = new FakeWorkable();
        workable.answers(
                "/members", "{\"members\":[{\"id\":\"1f\",\"name\":\"Nora\",\"role\":\"admin\",\"active\":true}]}");
        workable.answers(
                "/timeoff/categories",
                "{\"categories\":[{\"id\":\"31\",\"name\":\"Holidays\",\"type\":\"paid\"},"
                        + "{\"id\":\"32\",\"name\":\"Illness\",\"type\":\"odd\"},"
                        + "{\"id\":\"33\",\"name\":\"holidays\"}]}");
        workable.answers(
                "/timeoff/balances",
                "{\"balances\":[{\"category_id\":\"31\",\"time_off_tracking_unit\":\"half_days\"},"
                        + "{\"category_id\":\"32\",\"time_off_tracking_unit\":\"hours\"}]}");
        list();
    }

    @AfterEach
    void stop() {
        workable.close();
    }

    @Test
    void aRowSaysAllItCan() {
        list(row("d1", "Pending", approval("a1"))
                .replace("\"half_days\":[]", "\"half_days\":[{\"date\":\"2026-07-28\",\"half\":\"first\"}]"));

        TimeoffRequest request =
                workable.connection().timeoffRequests().stream().toList().get(0);

        assertEquals("19f", request.employee().orElseThrow().id().orElseThrow().value());
        assertEquals(Optional.of(Coded.of(TimeoffStatus.PENDING, "pending")), request.status());
        assertEquals(Optional.of(Coded.of(TimeUnit.DAYS, "half_days")), request.units());
        assertEquals(Optional.of(new BigDecimal("0.5")), request.amount());
        assertEquals(Optional.of("Holidays"), request.timeoffType());
        assertEquals("31", request.timeoffTypeId().orElseThrow().value());
        assertEquals(Optional.of(LocalDateTime.parse("2026-07-28T00:00:00")), request.startTime());
        assertEquals(Optional.of(LocalDateTime.parse("2026-07-28T23:59:59")), request.endTime());
        assertEquals(Optional.of(Coded.of(DaySession.MORNING, "first")), request.session());
        assertEquals(List.of(new TimeoffApproval(Optional.of("a1"), Optional.of("uuid-of-a1"))), request.approvals());
        assertEquals(Optional.of(Instant.parse("2026-07-23T20:45:01.425Z")), request.updatedAt());
    }

    @Test
    void oddValuesCostNothingButThemselves() {
        list("{\"id\":\"d1\",\"employee_id\":7,\"state\":\"escalated\",\"requesting_total\":\"many\","
                + "\"timeoff_tracking_unit\":\"weeks\",\"half_days\":{},\"from_date\":\"soon\",\"category_name\":"
                + "\"Gone\",\"pending_approvals\":[null,{}]}");

        TimeoffRequest request =
                workable.connection().timeoffRequests().stream().toList().get(0);

        assertEquals("escalated", request.status().orElseThrow().word());
        assertEquals("weeks", request.units().orElseThrow().word());
        assertEquals(Optional.empty(), request.amount());
        assertEquals(Optional.empty(), request.startTime());
        assertEquals(Optional.empty(), request.session());
        assertEquals(Optional.of("Gone"), request.timeoffType());
        assertEquals(Optional.empty(), request.timeoffTypeId());
    }

    @Test
    void filtersGoOutInWorkablesWords() {
        list(row("d1", "rejected"));

        workable.connection()
                .timeoffRequests()
                .list(ListRequest.<TimeoffRequest>all()
                        .where(TimeoffRequests.EMPLOYEE_ID.in(List.of("19f", "1a0")))
                        .where(TimeoffRequests.STATUS.in(List.of(TimeoffStatus.REJECTED, TimeoffStatus.CANCELED)))
                        .where(TimeoffRequests.START_TIME.compares(
                                Operator.GT, LocalDateTime.parse("2026-02-03T12:00:00")))
                        .limit(20));

        workable.server()
                .verify(
                        exactly(1),
                        requestedFor("GET", urlPathEqualTo(FakeWorkable.API + "/timeoff/requests"))
                                .withQueryParam("from_date", equalTo("2026-02-03"))
                                .withQueryParam("limit", equalTo("20"))
                                .withQueryParam("offset", equalTo("0"))
                                .withQueryParam(
                                        "employee_ids[]",
                                        com.github.tomakehurst.wiremock.client.WireMock.havingExactly("19f", "1a0"))
                                .withQueryParam(
                                        "states[]",
                                        com.github.tomakehurst.wiremock.client.WireMock.havingExactly(
                                                "canceled", "rejected")));
    }

    @Test
    void aRequestGoesOutWithItsTimesAsTheyAre() {
        answersTo("POST", "/timeoff/requests", aResponse().withStatus(201).withBody(row("d9", "pending")));

        Written<TimeoffRequest> filed = workable.connection()
                .timeoffRequests()
                .create(NewTimeoffRequest.of("19F", "31", DAY, DAY.plusDays(1)).saying("Sea"));
        workable.connection()
                .timeoffRequests()
                .create(NewTimeoffRequest.of("19f", "Holidays", DAY, DAY).during(DaySession.MORNING));
        workable.connection().timeoffRequests().create(NewTimeoffRequest.of("19f", "illness", DAY, DAY));

        assertEquals(Outcome.CREATED, filed.outcome());
        assertEquals("d9", filed.value().id().value());
        sent(
                "POST",
                "/timeoff/requests",
                "{\"category_id\":\"31\",\"from_date\":\"2026-07-28T00:00:00.000\",\"to_date\":\"2026-07-29T00:00:00.000\","
                        + "\"employee_id\":\"19f\",\"note\":\"Sea\",\"member_id\":\"1f\"}");
        sent(
                "POST",
                "/timeoff/requests",
                "{\"category_id\":\"31\",\"from_date\":\"2026-07-28T00:00:00.000\",\"to_date\":\"2026-07-28T00:00:00.000\","
                        + "\"employee_id\":\"19f\",\"half_days\":[{\"date\":\"2026-07-28\",\"half\":\"first\"}],"
                        + "\"member_id\":\"1f\"}");
        sent(
                "POST",
                "/timeoff/requests",
                "{\"category_id\":\"32\",\"from_date\":\"2026-07-28T00:00:00.000\",\"to_date\":\"2026-07-28T23:59:59.000\","
                        + "\"employee_id\":\"19f\",\"member_id\":\"1f\"}");
    }

    @Test
    void hoursUntilMidnightEndAtMidnight() {
        answersTo("POST", "/timeoff/requests", aResponse().withStatus(201).withBody(row("d9", "pending")));

        workable.connection()
                .timeoffRequests()
                .create(NewTimeoffRequest.of(
                        "19f", "illness", DAY.atTime(18, 0), DAY.plusDays(1).atStartOfDay()));

        sent(
                "POST",
                "/timeoff/requests",
                "{\"category_id\":\"32\",\"from_date\":\"2026-07-28T18:00:00.000\",\"to_date\":\"2026-07-29T00:00:00.000\","
                        + "\"employee_id\":\"19f\",\"member_id\":\"1f\"}");
    }

    @Test
    void aLastDayWithoutATimeEndsWithTheDay() {
        answersTo("POST", "/timeoff/requests", aResponse().withStatus(201).withBody(row("d9", "pending")));

        workable.connection()
                .timeoffRequests()
                .create(NewTimeoffRequest.of("19f", "illness", DAY.atTime(9, 0), DAY.atStartOfDay()));

        sent(
                "POST",
                "/timeoff/requests",
                "{\"category_id\":\"32\",\"from_date\":\"2026-07-28T09:00:00.000\",\"to_date\":\"2026-07-28T23:59:59.000\","
                        + "\"employee_id\":\"19f\",\"member_id\":\"1f\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 500})
    void categoriesThatCannotBeReadAreAskedForOncePerPage(int status) {
        list(row("d1", "pending"), row("d2", "pending"), row("d3", "pending"), row("d4", "pending"));
        workable.answers("/timeoff/categories", aResponse().withStatus(status));

        List<TimeoffRequest> listed =
                workable.connection().timeoffRequests().list(ListRequest.all()).items();

        assertEquals(4, listed.size());
        assertEquals(Optional.of("Holidays"), listed.get(3).timeoffType());
        assertEquals(Optional.empty(), listed.get(3).timeoffTypeId());
        int tries = status == 500 ? 2 : 1;
        assertEquals(tries, count("/timeoff/categories"));
    }

    @Test
    void thatTheCategoriesMayNotBeSeenIsRememberedForListsAlone() {
        list(row("d1", "pending"));
        workable.answers("/timeoff/categories", aResponse().withStatus(403));
        workable.connection().timeoffRequests().list(ListRequest.all());
        workable.connection().timeoffRequests().list(ListRequest.all());
        assertEquals(1, count("/timeoff/categories"));

        assertThrows(
                AccessDeniedException.class,
                () -> workable.connection()
                        .timeoffRequests()
                        .create(NewTimeoffRequest.of("19f", "Holidays", DAY, DAY)));
        assertEquals(1, count("/timeoff/categories"));

        workable.clock().advance(Duration.ofMinutes(2));
        workable.answers("/timeoff/categories", "{\"categories\":[{\"id\":\"31\",\"name\":\"Holidays\"}]}");
        assertEquals(
                "31",
                workable.connection()
                        .timeoffRequests()
                        .list(ListRequest.all())
                        .items()
                        .get(0)
                        .timeoffTypeId()
                        .orElseThrow()
                        .value());
    }

    /** One who is named alone is looked at, and refused; of several each would cost a call. */
    @Test
    void whereSeveralEmployeesHaveNothingNobodyIsLookedAt() {
        list();

        assertThrows(
                InvalidRequestException.class,
                () -> workable.connection()
                        .timeoffRequests()
                        .list(ListRequest.<TimeoffRequest>all().where(TimeoffRequests.EMPLOYEE_ID.is("19f"))));
        assertEquals(1, count("/employees/"));
        assertEquals(
                List.of(),
                workable.connection()
                        .timeoffRequests()
                        .list(ListRequest.<TimeoffRequest>all()
                                .where(TimeoffRequests.EMPLOYEE_ID.in(List.of("19f", "1a0", "1a1"))))
                        .items());
        assertEquals(0, count("/employees/"));
    }

    private long count(String path) {
        return workable.requests().stream().filter(url -> url.startsWith(path)).count();
    }

    @Test
    void aNameInAnyCaseMustBeOfOneTypeAlone() {
        InvalidRequestException either = assertThrows(
                InvalidRequestException.class,
                () -> workable.connection()
                        .timeoffRequests()
                        .create(NewTimeoffRequest.of("19f", "HOLIDAYS", DAY, DAY)));

        assertEquals("timeoff_type", either.failures().get(0).field());
        assertEquals(
                List.of("31", "33"),
                either.choices().stream().map(choice -> choice.id()).toList());
    }

    @Test
    void everyApprovalThatIsAwaitedIsGivenInOrder() {
        list(row("d1", "pending", approval("a1"), approval("a2")));
        answersTo(
                "PATCH",
                "/timeoff/approvals/a1",
                aResponse().withBody(row("d1", "pending", approval("a2"), approval("a3"))));
        answersTo("PATCH", "/timeoff/approvals/a2", aResponse().withBody(row("d1", "pending", approval("a3"))));
        answersTo("PATCH", "/timeoff/approvals/a3", aResponse().withBody(row("d1", "approved")));

        Written<TimeoffRequest> approved =
                workable.connection().timeoffRequests().approve(TimeoffDecision.of("D1"));

        assertEquals(Outcome.UPDATED, approved.outcome());
        assertTrue(approved.value().status().orElseThrow().is(TimeoffStatus.APPROVED));
        for (String id : List.of("a1", "a2", "a3")) {
            sent(
                    "PATCH",
                    "/timeoff/approvals/" + id,
                    "{\"state\":\"approved\",\"approver_id\":\"uuid-of-" + id + "\",\"member_id\":\"1f\"}");
        }
    }

    @Test
    void oneRejectionIsEnough() {
        list(row("d1", "pending", approval("a1"), approval("a2")));
        answersTo("PATCH", "/timeoff/approvals/a1", aResponse().withBody(row("d1", "rejected")));

        Written<TimeoffRequest> rejected =
                workable.connection().timeoffRequests().reject(TimeoffDecision.of("d1"));

        assertTrue(rejected.value().status().orElseThrow().is(TimeoffStatus.REJECTED));
        sent(
                "PATCH",
                "/timeoff/approvals/a1",
                "{\"state\":\"rejected\",\"approver_id\":\"uuid-of-a1\",\"member_id\":\"1f\"}");
    }

    @Test
    void whomNobodyMayDecideForAndWhoMayNotDecideIsTold() {
        list(row("d1", "pending"));
        ConflictException nobody = assertThrows(
                ConflictException.class,
                () -> workable.connection().timeoffRequests().approve(TimeoffDecision.of("d1")));
        assertTrue(nobody.getMessage().contains("nobody's decision"), nobody.getMessage());

        list(row("d1", "pending", approval("a1")));
        answersTo("PATCH", "/timeoff/approvals/a1", aResponse().withStatus(403));
        AccessDeniedException denied = assertThrows(
                AccessDeniedException.class,
                () -> workable.connection().timeoffRequests().approve(TimeoffDecision.of("d1")));
        assertTrue(denied.getMessage().contains("w_timeoff"), denied.getMessage());
        assertTrue(denied.getMessage().contains("Workable HR"), denied.getMessage());
    }

    private static String row(String id, String state, String... approvals) {
        return "{\"id\":\"" + id + "\",\"employee_id\":\"19f\",\"from_date\":\"2026-07-28T00:00:00.000\","
                + "\"to_date\":\"2026-07-28T23:59:59.000\",\"formatted_period\":\"28 July 2026\",\"state\":\"" + state
                + "\",\"requesting_total\":0.50,\"timeoff_tracking_unit\":\"half_days\",\"half_days\":[],"
                + "\"updated_by\":\"Nora\",\"updated_at\":\"2026-07-23T20:45:01.425Z\",\"category_name\":\"Holidays\","
                + "\"pending_approvals\":[" + String.join(",", approvals) + "]}";
    }

    private static String approval(String id) {
        return "{\"id\":\"" + id + "\",\"approver_id\":\"uuid-of-" + id + "\"}";
    }

    private void list(String... rows) {
        workable.answers(get(urlPathEqualTo(FakeWorkable.API + "/timeoff/requests"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json; charset=utf-8")
                        .withBody("{\"total_count\":" + rows.length + ",\"requests\":[" + String.join(",", rows)
                                + "]}")));
    }

    private void answersTo(
            String method, String path, com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder response) {
        workable.answers(request(method, urlPathEqualTo(FakeWorkable.API + path))
                .willReturn(response.withHeader("Content-Type", "application/json; charset=utf-8")));
    }

    private void sent(String method, String path, String json) {
        workable.server()
                .verify(
                        exactly(1),
                        requestedFor(method, urlPathEqualTo(FakeWorkable.API + path))
                                .withRequestBody(equalToJson(json)));
    }
}
