package io.hirelay.server;

import io.hirelay.server.NativeClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Every call that the simulated system knows, in an order in which each of them does something. */
final class NativeCalls {
    private static final String API = "/spi/v3";

    private final NativeClient client;
    private final List<String> offers;
    private String member = "";
    private String job = "";
    private String otherJob = "";
    private String candidate = "";

    /** @param offers ids of two offers to decide on, which no list tells */
    NativeCalls(NativeClient client, List<String> offers) {
        this.client = client;
        this.offers = offers;
    }

    void all() {
        account();
        jobs();
        candidates();
        newCandidates();
        actions();
        offers();
        requisitions();
        subscriptions();
        members();
        departments();
        employees();
        timeOff();
        hours();
        refusals();
    }

    private Answer get(String path) {
        return client.get(API + path);
    }

    /** Links are left as the system gave them, so what counts of them is where they lead within it. */
    private void follow(String link) {
        client.get(link.substring(link.indexOf(API)));
    }

    private Answer post(String path, String body) {
        return client.post(API + path, "{'member_id':'" + member + "'," + body + "}");
    }

    private Answer patch(String path, String body) {
        return client.patch(API + path, "{'member_id':'" + member + "'," + body + "}");
    }

    private static boolean is(Map<?, ?> row, String field, Object value) {
        return Objects.equals(row.get(field), value);
    }

    private void account() {
        get("/accounts/" + get("/accounts").text("accounts/0/subdomain"));
        for (String path : List.of(
                "/stages",
                "/recruiters",
                "/disqualification_reasons",
                "/custom_attributes",
                "/permission_sets",
                "/collaboration_permissions",
                "/departments",
                "/legal_entities",
                "/work_schedules")) {
            get(path);
        }
        member = get("/members?limit=100&role=admin").text("members/0/id");
        String event = get("/events?type=interview&context=all&limit=3").text("events/0/id");
        get("/events/" + event);
    }

    private void jobs() {
        Answer jobs = get("/jobs?state=published&include_fields=description,requirements");
        job = jobs.text("jobs/0/shortcode");
        otherJob = jobs.text("jobs/1/shortcode");
        Answer one = get("/jobs/" + job);
        client.get(API + "/jobs/" + job, "If-None-Match", one.header("etag").orElseThrow());
        for (String part : List.of(
                "activities?limit=5",
                "application_form",
                "questions",
                "stages",
                "custom_attributes",
                "members",
                "recruiters",
                "candidates?limit=2")) {
            get("/jobs/" + job + "/" + part);
        }
    }

    private void candidates() {
        Answer page = get("/candidates?limit=3&created_after=2025-07-08T11:56:16Z");
        String id = page.text("candidates/0/id");
        follow(page.text("paging/next"));
        Answer one = get("/candidates/" + id);
        get("/candidates?email=" + one.text("candidate/email").replace("+", "%2B"));
        get("/candidates?shortcode=" + job + "&stage=phone-screen&limit=2");
        get("/candidates/" + id + "/activities?actions=comment,applied&limit=100");
        get("/candidates/" + id + "/files");
        get("/candidates/" + id + "/offer");
    }

    private void newCandidates() {
        String person = "'candidate':{'firstname':'Ada','lastname':'Byron','email':'%s','tags':['api'],"
                + "'skills':['sql'],'summary':'Zażółć gęślą jaźń \\u0001 \uD83D\uDE80','resume':{'name':'cv.pdf','data':'"
                + "QUJD".repeat(20_000) + "'}}";
        candidate = post("/jobs/" + job + "/candidates", String.format(person, "ada@example.com"))
                .text("candidate/id");
        post(
                "/jobs/" + job + "/candidates?stage=interview",
                "'sourced':true," + String.format(person, "b@example.com"));
        post("/jobs/" + job + "/assessment/candidates", String.format(person, "c@example.com"));
        post("/talent_pool/candidates", String.format(person, "ada@example.com"));
        post("/talent_pool/sourced/candidates", String.format(person, "ada@example.com"));
        post("/jobs/" + job + "/candidates", String.format(person, "ada@example.com")); // refused: she is there already
    }

    private void actions() {
        String path = "/candidates/" + candidate;
        patch(
                path,
                "'candidate':{'headline':'Analyst','social_profiles':[{'type':'github','url':'https://x.example'}]}");
        client.put(API + path + "/tags", "{'tags':['a','ä']}");
        post(path + "/comments", "'comment':{'body':'Called.','policy':['simple']}");
        post(path + "/move", "'target_stage':'interview'");
        post(path + "/ratings", "'comment':'Good','grade':1");
        client.put(
                API + path + "/ratings", "{'member_id':'" + member + "','comment':'Better','grade':4,'scale':'stars'}");
        String reason = get("/disqualification_reasons").text("3/id");
        post(path + "/disqualify", "'disqualify_reason_id':'" + reason + "'");
        post(path + "/revert", "'note':null");
        String attribute = get("/custom_attributes")
                .of("custom_attributes", "id", row -> is(row, "type", "short_text") && is(row, "enabled", true));
        patch(path + "/update_custom_attribute_value", "'custom_attribute_key':'" + attribute + "','value':'B-7'");
        post(path + "/copy", "'target_job_shortcode':'" + otherJob + "','target_stage':'assessment'");
        Answer moved = post(
                "/candidates/" + candidate + "/relocate",
                "'target_job_shortcode':'"
                        + client.get(API + "/jobs?state=published").text("jobs/2/shortcode") + "'");
        follow(moved.text("candidate/url"));
    }

    private void offers() {
        get("/offers/" + offers.get(0));
        client.patch(API + "/offers/" + offers.get(0) + "/approve", "{}");
        client.patch(API + "/offers/" + offers.get(1) + "/reject", "{'rejection_reason':'Too much'}");
    }

    private void requisitions() {
        String code = get("/requisitions?state=pending").text("requisitions/0/code");
        get("/requisitions/" + code);
        String id = post(
                        "/requisitions",
                        "'code':{'value':'REQ900'},'owner_id':'" + member + "','hiring_manager_id':'" + member
                                + "','job_title':'Buyer','plan_date':'2026-11-01'")
                .text("requisitions/0/id");
        patch("/requisitions/" + id, "'job_title':'Chief Buyer'");
        patch("/requisitions/REQ900/approve", "'note':null");
        patch("/requisitions/" + code + "/reject", "'note':null");
    }

    private void subscriptions() {
        get("/subscriptions"); // 404: there is none yet
        String id = post("/subscriptions", "'target':'https://hooks.example/1','event':'employee_created'")
                .text("id");
        get("/subscriptions");
        client.delete(API + "/subscriptions/" + id);
    }

    private void members() {
        String simple = get("/members?role=simple").text("members/0/id");
        client.put(API + "/members", "{'id':'" + simple + "','roles':['ats.reviewer','hris.employee']}");
        post("/members/invite", "'email':'new@acme.example','roles':['ats.simple']");
        client.delete(API + "/members/" + simple);
        client.call("POST", API + "/members/" + simple + "/enable", null);
    }

    private void departments() {
        String one = post("/departments", "'name':'Payroll'").text("id");
        String other = post("/departments", "'name':'Bonuses'").text("id");
        client.put(API + "/departments/" + one, "{'name':'Pay','parent_id':null}");
        post("/departments/" + one + "/merge", "'target_department_id':'" + other + "'");
        client.delete(API + "/departments/" + other + "?force=DELETE");
        String used = get("/departments").of("", "id", row -> is(row, "name", "Engineering"));
        client.delete(API + "/departments/" + used); // refused: it is used
    }

    private void employees() {
        get("/employees?limit=100&offset=100&order_by=department");
        get("/employees/orgchart");
        get("/employee_fields?member_id=" + member);
        String id = post(
                        "/employees",
                        "'state':'published','employee':{'firstname':'Ada','lastname':'Byron','work_email':"
                                + "'ada@acme.example','start_date':'2026-09-01','personal_email':['ada@example.com'],"
                                + "'phone_group':[{'is_primary':true,'value':{'phone':'+15550100'}}]}")
                .text("id");
        patch("/employees/" + id, "'employee':{'job_title':'Analyst','skills':['sql','java']}");
        get("/employees/" + id + "?member_id=" + member);
        post(
                "/employees/" + id + "/documents",
                "'documents':[{'url':'https://files.example/a.pdf','name':'Contract'}]");
        get("/employees/" + id + "/documents?limit=20&member_id=" + member);
    }

    private void timeOff() {
        String category = get("/timeoff/categories").text("categories/0/id");
        String employee = get("/timeoff/requests?from_date=2026-01-01&states[]=approved&limit=20")
                .text("requests/0/employee_id");
        get("/timeoff/balances?employee_id=" + employee);
        Answer asked = post(
                "/timeoff/requests",
                "'category_id':'" + category + "','employee_id':'" + employee
                        + "','from_date':'2026-11-05T00:00:00.000','to_date':'2026-11-06T00:00:00.000','note':'Away'");
        patch(
                "/timeoff/approvals/" + asked.text("pending_approvals/0/id"),
                "'state':'approved','approver_id':'" + asked.text("pending_approvals/0/approver_id") + "'");
        get("/timeoff/requests?from_date=2026-11-01&employee_ids%5B%5D=" + employee + "&category_ids%5B%5D="
                + category);
    }

    private void hours() {
        String list = "/time-tracking/time-entries";
        String employee = get(list + "?types[]=time-entry&duration=300&duration_operator=greater_than")
                .text("time_entries/0/employee_id");
        String path = "/time-tracking/employees/" + employee + "/time-entries";
        String hours = "'clock_in_time':'2026-07-30T%s:00:00Z','clock_out_time':'2026-07-30T%s:00:00Z'";
        String id = post(path, "'type':'time-entry'," + String.format(hours, "08", "12"))
                .text("uuid");
        patch(path + "/" + id, "'note':'Stocktaking'");
        post(path, String.format(hours, "11", "13")); // refused: it overlaps
        client.delete(API + path + "/" + id);
        post(
                list,
                "'time_entries':[{'employee_id':'" + employee + "'," + String.format(hours, "13", "14")
                        + "},{'employee_id':'" + employee + "'," + String.format(hours, "14", "15") + "}]");
        String template = post("/review-cycles/templates", "'name':'Mid-year','questions':[{'body':'How is it?'}]")
                .text("id");
        get("/review-cycles/templates?limit=10");
        get("/review-cycles/templates/" + template);
    }

    /** What is not to be had is told in the system's own words. */
    private void refusals() {
        get("/candidates/1");
        get("/employees/1");
        get("/employees?limit=30");
        get("/nothing/of/the/kind");
        get("/candidates?updated_after=yesterday");
        client.call("POST", API + "/candidates/" + candidate + "/move", "{'target_stage':");
        client.call("OPTIONS", API + "/jobs", null);
    }
}
