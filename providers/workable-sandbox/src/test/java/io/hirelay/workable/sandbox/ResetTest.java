package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** An account that starts over. */
class ResetTest extends HrTest {
    private String department() {
        return post("/departments", "{'name':'Payroll'}").json().path("id").asText();
    }

    @Test
    void aResetUndoesEveryWriteAndBeginsANewWindow() {
        JsonNode employees = api.json("/employees?limit=100");
        JsonNode departments = api.json("/departments");
        String someone = worker();
        patch("/employees/" + someone, "{'member_id':'ADMIN','employee':{'job_title':'King'}}");
        String made = department();
        String candidate = create(published(0), "ada@example.com");
        account.control().needRequisitionToHire(true);
        int remaining = Integer.parseInt(api.get("/jobs").header("X-Rate-Limit-Remaining"));
        account.control().reset();

        assertTrue(remaining < 99_999);
        assertEquals("99999", api.get("/jobs").header("X-Rate-Limit-Remaining"));
        assertEquals(employees, api.json("/employees?limit=100"));
        assertEquals(departments, api.json("/departments"));
        assertEquals(404, api.get("/candidates/" + candidate).status());
        assertEquals(candidate, create(published(0), "ada@example.com"));
        assertEquals(made, department());
    }

    @Test
    void itIsAskedForOverHttpToo() {
        department();
        ApiClient control = new ApiClient(account, account.controlToken());
        ApiClient.Response answer = control.send("POST", account.baseUri() + "/_sandbox/reset", null);

        assertEquals(200, answer.status());
        assertTrue(ApiClient.texts(api.json("/departments"), "name").stream().noneMatch("Payroll"::equals));
    }
}
