package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Being away: balances that follow requests, and requests that follow approvals. */
class TimeOffTest extends HrTest {
    private static final String YEAR = "/timeoff/requests?from_date=2026-01-01";

    private String category(String unit) {
        for (JsonNode balance : balances(worker())) {
            if (balance.path("time_off_tracking_unit").asText().equals(unit)) {
                return balance.path("category_id").asText();
            }
        }
        throw new AssertionError("nothing is counted in " + unit);
    }

    private JsonNode balances(String employee) {
        return api.json("/timeoff/balances?employee_id=" + employee).path("balances");
    }

    private BigDecimal amount(String employee, String category, String field) {
        for (JsonNode balance : balances(employee)) {
            if (balance.path("category_id").asText().equals(category)) {
                return new BigDecimal(balance.path(field).asText());
            }
        }
        throw new AssertionError("no category " + category);
    }

    private ApiClient.Response ask(String category, String employee, String from, String to, String more) {
        return post(
                "/timeoff/requests",
                "{'member_id':'ADMIN','category_id':'" + category + "','employee_id':'" + employee + "','from_date':'"
                        + from + "','to_date':'" + to + "'" + more + "}");
    }

    @Test
    void categoriesAndBalances() {
        assertEquals(
                List.of("Paid time off", "Sick leave", "Unpaid leave", "Sabbatical"),
                ApiClient.texts(api.json("/timeoff/categories").path("categories"), "name"));
        for (JsonNode balance : balances(worker())) {
            for (String field : List.of("units_available", "units_used", "units_carry_over_available")) {
                assertTrue(balance.path(field).asText().matches("-?\\d+\\.\\d\\d"), field);
            }
        }
        assertEquals(400, api.get("/timeoff/balances").status());
        assertEquals(404, api.get("/timeoff/balances?employee_id=1").status());
    }

    @Test
    void requestsAreFilteredAndHaveNoZone() {
        List<JsonNode> all = pages(YEAR, "requests");

        assertEquals(10, api.json(YEAR).path("requests").size());
        assertEquals(Set.of("pending", "approved", "rejected", "canceled"), Set.copyOf(ApiClient.texts(all, "state")));
        List<String> starts = ApiClient.texts(all, "from_date");
        assertEquals(starts.stream().sorted().toList(), starts);
        assertTrue(starts.stream().allMatch(date -> date.matches("\\d{4}-\\d\\d-\\d\\dT00:00:00\\.000")));
        for (JsonNode row : all) {
            assertEquals(
                    row.path("state").asText().equals("pending"),
                    !row.path("pending_approvals").isEmpty());
        }
        JsonNode one = all.get(0);
        String employee = one.path("employee_id").asText();
        holds(
                YEAR + "&employee_id=" + employee,
                (row, list) -> row.path("employee_id").asText().equals(employee));
        String other = all.stream()
                .map(row -> row.path("employee_id").asText())
                .filter(id -> !id.equals(employee))
                .findFirst()
                .orElseThrow();
        holds(
                YEAR + "&employee_ids[]=" + employee + "&employee_ids[]=" + other,
                (row, list) ->
                        Set.of(employee, other).contains(row.path("employee_id").asText()));
        holds(
                YEAR + "&states%5B%5D=pending&states%5B%5D=rejected",
                (row, list) ->
                        Set.of("pending", "rejected").contains(row.path("state").asText()));
        String hours = category("hours");
        holds(
                YEAR + "&category_ids[]=" + hours,
                (row, list) -> row.path("timeoff_tracking_unit").asText().equals("hours"));
        holds(
                "/timeoff/requests?from_date=2026-03-01&to_date=2026-03-31T23:59:59.000",
                (row, list) -> row.path("to_date").asText().compareTo("2026-03-01") >= 0
                        && row.path("from_date").asText().compareTo("2026-04-01") < 0);
        assertEquals(400, api.get("/timeoff/requests").status());
        assertEquals(400, api.get("/timeoff/requests?from_date=soon").status());
        assertEquals(400, api.get(YEAR + "&limit=25").status());
    }

    private void holds(String path, BiPredicate<JsonNode, List<JsonNode>> rule) {
        String encoded = path.replace("[]", "%5B%5D");
        List<JsonNode> rows = pages(encoded, "requests");
        assertFalse(rows.isEmpty(), path);
        assertTrue(rows.stream().allMatch(row -> rule.test(row, rows)), path);
    }

    @Test
    void aRequestWaitsForTheManagerAndLowersTheBalance() {
        String employee = worker();
        String days = category("half_days");
        BigDecimal before = amount(employee, days, "units_available");
        ApiClient.Response made =
                ask(days, employee, "2026-11-05", "2026-11-09", ",'half_days':[{'date':'2026-11-09','half':'first'}]");

        assertEquals(201, made.status(), made.body());
        JsonNode row = made.json();
        assertEquals("pending", row.path("state").asText());
        assertEquals(2.5, row.path("requesting_total").asDouble());
        assertEquals(
                "05 November 2026 - 09 November 2026",
                row.path("formatted_period").asText());
        assertEquals(before.subtract(new BigDecimal("2.5")), amount(employee, days, "units_available"));
        assertEquals(422, ask(days, employee, "2026-11-09", "2026-11-12", "").status());

        String path = "/timeoff/approvals/" + row.at("/pending_approvals/0/id").asText();
        String approver = row.at("/pending_approvals/0/approver_id").asText();
        String body = "{'member_id':'ADMIN','state':'rejected','approver_id':'%s'}";
        assertEquals(403, patch(path, String.format(body, "somebody")).status());
        assertEquals(
                422,
                patch(path, String.format(body.replace("rejected", "maybe"), approver))
                        .status());
        ApiClient.Response decided = patch(path, String.format(body, approver));
        assertEquals(200, decided.status());
        assertEquals("rejected", decided.json().path("state").asText());
        assertEquals("[]", decided.json().path("pending_approvals").toString());
        assertEquals(before, amount(employee, days, "units_available"));
        assertEquals(404, patch(path, String.format(body, approver)).status());
    }

    @Test
    void whoeverAnswersToNobodyNeedsNoApproval() {
        String first = employee(row -> active(row) && row.path("manager_id").isNull())
                .path("id")
                .asText();
        ApiClient.Response made =
                ask(category("hours"), first, "2026-12-01T00:00:00.000", "2026-12-01T23:59:59.000", "");

        assertEquals("approved", made.json().path("state").asText());
        assertEquals(8, made.json().path("requesting_total").asInt());
        assertTrue(made.json().path("requesting_total").isInt());
        assertEquals(
                "01 December 2026 (00:00) - 01 December 2026 (23:59)",
                made.json().path("formatted_period").asText());
    }

    @Test
    void aSeededRequestIsApproved() {
        JsonNode pending = pages(YEAR + "&states%5B%5D=pending", "requests").get(0);
        ApiClient.Response decided = patch(
                "/timeoff/approvals/" + pending.at("/pending_approvals/0/id").asText(),
                "{'member_id':'ADMIN','state':'approved','approver_id':'"
                        + pending.at("/pending_approvals/0/approver_id").asText() + "'}");

        assertEquals(pending.path("id"), decided.json().path("id"));
        assertEquals("approved", decided.json().path("state").asText());
        assertEquals(
                "2026-08-03T10:15:30.250Z", decided.json().path("updated_at").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            emptyValue = "",
            value = {
                "2026-11-09|2026-11-05|\"\"",
                "2026-11-07|2026-11-08|\"\"",
                "2026-10-01|2026-12-20|\"\"",
                "2026-11-05|2026-11-05|,'half_days':[{'date':'2026-11-05','half':'third'}]",
                "2026-11-05|2026-11-05|,'half_days':[{'date':'2026-11-06','half':'first'}]",
                "2026-11-05|2026-11-05|,'note':'a note of more than one hundred and forty characters, which is more than"
                        + " anybody ought to want to say about a few days off, however good the reasons are'"
            })
    void anImpossibleRequestIsUnprocessable(String from, String to, String more) {
        ApiClient.Response refused = ask(category("half_days"), worker(), from, to, more);

        assertEquals(422, refused.status(), refused.body());
        assertTrue(refused.json().path("error").asText().startsWith("timeoffRequestCreate."), refused.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5th of May", "2026-13-01"})
    void aDateThatIsNoneIsABadRequest(String date) {
        assertEquals(
                400,
                ask(category("half_days"), worker(), date, "2026-11-05", "").status());
    }
}
