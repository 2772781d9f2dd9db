package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Employees as they are taken on and described anew. */
class EmployeeWriteTest extends HrTest {
    private static final String NEW = "{'member_id':'ADMIN','state':'published','employee':{'firstname':'Ada',"
            + "'lastname':'Byron','work_email':'ada@acme.example','start_date':'2026-09-01','job_title':'Analyst'}}";

    @Test
    void aNewEmployeeComesBackFlat() {
        ApiClient.Response made = post("/employees", NEW);

        assertEquals(201, made.status(), made.body());
        assertEquals("published", made.json().path("state").asText());
        assertEquals("301", made.json().path("employee_number").asText());
        assertEquals("2026-09-01T00:00:00.000Z", made.json().path("start_date").asText());
        assertTrue(made.json().path("cache").path("employee_values_map").isObject());
        JsonNode record = api.json("/employees/" + made.json().path("id").asText());
        assertEquals("Analyst", record.path("job_title").asText());
        assertEquals("[]", record.path("salary_group").toString());
        assertEquals(301, api.json("/employees").path("total_count").asInt());
        assertEquals(422, post("/employees", NEW).status());
    }

    @Test
    void aDraftMayLackWhatIsNeededUntilItIsPublished() {
        ApiClient.Response draft =
                post("/employees", "{'member_id':'ADMIN','state':'draft','employee':{'firstname':'Ada'}}");
        String path = "/employees/" + draft.json().path("id").asText();

        assertEquals("status_draft", draft.json().path("status_semantic_type").asText());
        ApiClient.Response early = patch(path, "{'member_id':'ADMIN','state':'published','employee':{}}");
        assertEquals(422, early.status());
        assertTrue(early.json().path("message").asText().contains("lastname, work_email, start_date"), early.body());
        assertEquals(
                "published",
                patch(path, NEW.replace("'firstname':'Ada',", ""))
                        .json()
                        .path("state")
                        .asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'shoe_size':42",
                "'employee_number':'7'",
                "'direct_reports':['1']",
                "'work_email':'nobody'",
                "'start_date':'soon'",
                "'gender':'male'",
                "'reports_to':'1'",
                "'department':'1'",
                "'legal_entity':'1'",
                "'work_schedule':'1'",
                "'notice_period':'many'",
                "'country':'Greece'",
                "'firstname':7",
                "'phone_group':'+15550100'",
                "'phone_group':[{'value':{'phone_kind':'x'}}]",
                "'phone_group':[{'row_id':'1','value':{'phone':'x'}}]",
                "'salary_group':[{'value':{'salary_pay_rate':7}}]",
                "'bank_details_group':'x'"
            })
    void aValueThatDoesNotFitItsFieldIsUnprocessable(String field) {
        String id = worker();
        JsonNode before = api.json("/employees/" + id);
        ApiClient.Response refused = patch("/employees/" + id, "{'member_id':'ADMIN','employee':{" + field + "}}");

        assertEquals(422, refused.status(), refused.body());
        assertEquals(List.of("error", "message"), keys(refused.json()));
        assertEquals(before, api.json("/employees/" + id));
    }

    @Test
    void aRaiseContinuesTheHistoryOfThePay() {
        String id = post("/employees", NEW).json().path("id").asText();
        String raise = "{'member_id':'ADMIN','employee':{'salary_group':[{'is_primary':true,'value':"
                + "{'salary_pay_type':'salary_pay_type_salary','salary_pay_rate':{'amount':%d,'currency':'EUR',"
                + "'frequency':'year'}}}]}}";
        patch("/employees/" + id, String.format(raise, 50_000));
        patch("/employees/" + id, String.format(raise, 55_000));
        JsonNode rows = api.json("/employees/" + id).path("salary_group");

        assertEquals(2, rows.size());
        assertFalse(rows.at("/0/is_primary").asBoolean());
        assertEquals(rows.at("/0/row_id"), rows.at("/1/history_of"));
        assertEquals(55_000, rows.at("/1/value/salary_pay_rate/amount").asInt());
    }

    @Test
    void whereNoHistoryIsKeptTheRowsAreReplaced() {
        String id = post("/employees", NEW).json().path("id").asText();
        patch("/employees/" + id, "{'member_id':'ADMIN','employee':{'skills':['java','sql']}}");
        patch("/employees/" + id, "{'member_id':'ADMIN','employee':{'skills':['go']}}");
        JsonNode skills = api.json("/employees/" + id).path("skills");

        assertEquals("[\"go\"]", "[" + skills.at("/0/value") + "]");
        assertEquals(1, skills.size());
    }

    @Test
    void aNewManagerTakesTheTeamAlongAndNobodyLeadsTheirLeaders() {
        JsonNode boss = employee(row -> row.path("reporting_line").size() == 1 && active(row));
        JsonNode report = employee(row -> row.path("manager_id").equals(boss.path("id")) && active(row));
        String id = boss.path("id").asText();
        String below = report.path("id").asText();

        assertEquals(
                422,
                patch("/employees/" + id, "{'member_id':'ADMIN','employee':{'reports_to':'" + below + "'}}")
                        .status());
        String other = worker();
        patch("/employees/" + below, "{'member_id':'ADMIN','employee':{'reports_to':'" + other + "'}}");
        assertFalse(
                api.json("/employees/" + id).path("direct_reports").toString().contains('"' + below + '"'));
        assertTrue(api.json("/employees/" + other)
                .path("direct_reports")
                .toString()
                .contains('"' + below + '"'));
    }

    @Test
    void onlyWhoMayChangesAField() {
        JsonNode member = first("/members?role=reviewer", "members", row -> true);
        String memberId = member.path("id").asText();
        String own = employee(row -> row.path("work_email").equals(member.path("email")))
                .path("id")
                .asText();
        String body = "{'member_id':'" + memberId + "','employee':{'%s':'%s'}}";

        assertEquals(
                200,
                patch("/employees/" + own, String.format(body, "preferred_name", "Al"))
                        .status());
        assertEquals(
                403,
                patch("/employees/" + own, String.format(body, "job_title", "King"))
                        .status());
        assertEquals(403, post("/employees", NEW.replace("ADMIN", memberId)).status());
        assertEquals(
                400, post("/employees", NEW.replace("'member_id':'ADMIN',", "")).status());
        assertEquals(404, post("/employees", NEW.replace("ADMIN", "1")).status());
    }

    @Test
    void papersAreFiled() {
        String id = worker();
        int before =
                api.json("/employees/" + id + "/documents").path("total_count").asInt();
        ApiClient.Response made = post(
                "/employees/" + id + "/documents",
                "{'member_id':'ADMIN','documents':[{'url':'https://files.example/a.pdf','name':'Contract'}]}");

        assertEquals(201, made.status());
        assertEquals("Created", made.body());
        assertEquals("text/plain; charset=utf-8", made.header("Content-Type"));
        List<JsonNode> rows = pages("/employees/" + id + "/documents", "employee_documents");
        assertEquals(before + 1, rows.size());
        assertEquals("Contract", rows.get(before).path("filename").asText());
        assertEquals(
                422,
                post("/employees/" + id + "/documents", "{'member_id':'ADMIN','documents':[]}")
                        .status());
    }

    @Test
    void aDepartmentWithEmployeesGoesOnlyByForceAndTakesThemAlong() {
        String people = "";
        for (JsonNode row : api.json("/departments")) {
            people = row.path("name").asText().equals("People") ? row.path("id").asText() : people;
        }
        String gone = people;
        ApiClient.Response refused = api.send("DELETE", "/departments/" + gone, null);
        assertEquals(409, refused.status());
        assertTrue(refused.body().contains("employees"), refused.body());
        String target =
                post("/departments", "{'name':'Culture'}").json().path("id").asText();
        post("/departments/" + gone + "/merge", "{'target_department_id':'" + target + "','force':true}");

        assertTrue(pages("/employees", "employees").stream()
                .noneMatch(row -> row.path("department_id").asText().equals(gone)));
        String moved = employee(row -> row.path("department_id").asText().equals(target))
                .path("id")
                .asText();
        assertEquals(target, api.json("/employees/" + moved).path("department").asText());
    }
}
