package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.hirelay.workable.sandbox.access.Scope;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The platform's catalogue of endpoints with their scopes, held against what the account answers. */
class CatalogueTest extends SandboxTest {
    private static final String RECRUITING = """
            GET /accounts r_jobs
            GET /accounts/:subdomain r_jobs
            GET /jobs r_jobs
            GET /jobs/:shortcode r_jobs
            GET /jobs/:shortcode/activities r_candidates
            GET /jobs/:shortcode/application_form r_jobs
            GET /jobs/:shortcode/questions r_jobs
            GET /jobs/:shortcode/stages r_jobs
            GET /jobs/:shortcode/custom_attributes r_jobs
            GET /jobs/:shortcode/members r_jobs
            GET /jobs/:shortcode/recruiters r_jobs
            GET /jobs/:shortcode/candidates r_candidates
            POST /jobs/:shortcode/candidates w_candidates
            POST /jobs/:shortcode/:stage/candidates w_candidates
            GET /stages r_jobs
            GET /recruiters r_jobs
            GET /disqualification_reasons r_jobs
            GET /custom_attributes r_jobs
            GET /candidates r_candidates
            GET /candidates/:id r_candidates
            PATCH /candidates/:id w_candidates
            GET /candidates/:id/activities r_candidates
            GET /candidates/:id/files r_candidates
            GET /candidates/:id/offer r_offers r_candidates
            POST /candidates/:id/comments w_candidates w_comments
            PUT /candidates/:id/tags w_candidates
            POST /candidates/:id/move w_candidates
            POST /candidates/:id/copy w_candidates
            POST /candidates/:id/relocate w_candidates
            POST /candidates/:id/disqualify w_candidates
            POST /candidates/:id/revert w_candidates
            POST /candidates/:id/ratings w_candidates
            PUT /candidates/:id/ratings w_candidates
            PATCH /candidates/:id/update_custom_attribute_value r_jobs w_candidates
            POST /talent_pool/candidates w_candidates
            POST /talent_pool/:stage/candidates w_candidates
            GET /events r_jobs
            GET /events/:id r_jobs
            GET /offers/:id r_offers
            PATCH /offers/:id/approve w_offers
            PATCH /offers/:id/reject w_offers
            GET /requisitions r_requisitions
            GET /requisitions/:code r_requisitions
            POST /requisitions w_requisitions
            PATCH /requisitions/:id w_requisitions
            PATCH /requisitions/:code/approve w_requisitions
            PATCH /requisitions/:code/reject w_requisitions
            GET /subscriptions r_candidates r_employees
            POST /subscriptions r_candidates r_employees
            DELETE /subscriptions/:id r_candidates r_employees
            """;
    private static final String ADMINISTRATION = """
            GET /members r_jobs
            PUT /members w_members
            POST /members/invite w_members
            DELETE /members/:id w_members
            POST /members/:id/enable w_members
            GET /permission_sets r_account
            GET /collaboration_permissions r_account
            GET /departments r_account
            POST /departments w_departments
            PUT /departments/:id w_departments
            POST /departments/:id/merge w_departments
            DELETE /departments/:id w_departments
            GET /legal_entities r_account
            GET /work_schedules r_account
            """;
    private static final String HR = """
            GET /employees r_employees
            GET /employees/:id r_employees
            POST /employees w_employees
            PATCH /employees/:id w_employees
            GET /employees/orgchart r_employees
            GET /employees/:id/documents r_employees
            POST /employees/:id/documents w_employees
            GET /employee_fields r_account
            GET /timeoff/categories r_timeoff
            GET /timeoff/balances r_timeoff
            GET /timeoff/requests r_timeoff
            POST /timeoff/requests w_timeoff
            PATCH /timeoff/approvals/:key w_timeoff
            GET /time-tracking/time-entries r_time_tracking
            POST /time-tracking/time-entries w_time_tracking
            POST /time-tracking/employees/:employee_id/time-entries w_time_tracking
            PATCH /time-tracking/employees/:employee_id/time-entries/:uuid w_time_tracking
            DELETE /time-tracking/employees/:employee_id/time-entries/:uuid w_time_tracking
            GET /review-cycles/templates r_employees
            POST /review-cycles/templates w_employees
            GET /review-cycles/templates/:id r_employees
            """;

    private record Endpoint(String method, String template, Set<Scope> scopes) {
        String path() {
            return template.replace(":subdomain", "nobody").replaceAll(":[a-z_]+", "1");
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    private static List<Endpoint> catalogue() {
        return Stream.of(RECRUITING, ADMINISTRATION, HR)
                .flatMap(String::lines)
                .map(line -> line.split(" ", 3))
                .map(parts -> new Endpoint(parts[0], parts[1], Scope.allOf(parts[2])))
                .toList();
    }

    @Test
    void everyEndpointOfThePlatformAnswersAndNoOther() {
        TreeSet<String> known =
                catalogue().stream().map(Endpoint::toString).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(String.join("\n", known), String.join("\n", new TreeSet<>(account.endpoints())));
        JsonNode listed = api.as(account.controlToken()).json(account.baseUri() + "/_sandbox/endpoints");
        assertEquals(known.size(), listed.path("endpoints").size());
    }

    @Test
    void anyOfItsScopesOpensAnEndpointAndNoOther() {
        String member = admin();
        for (Endpoint endpoint : catalogue()) {
            Set<Scope> others = EnumSet.complementOf(EnumSet.copyOf(endpoint.scopes()));
            assertEquals(403, status(endpoint, member, others), endpoint::toString);
            for (Scope scope : endpoint.scopes()) {
                assertNotEquals(403, status(endpoint, member, Set.of(scope)), endpoint::toString);
            }
        }
    }

    private int status(Endpoint endpoint, String member, Set<Scope> scopes) {
        return api.as(account.control().issueUserToken(member, scopes))
                .send(endpoint.method(), endpoint.path(), null)
                .status();
    }
}
