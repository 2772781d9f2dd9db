package io.hirelay.server.http.unified;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hirelay.server.http.ServerFixture;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Employees and time off over sockets: what holds of the first model holds of the second. */
class HrisCallsTest {
    private static final String EMPLOYEES = "/unified/hris/employees";
    private static final String REQUESTS = "/unified/hris/timeoff_requests";
    private static final String BALANCES = "/unified/hris/timeoff_balances";

    private static UnifiedFixture fixture;
    private static List<Map<String, Object>> employees;

    @BeforeAll
    static void start() {
        fixture = new UnifiedFixture();
        employees = fixture.walk(EMPLOYEES + "?limit=10");
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void everyEmployeeIsListedOnceAndGotWhole() {
        assertEquals(employees.size(), ids(employees, row -> true).size());
        Map<String, Object> row = employees.get(0);
        assertNull(row.get("custom_fields"), "rows do not carry them");
        Map<String, Object> whole = fixture.ok(EMPLOYEES + "/" + row.get("id"));
        assertNotNull(whole.get("custom_fields"));
        assertNotNull(whole.get("employments"));
        assertEquals(row.get("groups"), whole.get("groups"));
        assertTrue(((Map<?, ?>) whole.get("manager") == null) || ((Map<?, ?>) whole.get("manager")).containsKey("id"));
    }

    @Test
    void expandLoadsWhatRowsDoNotCarry() {
        Map<String, Object> page = fixture.ok(EMPLOYEES + "?limit=2&expand=profile,berths");
        assertEquals(false, page.get("is_partial_response"));
        List<Map<String, Object>> rows = ServerFixture.cast(page.get("result"));
        for (Map<String, Object> row : rows) {
            Map<String, Object> whole = fixture.ok(EMPLOYEES + "/" + row.get("id"));
            for (String field : List.of("custom_fields", "employments", "phones", "date_of_birth")) {
                assertEquals(whole.get(field), row.get(field), field);
            }
        }
    }

    @Test
    void fieldsCanBeChosenAndRowsKeyed() {
        assertEquals(
                List.of("id", "name", "manager"),
                List.copyOf(fixture.rows(EMPLOYEES + "?limit=1&fields=manager,name")
                        .get(0)
                        .keySet()));
        Map<String, Object> page =
                fixture.ok(EMPLOYEES + "?limit=5&truto_key_by=employee_number&truto_ignore_remote_data=true");
        Map<String, Map<String, Object>> byNumber = ServerFixture.cast(page.get("result"));
        assertEquals(5, byNumber.size());
        byNumber.forEach((number, row) -> {
            assertEquals(number, row.get("employee_number"));
            assertFalse(row.containsKey("remote_data"));
        });
    }

    @Test
    void aStatusIsAWordInAnyCaseAndAllIsNoFilter() {
        Set<Object> active = ids(employees, row -> "active".equals(row.get("employment_status")));
        assertTrue(active.size() > 3 && active.size() < employees.size());
        assertEquals(active, walked(EMPLOYEES + "?employment_status=ACTIVE"));
        assertEquals(
                ids(employees, row -> Set.of("active", "pending").contains(row.get("employment_status"))),
                walked(EMPLOYEES + "?employment_status[in]=active,pending"));
        assertEquals(ids(employees, row -> true), walked(EMPLOYEES + "?employment_status=all"));
        refused(
                "employment_status",
                "must be one of active, inactive, pending, not 'busy', or all",
                EMPLOYEES + "?employment_status=busy");
    }

    @Test
    void aQueryLooksForWordsOfNames() {
        String given = String.valueOf(employees.get(3).get("first_name"));
        String family = String.valueOf(employees.get(3).get("last_name"));
        String query = family.substring(0, 2).toUpperCase() + "%20"
                + given.substring(0, 3).toLowerCase();
        HttpResponse<String> answer = fixture.get(EMPLOYEES + "?query=" + query);
        assertEquals(Optional.of("query"), answer.headers().firstValue("X-Filters-Applied-Locally"));
        Set<Object> found = walked(EMPLOYEES + "?query=" + query);
        assertTrue(found.contains(employees.get(3).get("id")), found.toString());
        assertEquals(
                found,
                ids(employees, row -> begins(row, given.substring(0, 3)) && begins(row, family.substring(0, 2))));
        refused("query[in]", "cannot be compared with in; it can with eq", EMPLOYEES + "?query[in]=a,b");
    }

    private static boolean begins(Map<String, Object> row, String start) {
        return List.of("first_name", "middle_name", "last_name", "preferred_name").stream()
                .map(row::get)
                .anyMatch(name ->
                        name != null && String.valueOf(name).toLowerCase().startsWith(start.toLowerCase()));
    }

    @Test
    void balancesAreThoseOfSomebody() {
        Object id = employees.get(0).get("id");
        Set<Object> balances = walked(BALANCES + "?employee_id=" + id);
        assertFalse(balances.isEmpty());
        assertEquals(balances, walked(BALANCES + "?employee[id]=" + id));
        assertEquals(400, fixture.get(BALANCES).statusCode());
        assertTrue(fixture.get(BALANCES).body().contains("employee_id"));
    }

    @Test
    void timesAreOnTheProvidersClock() {
        List<Map<String, Object>> requests = fixture.walk(REQUESTS + "?limit=50");
        requests.forEach(row -> {
            String start = String.valueOf(row.get("start_time"));
            assertTrue(start.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:00\\.000"), start);
        });
        Predicate<Map<String, Object>> summer =
                row -> String.valueOf(row.get("start_time")).compareTo("2026-06") >= 0
                        && String.valueOf(row.get("start_time")).compareTo("2026-09") < 0;
        Set<Object> expected = ids(requests, summer);
        assertTrue(!expected.isEmpty() && expected.size() < requests.size());
        for (String end : List.of("2026-09-01", "2026-08-31T23:59:59.999Z", "2026-09-01T00:00")) {
            assertEquals(expected, walked(REQUESTS + "?start_time[gte]=2026-06-01&start_time[lt]=" + end), end);
        }
        refused(
                "start_time[gte]",
                "must be a time on the provider's clock, without an offset, such as 2026-01-31T09:30:00",
                REQUESTS + "?start_time[gte]=2026-06-01T00:00:00%2B02:00");
    }

    @Test
    void aRequestIsFiledAndDecidedOn() {
        Map<String, Object> type =
                fixture.rows("/unified/hris/timeoff_types?limit=1").get(0);
        Object employee = employees.get(0).get("id");
        HttpResponse<String> filed = post(
                REQUESTS,
                "{\"employee\":{\"id\":\"" + employee + "\"},\"timeoff_type\":\"" + type.get("name")
                        + "\",\"start_time\":\"2026-10-05\",\"end_time\":\"2026-10-06\"}");
        assertEquals(201, filed.statusCode(), filed.body());
        Map<String, Object> request = fixture.server.object(filed.body());
        assertEquals("2026-10-05T00:00:00.000", request.get("start_time"));
        assertEquals("pending", request.get("status"));
        HttpResponse<String> approved = post(REQUESTS + "/approve", "{\"id\":\"" + request.get("id") + "\"}");
        assertEquals(200, approved.statusCode(), approved.body());
        Map<String, Object> result =
                ServerFixture.cast(fixture.server.object(approved.body()).get("result"));
        assertEquals("approved", result.get("status"));
        assertEquals("approved", fixture.ok(REQUESTS + "/" + request.get("id")).get("status"));
    }

    @Test
    void whatIsWrongIsToldOfEachField() {
        HttpResponse<String> answer = post(
                REQUESTS,
                "{\"employee\":{},\"timeoff_type\":\"1\",\"start_time\":\"2026-10-05\",\"end_time\":\"2026-10-04\"}");
        assertEquals(Set.of("employee.id", "end_time"), wrong(answer));
        assertEquals(Set.of("first_name", "last_name"), wrong(post(EMPLOYEES, "{\"job_title\":\"Cook\"}")));
    }

    @Test
    void aResourceThatAModelDoesNotHaveIsRefusedWithThoseItHas() {
        HttpResponse<String> answer = fixture.get("/unified/hris/candidates");
        assertEquals(404, answer.statusCode());
        Object message = fixture.server.object(answer.body()).get("message");
        assertEquals(
                "there is no resource of this name in the unified model; it has employees, fields, groups,"
                        + " timeoff_balances, timeoff_requests, timeoff_types",
                message);
        assertTrue(fixture.get("/unified/crm/candidates").body().contains("there are ats, hris"));
    }

    private static Set<Object> walked(String pathAndQuery) {
        return ids(fixture.walk(pathAndQuery), row -> true);
    }

    private static Set<Object> ids(List<Map<String, Object>> rows, Predicate<Map<String, Object>> which) {
        return rows.stream().filter(which).map(row -> row.get("id")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void refused(String field, String message, String target) {
        HttpResponse<String> answer = fixture.get(target);
        assertEquals(400, answer.statusCode(), answer.body());
        Map<String, Object> details =
                ServerFixture.cast(fixture.server.object(answer.body()).get("details"));
        List<Map<String, Object>> failures = ServerFixture.cast(details.get("failures"));
        assertEquals(field, failures.get(0).get("field"));
        assertTrue(String.valueOf(failures.get(0).get("message")).startsWith(message), failures.toString());
    }

    private static Set<Object> wrong(HttpResponse<String> answer) {
        assertEquals(422, answer.statusCode(), answer.body());
        Map<String, Object> details =
                ServerFixture.cast(fixture.server.object(answer.body()).get("details"));
        List<Map<String, Object>> failures = ServerFixture.cast(details.get("failures"));
        return failures.stream().map(failure -> failure.get("field")).collect(Collectors.toSet());
    }

    private static HttpResponse<String> post(String path, String body) {
        return fixture.server.send(
                fixture.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }
}
