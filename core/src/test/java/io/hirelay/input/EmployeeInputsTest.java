package io.hirelay.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hirelay.error.Failure;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.json.Json;
import io.hirelay.model.AnswerValue;
import io.hirelay.model.Change;
import io.hirelay.model.Coded;
import io.hirelay.model.DaySession;
import io.hirelay.model.EmploymentStatus;
import io.hirelay.model.EmploymentType;
import io.hirelay.model.Gender;
import io.hirelay.model.GroupRef;
import io.hirelay.model.GroupType;
import io.hirelay.model.PayInterval;
import io.hirelay.model.RawJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EmployeeInputsTest {
    private static final Json JSON = new Json();

    @Test
    void a_body_and_a_built_employee_are_the_same() {
        LocalDate day = LocalDate.of(2026, 8, 1);
        assertEquals(
                NewEmployee.of("Ada", "Byron")
                        .email("ada@example.com", "work")
                        .gender(Gender.FEMALE)
                        .startDate(day)
                        .employmentStatus(EmploymentStatus.ACTIVE)
                        .manager("19ff2f")
                        .group("66e8")
                        .employment(EmploymentInput.of(day, EmploymentType.FULL_TIME))
                        .employment(EmploymentInput.paying(day, new BigDecimal("90000"), "USD", PayInterval.YEARLY))
                        .customField(FieldInput.of("allergies", new AnswerValue.Choices(List.of("nuts"))))
                        .customField(FieldInput.raw("chat_group", RawJson.of("{\"chat_username\":\"ada\"}")))
                        .document("Contract.pdf", "https://example.com/c.pdf")
                        .build(),
                read("""
                        {"first_name": "Ada", "last_name": "Byron",
                         "emails": [{"email": "ada@example.com", "type": "work"}], "gender": "female",
                         "start_date": "2026-08-01", "employment_status": "active", "manager": {"id": "19ff2f"},
                         "groups": ["66e8"],
                         "employments": [{"effective_date": "2026-08-01", "employment_type": "full_time"},
                          {"effective_date": "2026-08-01", "pay_rate": 90000, "pay_currency": "USD",
                           "pay_period": "yearly"}],
                         "custom_fields": [{"id": "allergies", "value": ["nuts"]},
                          {"id": "chat_group", "value": {"chat_username": "ada"}}],
                         "documents": [{"name": "Contract.pdf", "url": "https://example.com/c.pdf"}]}
                        """, NewEmployee.class));
    }

    @Test
    void everything_wrong_with_an_employee_is_told_at_once() {
        assertEquals(Map.of("first_name", "is required", "last_name", "is required"), failing("{}", NewEmployee.class));
        assertEquals(
                Map.of(
                        "employment_status",
                        "must be active or pending: nobody begins as inactive",
                        "manager.id",
                        "is required",
                        "groups[0].id",
                        "is required, or a name",
                        "employments[0].pay_currency",
                        "is required with pay_rate",
                        "employments[0].pay_period",
                        "is required with pay_rate",
                        "employments[1].effective_date",
                        "or another field is needed",
                        "employments[2].end_date",
                        "must not be before effective_date",
                        "custom_fields[0].value",
                        "either value or raw is needed, and not both",
                        "custom_fields[1].id",
                        "must not name a field that is named before"),
                failing("""
                        {"first_name": "Ada", "last_name": "Byron", "employment_status": "inactive",
                         "manager": {"name": "Lord Byron"}, "groups": [{"type": "department"}],
                         "employments": [{"pay_rate": 1}, {},
                          {"effective_date": "2026-08-02", "end_date": "2026-08-01"}],
                         "custom_fields": [{"id": "x"}, {"id": "x", "value": 1}]}
                        """, NewEmployee.class));
        assertEquals(
                Map.of("documents[0].url", "must be an address such as https://example.com/ada"),
                failing(
                        "{\"first_name\": \"A\", \"last_name\": \"B\", \"documents\": [{\"url\": \"c.pdf\"}]}",
                        NewEmployee.class));
    }

    @Test
    void what_is_left_out_stays_and_null_clears() {
        EmployeeChange change = read("""
                {"id": "19ff54", "job_title": "Countess", "manager": null, "gender": "Woman",
                 "groups": [{"name": "Engines", "type": "department"}],
                 "custom_fields": [{"id": "skills", "value": null}],
                 "employments_add": [{"effective_date": "2026-09-01", "note": "a raise"}]}
                """, EmployeeChange.class);
        assertEquals(Change.set("Countess"), change.jobTitle());
        assertEquals(Change.clear(), change.manager());
        assertEquals(Change.keep(), change.startDate());
        assertEquals(Change.set(Coded.<Gender>unknown("Woman")), change.gender(), "another's word is carried");
        assertEquals(FieldInput.cleared("skills"), change.customFields().get(0));
        assertEquals(
                Change.set(List.of(new GroupRef(
                        Optional.empty(), Optional.of("Engines"), Optional.of(Coded.of(GroupType.DEPARTMENT))))),
                change.groups());
        assertEquals(
                Map.of(
                        "first_name",
                        "cannot be cleared: every employee has it",
                        "employments",
                        "is either replaced or added to, not both in one call"),
                failing("""
                        {"id": "19ff54", "first_name": null, "employments": [{"note": "x"}],
                         "employments_add": [{"note": "y"}]}
                        """, EmployeeChange.class));
        EmployeeChange built = EmployeeChange.of("19ff54")
                .manager(Change.clear())
                .jobTitle("Countess")
                .build();
        assertEquals(
                "{\"id\":\"19ff54\",\"job_title\":\"Countess\",\"manager\":null,\"employments_add\":[],"
                        + "\"custom_fields\":[],\"documents_add\":[],\"remote_data\":null}",
                new String(JSON.write(built), StandardCharsets.UTF_8));
    }

    @Test
    void time_off_is_in_no_zone() {
        NewTimeoffRequest read = read("""
                {"employee": {"id": "19ff54"}, "timeoff_type": "Sick leave",
                 "start_time": "2026-07-27", "end_time": "2026-07-27T12:00", "session": "morning"}
                """, NewTimeoffRequest.class);
        LocalDateTime midnight = LocalDateTime.of(2026, 7, 27, 0, 0);
        assertEquals(
                NewTimeoffRequest.of("19ff54", "Sick leave", midnight, midnight.plusHours(12))
                        .during(DaySession.MORNING),
                read);
        assertEquals(
                Map.of(
                        "start_time",
                        "must be a time on the provider's clock, without an offset, such as 2026-01-31T09:30:00"),
                failing("""
                        {"employee": {"id": "1"}, "timeoff_type": "1", "start_time": "2026-07-27T00:00:00+02:00",
                         "end_time": "2026-07-28"}
                        """, NewTimeoffRequest.class));
        assertEquals(
                Map.of("end_time", "must not be before start_time", "employee.id", "is required"),
                failing("""
                        {"employee": "Ada", "timeoff_type": "1", "start_time": "2026-07-27", "end_time": "2026-07-26"}
                        """, NewTimeoffRequest.class));
    }

    @Test
    void a_last_day_without_a_time_is_a_whole_one() {
        NewTimeoffRequest read = read("""
                {"employee": {"id": "1"}, "timeoff_type": "1", "start_time": "2026-07-27T09:00", "end_time": "2026-07-27"}
                """, NewTimeoffRequest.class);
        assertEquals(LocalDateTime.of(2026, 7, 27, 0, 0), read.endTime());
        assertEquals(Map.of("end_time", "must not be before start_time"), failing("""
                        {"employee": {"id": "1"}, "timeoff_type": "1", "start_time": "2026-07-27T09:00",
                         "end_time": "2026-07-27T08:00"}
                        """, NewTimeoffRequest.class));
    }

    @Test
    void a_decision_is_one_of_two() {
        TimeoffRequestChange change =
                read("{\"id\": \"r1\", \"status\": \"approved\", \"note\": \"ok\"}", TimeoffRequestChange.class);
        assertEquals(TimeoffRequestChange.of("r1", TimeoffVerdict.APPROVED).saying("ok"), change);
        assertEquals(TimeoffDecision.of("r1").saying("ok"), change.decision());
        assertEquals(
                Map.of("status", "must be one of approved, rejected"),
                failing("{\"id\": \"r1\", \"status\": \"pending\"}", TimeoffRequestChange.class));
    }

    private static <T extends Record> T read(String body, Class<T> type) {
        return JSON.read(body.getBytes(StandardCharsets.UTF_8), type);
    }

    private static <T extends Record> Map<String, String> failing(String body, Class<T> type) {
        InvalidRequestException refused = assertThrows(InvalidRequestException.class, () -> read(body, type));
        Map<String, String> told = new TreeMap<>();
        for (Failure failure : refused.failures()) {
            told.put(failure.field(), failure.message());
        }
        return told;
    }
}
