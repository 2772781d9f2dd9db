package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours, and the templates of review cycles. */
class TimeTrackingTest extends HrTest {
    private static final String LIST = "/time-tracking/time-entries";

    private String tracked() {
        return api.json(LIST).at("/time_entries/0/employee_id").asText();
    }

    private static String of(String employee) {
        return "/time-tracking/employees/" + employee + "/time-entries";
    }

    private static String hours(String from, String to) {
        return "'clock_in_time':'2026-07-30T" + from + ":00.000Z','clock_out_time':'2026-07-30T" + to + ":00.000Z'";
    }

    @Test
    void hoursAreFiltered() {
        List<JsonNode> all = pages(LIST, "time_entries");
        String employee = tracked();

        assertEquals(10, api.json(LIST).path("time_entries").size());
        assertEquals(Set.of("time-entry", "clock-in"), Set.copyOf(ApiClient.texts(all, "type")));
        for (JsonNode row : all) {
            assertEquals(
                    row.path("clock_out_time").isNull(), row.path("is_active").asBoolean());
        }
        assertTrue(pages(LIST + "?employee_ids%5B%5D=" + employee, "time_entries").stream()
                .allMatch(row -> row.path("employee_id").asText().equals(employee)));
        assertTrue(pages(LIST + "?types%5B%5D=clock-in", "time_entries").stream()
                .allMatch(row -> row.path("is_active").asBoolean()));
        List<JsonNode> day = pages(LIST + "?from_date=2026-06-10&to_date=2026-06-10", "time_entries");
        assertFalse(day.isEmpty());
        assertTrue(
                day.stream().allMatch(row -> row.path("clock_in_time").asText().startsWith("2026-06-10")));
        long more = all.stream()
                .filter(row -> row.path("worked_minutes").asInt() > 500)
                .count();
        assertEquals(
                more,
                api.json(LIST + "?duration=500&duration_operator=greater_than")
                        .path("total_count")
                        .asLong());
        assertEquals(
                400, api.get(LIST + "?duration=500&duration_operator=about").status());
        assertEquals(400, api.get(LIST + "?limit=500").status());
    }

    @Test
    void hoursAreWrittenChangedAndTakenBack() {
        String employee = tracked();
        ApiClient.Response made = post(of(employee), "{'type':'time-entry'," + hours("08:00", "12:00") + "}");

        assertEquals(201, made.status(), made.body());
        assertEquals("manual", made.json().path("type").asText());
        String path = of(employee) + "/" + made.json().path("uuid").asText();
        JsonNode changed = patch(path, "{'note':'Stocktaking','clock_out_time':'2026-07-30T13:30:00Z'}")
                .json();
        assertEquals("2026-07-30T13:30:00.000Z", changed.path("clock_out_time").asText());
        JsonNode row = pages(LIST + "?from_date=2026-07-30", "time_entries").get(0);
        assertEquals("time-entry", row.path("type").asText());
        assertEquals(330, row.path("worked_minutes").asInt());
        assertEquals("Stocktaking", row.path("note").asText());
        assertEquals(204, api.send("DELETE", path, null).status());
        assertEquals(404, api.send("DELETE", path, null).status());
        assertEquals(0, pages(LIST + "?from_date=2026-07-30", "time_entries").size());
    }

    @Test
    void hoursThatOverlapAreRefusedUnlessTheyReplaceTheOthers() {
        String employee = tracked();
        String first = post(of(employee), "{" + hours("08:00", "12:00") + "}")
                .json()
                .path("uuid")
                .asText();
        ApiClient.Response refused = post(of(employee), "{" + hours("11:00", "15:00") + "}");

        assertEquals(409, refused.status());
        assertEquals(
                List.of("uuid", "clock_in_time", "clock_out_time"),
                keys(refused.json().at("/conflicting_time_entries/0")));
        assertEquals(
                first, refused.json().at("/conflicting_time_entries/0/uuid").asText());
        assertEquals(
                201, post(of(employee), "{" + hours("12:00", "15:00") + "}").status());
        assertEquals(
                201,
                post(of(employee), "{'override_overlapping':true," + hours("11:00", "14:00") + "}")
                        .status());
        assertEquals(1, pages(LIST + "?from_date=2026-07-30", "time_entries").size());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-04T08:00:00Z,2026-08-04T09:00:00Z,400,timeEntryCreate.futureDayNotPermitted",
        "2026-07-30T09:00:00Z,2026-07-30T08:00:00Z,400,timeEntryCreate.invalidPeriod",
        "soon,2026-07-30T08:00:00Z,422,validation.clock_in_time"
    })
    void impossibleHours(String in, String out, int status, String code) {
        ApiClient.Response refused =
                post(of(tracked()), "{'clock_in_time':'" + in + "','clock_out_time':'" + out + "'}");

        assertEquals(status, refused.status(), refused.body());
        assertEquals(code, refused.json().path("error").asText());
    }

    @Test
    void manyHoursAtOnceAreAllOrNone() {
        String employee = tracked();
        String one = "{'employee_id':'" + employee + "'," + hours("08:00", "12:00") + "}";
        String two = "{'employee_id':'" + worker() + "'," + hours("08:00", "12:00") + ",'note':'Fair'}";
        ApiClient.Response made = post(LIST, "{'time_entries':[" + one + "," + two + "]}");

        assertEquals(201, made.status(), made.body());
        assertEquals(2, made.json().size());
        assertEquals(
                List.of("uuid", "employee_id", "clock_in_time", "clock_out_time", "note"),
                keys(made.json().get(0)));
        String later = "{'employee_id':'" + employee + "'," + hours("13:00", "14:00") + "}";
        assertEquals(
                409, post(LIST, "{'time_entries':[" + later + "," + one + "]}").status());
        assertEquals(
                2, api.json(LIST + "?from_date=2026-07-30").path("total_count").asInt());
        String many = IntStream.range(0, 501).mapToObj(i -> later).collect(Collectors.joining(","));
        assertEquals(422, post(LIST, "{'time_entries':[" + many + "]}").status());
        assertEquals(422, post(LIST, "{'time_entries':[]}").status());
    }

    @Test
    void whatWasClockedCannotBeTakenBackLater() {
        JsonNode clocked = pages(LIST + "?types%5B%5D=clock-in", "time_entries").get(0);
        String path = of(clocked.path("employee_id").asText()) + "/"
                + clocked.path("uuid").asText();

        assertEquals(422, api.send("DELETE", path, null).status());
    }

    @Test
    void templatesOfReviewsAreMadeAndRead() {
        ApiClient.Response made = post(
                "/review-cycles/templates",
                "{'member_id':'ADMIN','name':'Mid-year','questions':[{'body':'How is it going?'}]}");

        assertEquals(201, made.status(), made.body());
        assertEquals(
                made.json(),
                api.json("/review-cycles/templates/" + made.json().path("id").asText()));
        assertEquals(3, api.json("/review-cycles/templates").path("total_count").asInt());
        assertEquals(404, api.get("/review-cycles/templates/1").status());
        assertEquals(
                422, post("/review-cycles/templates", "{'member_id':'ADMIN'}").status());
    }
}
