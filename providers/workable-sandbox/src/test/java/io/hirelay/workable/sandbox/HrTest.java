package io.hirelay.workable.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What the tests of the HR service share: its way of paging, and who is who. */
abstract class HrTest extends SandboxTest {
    /** Every row of a list, page by page. */
    List<JsonNode> pages(String path, String plural) {
        List<JsonNode> rows = new ArrayList<>();
        int total;
        do {
            String sign = path.contains("?") ? "&" : "?";
            JsonNode page = api.json(path + sign + "limit=100&offset=" + rows.size());
            page.path(plural).forEach(rows::add);
            total = page.path("total_count").asInt();
        } while (rows.size() < total);
        return rows;
    }

    JsonNode employee(Predicate<JsonNode> wanted) {
        return pages("/employees", "employees").stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such employee"));
    }

    static boolean active(JsonNode row) {
        return row.path("status_semantic_type").asText().equals("status_active");
    }

    /** Somebody at work who has a manager. */
    String worker() {
        return employee(row -> active(row) && row.path("reporting_line").size() > 2)
                .path("id")
                .asText();
    }

    ApiClient.Response post(String path, String body) {
        return api.send("POST", path, body.replace('\'', '"').replace("ADMIN", admin()));
    }

    ApiClient.Response patch(String path, String body) {
        return api.send("PATCH", path, body.replace('\'', '"').replace("ADMIN", admin()));
    }
}
