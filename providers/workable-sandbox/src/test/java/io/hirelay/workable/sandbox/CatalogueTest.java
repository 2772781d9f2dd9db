package io.hirelay.workable.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The platform's catalogue of endpoints, held against what the account answers. */
class CatalogueTest extends SandboxTest {
    private static final String RECRUITING = """
            GET /accounts
            GET /accounts/:subdomain
            GET /jobs
            GET /jobs/:shortcode
            GET /jobs/:shortcode/activities
            GET /jobs/:shortcode/application_form
            GET /jobs/:shortcode/questions
            GET /jobs/:shortcode/stages
            GET /jobs/:shortcode/custom_attributes
            GET /jobs/:shortcode/members
            GET /jobs/:shortcode/recruiters
            GET /jobs/:shortcode/candidates
            POST /jobs/:shortcode/candidates
            POST /jobs/:shortcode/:stage/candidates
            GET /stages
            GET /recruiters
            GET /disqualification_reasons
            GET /custom_attributes
            GET /candidates
            GET /candidates/:id
            PATCH /candidates/:id
            GET /candidates/:id/activities
            GET /candidates/:id/files
            GET /candidates/:id/offer
            POST /candidates/:id/comments
            PUT /candidates/:id/tags
            POST /candidates/:id/move
            POST /candidates/:id/copy
            POST /candidates/:id/relocate
            POST /candidates/:id/disqualify
            POST /candidates/:id/revert
            POST /candidates/:id/ratings
            PUT /candidates/:id/ratings
            PATCH /candidates/:id/update_custom_attribute_value
            POST /talent_pool/candidates
            POST /talent_pool/:stage/candidates
            GET /events
            GET /events/:id
            GET /offers/:id
            PATCH /offers/:id/approve
            PATCH /offers/:id/reject
            GET /requisitions
            GET /requisitions/:code
            POST /requisitions
            PATCH /requisitions/:id
            PATCH /requisitions/:code/approve
            PATCH /requisitions/:code/reject
            GET /subscriptions
            POST /subscriptions
            DELETE /subscriptions/:id
            """;
    private static final String ADMINISTRATION = """
            GET /members
            PUT /members
            POST /members/invite
            DELETE /members/:id
            POST /members/:id/enable
            GET /permission_sets
            GET /collaboration_permissions
            GET /departments
            POST /departments
            PUT /departments/:id
            POST /departments/:id/merge
            DELETE /departments/:id
            GET /legal_entities
            GET /work_schedules
            """;
    private static final String HR = """
            GET /employees
            GET /employees/:id
            POST /employees
            PATCH /employees/:id
            GET /employees/orgchart
            GET /employees/:id/documents
            POST /employees/:id/documents
            GET /employee_fields
            GET /timeoff/categories
            GET /timeoff/balances
            GET /timeoff/requests
            POST /timeoff/requests
            PATCH /timeoff/approvals/:key
            GET /time-tracking/time-entries
            POST /time-tracking/time-entries
            POST /time-tracking/employees/:employee_id/time-entries
            PATCH /time-tracking/employees/:employee_id/time-entries/:uuid
            DELETE /time-tracking/employees/:employee_id/time-entries/:uuid
            GET /review-cycles/templates
            POST /review-cycles/templates
            GET /review-cycles/templates/:id
            """;

    @Test
    void everyEndpointOfThePlatformAnswersAndNoOther() {
        TreeSet<String> known = new TreeSet<>();
        for (String chapter : new String[] {RECRUITING, ADMINISTRATION, HR}) {
            known.addAll(Arrays.asList(chapter.strip().split("\n")));
        }

        assertEquals(String.join("\n", known), String.join("\n", new TreeSet<>(account.endpoints())));
        JsonNode listed =
                new ApiClient(account, account.controlToken()).json(account.baseUri() + "/_sandbox/endpoints");
        assertEquals(known.size(), listed.path("endpoints").size());
    }
}
