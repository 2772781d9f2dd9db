package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hirelay.workable.sandbox.access.Scope;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Employees as they are read: the HR service's own way of paging, its own headers, and records by field. */
class EmployeeTest extends HrTest {
    @Test
    void theListIsCountedAndComesByFamilyName() {
        JsonNode first = api.json("/employees");

        assertEquals(300, first.path("total_count").asInt());
        assertEquals(50, first.path("employees").size());
        assertFalse(first.has("paging"));
        List<JsonNode> all = pages("/employees", "employees");
        assertEquals(300, new HashSet<>(ApiClient.texts(all, "id")).size());
        List<String> names = ApiClient.texts(all, "lastname");
        assertEquals(names.stream().sorted().toList(), names);
        assertEquals(Set.of("published", "draft", "inactive"), Set.copyOf(ApiClient.texts(all, "state")));
        assertEquals(
                0, api.json("/employees?limit=10&offset=300").path("employees").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1", "limit=30", "limit=101", "limit=-10", "limit=ten", "offset=-1", "order_by=age"})
    void aPageOfAnyOtherLengthIsABadRequest(String query) {
        ApiClient.Response refused = api.get("/employees?" + query);

        assertEquals(400, refused.status());
        assertEquals(List.of("error", "message"), keys(refused.json()));
    }

    @Test
    void itsHeadersAreNotThoseOfRecruiting() {
        ApiClient.Response response = api.get("/employees?limit=10");

        assertNull(response.header("ETag"));
        assertNull(response.header("X-Request-Id"));
        assertNull(response.header("Cache-Control"));
        assertEquals("Accept-Encoding, Origin", response.header("Vary"));
        assertEquals("100000", response.header("X-Rate-Limit-Limit"));
    }

    @Test
    void theListIsSearchedByNameAndOrderedByDepartment() {
        JsonNode someone = api.json("/employees?limit=10").path("employees").get(3);
        String name = someone.path("lastname").asText();

        assertTrue(ApiClient.texts(
                        pages("/employees?query=" + URLEncoder.encode(name, StandardCharsets.UTF_8), "employees"),
                        "lastname")
                .stream()
                .allMatch(name::equals));
        Map<String, String> names = new HashMap<>();
        api.json("/departments")
                .forEach(row ->
                        names.put(row.path("id").asText(), row.path("name").asText()));
        List<String> departments =
                ApiClient.texts(pages("/employees?order_by=department", "employees"), "department_id").stream()
                        .filter(names::containsKey)
                        .map(names::get)
                        .toList();
        assertEquals(departments.stream().sorted().toList(), departments);
    }

    @Test
    void managersFormOneTree() {
        Map<String, JsonNode> byId = pages("/employees", "employees").stream()
                .collect(Collectors.toMap(row -> row.path("id").asText(), row -> row));
        List<JsonNode> tops = byId.values().stream()
                .filter(row -> active(row) && row.path("manager_id").isNull())
                .toList();

        assertEquals(1, tops.size());
        for (JsonNode row : byId.values()) {
            List<Long> line = new ArrayList<>();
            String manager = row.path("manager_id").textValue();
            while (manager != null) {
                JsonNode above = byId.get(manager);
                assertTrue(active(above), manager);
                line.add(0, Long.parseLong(manager, 16) - 1234);
                manager = above.path("manager_id").textValue();
            }
            List<Long> shown = new ArrayList<>();
            row.path("reporting_line").forEach(id -> shown.add(id.asLong()));
            assertEquals(line, shown);
        }
    }

    @Test
    void theChartShowsTheTwoUppermostLevels() {
        JsonNode chart = api.json("/employees/orgchart");
        JsonNode top = null;
        int below = 0;
        for (JsonNode node : chart) {
            if (node.path("parent_id").isNull()
                    && node.path("direct_reports_count").asInt() > 0) {
                top = node;
            }
        }
        for (JsonNode node : chart) {
            below += node.path("parent_id").equals(top.path("id")) ? 1 : 0;
        }

        assertEquals(top.path("direct_reports_count").asInt(), below);
        assertTrue(chart.size() < 30);
        JsonNode content = top.path("content");
        assertEquals(
                Long.parseLong(top.path("id").asText(), 16) - 1234,
                content.at("/minimal_employee/id").asLong());
        assertTrue(content.path("entity").isTextual());
        assertTrue(content.path("name").asText().contains(", "));
    }

    @Test
    void aRecordIsKeyedByTheFieldsThatThereAre() {
        Map<String, JsonNode> fields = new HashMap<>();
        api.json("/employee_fields")
                .forEach(field -> fields.put(field.path("id").asText(), field));
        boolean history = false;
        for (JsonNode row : api.json("/employees?limit=50").path("employees")) {
            JsonNode record = api.json("/employees/" + row.path("id").asText());
            for (String key : keys(record)) {
                assertTrue(key.equals("id") || fields.containsKey(key), key);
                assertFalse(record.path(key).isNull(), key);
            }
            fields.forEach((id, field) -> assertEquals(
                    field.path("is_multiple").asBoolean() || id.equals("direct_reports"),
                    record.path(id).isArray(),
                    id));
            assertEquals(row.path("firstname"), record.path("firstname"));
            assertEquals(row.path("job_title"), record.path("job_title"));
            assertEquals(row.path("status_semantic_type"), record.path("status"));
            assertEquals(
                    row.path("email").textValue(),
                    record.at("/personal_email/0/value").textValue());
            assertEquals(
                    row.path("phone").textValue(),
                    record.at("/phone_group/0/value/phone").textValue());
            JsonNode salaries = record.path("salary_group");
            if (salaries.size() == 2) {
                history = true;
                assertEquals(salaries.at("/0/row_id"), salaries.at("/1/history_of"));
                assertTrue(salaries.at("/1/is_primary").asBoolean());
            }
        }
        assertTrue(history);
    }

    @Test
    void fieldsTellTheirChoicesPartsAndAudiences() {
        JsonNode fields = api.json("/employee_fields");
        Map<String, JsonNode> byId = new HashMap<>();
        fields.forEach(field -> byId.put(field.path("id").asText(), field));

        assertEquals(59, fields.size());
        assertEquals(
                "employement_type_full_time",
                byId.get("employment_group").at("/subfields/1/choices/0/id").asText());
        assertEquals(
                "commission_pay_schedule_montly",
                byId.get("commission_group").at("/subfields/3/choices/0/id").asText());
        assertEquals(
                "phone_type_mobile",
                byId.get("phone_group").at("/subfields/0/choices/1/id").asText());
        assertTrue(byId.get("employee_number").path("autogenerate").asBoolean());
        assertEquals(
                "admin_or_employee",
                byId.get("passport_group").path("viewable_by").asText());
        assertEquals(5, byId.get("passport_group").path("viewable_by_new").asInt());
        assertEquals("fullDate", byId.get("start_date").path("date_format").asText());
    }

    @Test
    void whatIsShownDependsOnWhoAsks() {
        JsonNode member = first("/members?role=reviewer", "members", row -> true);
        String memberId = member.path("id").asText();
        JsonNode self = employee(row -> row.path("work_email").equals(member.path("email")));
        String own = self.path("id").asText();
        String stranger = employee(row -> active(row)
                        && !row.path("id").asText().equals(own)
                        && !row.path("reporting_line")
                                .toString()
                                .contains(Long.toString(Long.parseLong(own, 16) - 1234)))
                .path("id")
                .asText();

        assertTrue(api.json("/employees/" + own + "?member_id=" + memberId).has("salary_group"));
        assertFalse(
                api.json("/employees/" + stranger + "?member_id=" + memberId).has("salary_group"));
        assertTrue(api.json("/employees/" + stranger).has("salary_group"));
        assertEquals(
                403,
                api.get("/employees/" + stranger + "/documents?member_id=" + memberId)
                        .status());
        assertEquals(404, api.get("/employees?member_id=1").status());
    }

    @Test
    void papersArePagedAndCanBeFetched() throws Exception {
        String id = null;
        for (JsonNode row : api.json("/employees?limit=100").path("employees")) {
            String candidate = row.path("id").asText();
            if (api.json("/employees/" + candidate + "/documents")
                            .path("total_count")
                            .asInt()
                    > 10) {
                id = candidate;
                break;
            }
        }
        JsonNode page = api.json("/employees/" + id + "/documents");

        assertEquals(10, page.path("employee_documents").size());
        assertEquals(
                14,
                pages("/employees/" + id + "/documents", "employee_documents").size());
        JsonNode document = page.at("/employee_documents/0");
        byte[] content = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(document.path("filepath").asText()))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
        assertEquals(document.path("filesize").asInt(), content.length);
        assertEquals(
                0,
                api.json("/employees/" + id + "/documents?type=other")
                        .path("total_count")
                        .asInt());
    }

    @Test
    void aTokenNeedsTheScopeAndAnUnknownEmployeeIsNotFound() {
        ApiClient recruiting = new ApiClient(account, account.control().issueToken(Set.of(Scope.R_JOBS)));

        for (String path : List.of("/employees", "/employees/orgchart", "/employee_fields", "/timeoff/categories")) {
            assertEquals(403, recruiting.get(path).status(), path);
        }
        ApiClient.Response missing = api.get("/employees/1");
        assertEquals(404, missing.status());
        assertEquals("notFound", missing.json().path("error").asText());
    }
}
