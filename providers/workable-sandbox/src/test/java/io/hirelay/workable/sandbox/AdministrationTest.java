package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hirelay.workable.sandbox.access.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members, departments, requisitions, subscriptions and offers, as they are changed. */
class AdministrationTest extends SandboxTest {
    private ApiClient.Response post(String path, String body) {
        return api.send("POST", path, body);
    }

    private JsonNode department(String name) {
        for (JsonNode row : api.json("/departments")) {
            if (row.path("name").asText().equals(name)) {
                return row;
            }
        }
        throw new AssertionError("no department " + name);
    }

    @Test
    void aDepartmentIsMadeBelowAnother() {
        String parent = department("Finance").path("id").asText();
        ApiClient.Response made = post("/departments", "{\"name\":\"Payroll\",\"parent_id\":\"" + parent + "\"}");

        assertEquals(200, made.status());
        assertEquals(made.json(), department("Payroll"));
        assertEquals(parent, made.json().path("parent_id").asText());
        assertEquals(422, post("/departments", "{\"name\":\"Payroll\"}").status());
        assertEquals(422, post("/departments", "{}").status());
        assertEquals(
                422,
                post("/departments", "{\"name\":\"X\",\"parent_id\":\"1\"}").status());
    }

    @Test
    void aDepartmentCannotHangBelowItself() {
        String engineering = department("Engineering").path("id").asText();
        String firmware = department("Devices").path("id").asText();

        assertEquals(
                422,
                api.send(
                                "PUT",
                                "/departments/" + engineering,
                                "{\"name\":\"Engineering\",\"parent_id\":\"" + firmware + "\"}")
                        .status());
        assertEquals(
                200,
                api.send("PUT", "/departments/" + firmware, "{\"name\":\"Hardware\",\"parent_id\":null}")
                        .status());
        assertTrue(department("Hardware").path("parent_id").isNull());
    }

    @Test
    void aDepartmentThatIsUsedGoesOnlyByForce() {
        String id = department("Data Platform").path("id").asText();
        ApiClient.Response refused = api.send("DELETE", "/departments/" + id, null);

        assertEquals(409, refused.status());
        assertTrue(refused.json().path("affected_resources").toString().contains("jobs"));
        assertEquals(
                204,
                api.send("DELETE", "/departments/" + id + "?force=DELETE", null).status());
        assertEquals(404, api.send("DELETE", "/departments/" + id, null).status());
        assertTrue(api.json("/jobs/" + jobTitled("Backend Engineer"))
                .path("department")
                .isNull());
    }

    @Test
    void aMergeTakesJobsAlong() {
        String id = department("Data Platform").path("id").asText();
        String target = department("Marketing").path("id").asText();
        String body = "{\"target_department_id\":\"" + target + "\",\"force\":true}";

        assertEquals(
                409,
                post("/departments/" + id + "/merge", body.replace(",\"force\":true", ""))
                        .status());
        assertEquals(204, post("/departments/" + id + "/merge", body).status());
        assertEquals(
                "Marketing",
                api.json("/jobs/" + jobTitled("Backend Engineer"))
                        .path("department")
                        .asText());
    }

    @Test
    void rolesAreReplaced() {
        JsonNode simple = first("/members?role=simple", "members", row -> true);
        ApiClient.Response response = api.send(
                "PUT",
                "/members",
                "{\"id\":\"" + simple.path("id").asText() + "\",\"roles\":[\"ats.reviewer\",\"hris.employee\"]}");

        assertEquals(200, response.status());
        assertFalse(response.json().has("active"));
        assertEquals("reviewer", response.json().path("role").asText());
        assertEquals(
                "[\"ats.reviewer\",\"hris.employee\"]",
                response.json().path("roles").toString());
    }

    @Test
    void aSetOfPermissionsIsARoleToo() {
        String id = first("/members?role=reviewer", "members", row -> true)
                .path("id")
                .asText();
        String set = api.json("/permission_sets").at("/0/name").asText();
        String body = "{\"id\":\"" + id + "\",\"roles\":[\"ats.reviewer\",\"%s\"]}";

        assertEquals(200, api.send("PUT", "/members", String.format(body, set)).status());
        assertEquals(
                422, api.send("PUT", "/members", String.format(body, "King")).status());
    }

    @Test
    void theLastSuperadminStays() {
        ApiClient.Response deletion = api.send("DELETE", "/members/" + admin(), null);

        assertEquals(422, deletion.status());
        assertEquals("", deletion.body());
        assertEquals(
                422,
                api.send("PUT", "/members", "{\"id\":\"" + admin() + "\",\"roles\":[\"ats.simple\"]}")
                        .status());
    }

    @Test
    void aMemberLeavesAndComesBack() {
        String id = first("/members?role=reviewer", "members", row -> true)
                .path("id")
                .asText();

        assertEquals(204, api.send("DELETE", "/members/" + id, null).status());
        assertTrue(ApiClient.texts(api.walk("/members?status=inactive", "members"), "id")
                .contains(id));
        assertEquals(204, post("/members/" + id + "/enable", null).status());
        assertFalse(ApiClient.texts(api.walk("/members?status=inactive", "members"), "id")
                .contains(id));
        assertEquals(422, post("/members/" + id + "/enable", null).status());
        assertEquals(404, post("/members/1/enable", null).status());
    }

    @Test
    void anInvitedMemberHasNoAccessToEmployeesUnlessItIsSaid() {
        String body = "{\"email\":\"new@acme.example\",\"roles\":[\"ats.simple\"],\"member_id\":\"" + admin() + "\"}";
        ApiClient.Response response = post("/members/invite", body);

        assertEquals(201, response.status());
        assertEquals(
                "[\"ats.simple\",\"hris.no_access\"]",
                response.json().path("roles").toString());
        assertEquals(422, post("/members/invite", body).status());
        assertEquals(1, api.walk("/members?email=new@acme.example", "members").size());
    }

    @Test
    void aRequisitionIsMadeChangedAndApprovedByOneGroupAfterTheOther() {
        String member = admin();
        String body = "{\"code\":{\"value\":\"REQ900\"},\"owner_id\":\"" + member + "\",\"member_id\":\"" + member
                + "\",\"hiring_manager_id\":\"" + member + "\",\"job_title\":\"Buyer\",\"plan_date\":\"2026-11-01\"}";
        ApiClient.Response made = post("/requisitions", body);

        assertEquals(201, made.status());
        assertEquals("pending", made.json().at("/requisitions/0/state").asText());
        assertEquals(422, post("/requisitions", body).status());
        String id = made.json().at("/requisitions/0/id").asText();
        assertEquals(
                "Chief Buyer",
                api.send("PATCH", "/requisitions/" + id, "{\"job_title\":\"Chief Buyer\"}")
                        .json()
                        .at("/requisitions/0/job/title")
                        .asText());
        JsonNode approved =
                api.send("PATCH", "/requisitions/REQ900/approve", "{}").json();
        assertEquals("approved", approved.at("/requisitions/0/state").asText());
        assertEquals(
                "approved",
                approved.at("/requisitions/0/approval_groups/0/approvers/0/decision")
                        .asText());
        assertEquals(
                422, api.send("PATCH", "/requisitions/REQ900/approve", "{}").status());

        JsonNode seeded = first("/requisitions?state=pending", "requisitions", row -> true);
        String code = seeded.path("code").asText();
        assertEquals(
                "pending",
                api.send("PATCH", "/requisitions/" + code + "/approve", null)
                        .json()
                        .at("/requisitions/0/state")
                        .asText());
        assertEquals(
                "rejected",
                api.send("PATCH", "/requisitions/" + code + "/reject", null)
                        .json()
                        .at("/requisitions/0/state")
                        .asText());
    }

    @Test
    void subscriptionsBelongToTheirTokenAndTheirTargetsAreUnique() {
        String target = "https://hooks.example/1";
        ApiClient.Response made = post(
                "/subscriptions",
                "{\"event\":\"candidate_moved\",\"target\":\"" + target
                        + "\",\"args\":{\"account_id\":\"acme-sandbox\","
                        + "\"job_shortcode\":\"\",\"stage_slug\":\"hired\"}}");
        assertEquals(201, made.status());
        assertTrue(made.json().path("id").isInt());
        JsonNode row = api.json("/subscriptions").at("/subscriptions/0");
        assertEquals("hired", row.path("stage_slug").asText());
        assertTrue(row.path("job_shortcode").isNull());
        assertEquals("2026-08-03T10:15:30.250Z", row.path("created_at").asText());

        String again = "{\"event\":\"candidate_created\",\"target\":\"" + target + "\"}";
        assertEquals(409, post("/subscriptions", again).status());
        ApiClient other = new ApiClient(account, account.control().issueToken(Scope.ALL));
        assertEquals(404, other.get("/subscriptions").status());
        assertEquals(
                404,
                other.send("DELETE", "/subscriptions/" + made.json().path("id").asText(), null)
                        .status());

        assertEquals(
                201,
                post("/subscriptions", "{\"event\":\"employee_created\",\"target\":\"https://hooks.example/2\"}")
                        .status());
        assertFalse(api.json("/subscriptions").at("/subscriptions/1").has("stage_slug"));
        ApiClient.Response gone =
                api.send("DELETE", "/subscriptions/" + made.json().path("id").asText(), null);
        assertEquals(200, gone.status());
        assertEquals("{}", gone.body());
        assertEquals(
                List.of("employee_created"),
                ApiClient.texts(api.json("/subscriptions").path("subscriptions"), "event"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"candidate_moved\"}",
                "{\"event\":\"candidate_sneezed\",\"target\":\"https://hooks.example/1\"}",
                "{\"event\":\"candidate_moved\",\"target\":\"hooks\"}",
                "{\"event\":\"candidate_moved\",\"target\":\"https://hooks.example/1\",\"args\":{\"account_id\":\"acme-sandbox\"}}",
                "{\"event\":\"employee_created\",\"target\":\"https://hooks.example/1\",\"args\":{\"account_id\":\"acme-sandbox\"}}"
            })
    void anImpossibleSubscriptionIsUnprocessable(String body) {
        assertEquals(422, post("/subscriptions", body).status());
    }

    @Test
    void onlyAUserTokenDecidesOnAnOffer() {
        ApiClient user = new ApiClient(account, account.control().issueUserToken(admin(), Scope.ALL));
        int number = 0;
        String id = null;
        for (int i = 0; i < 400 && id == null; i++) {
            number = 0x71000 + i;
            ApiClient.Response offer = user.get("/offers/" + Integer.toHexString(number));
            boolean pending =
                    offer.status() == 200 && offer.json().path("state").asText().equals("pending");
            id = pending ? Integer.toHexString(number) : null;
        }

        assertEquals(403, api.get("/offers/" + id).status());
        assertEquals(403, api.send("PATCH", "/offers/" + id + "/approve", null).status());
        assertEquals(
                "approved",
                user.send("PATCH", "/offers/" + id + "/approve", null)
                        .json()
                        .path("state")
                        .asText());
        assertEquals("approved", user.json("/offers/" + id).path("state").asText());
        assertEquals(422, user.send("PATCH", "/offers/" + id + "/reject", null).status());
    }
}
