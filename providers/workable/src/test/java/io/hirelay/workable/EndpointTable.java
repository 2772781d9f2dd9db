package io.hirelay.workable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every endpoint of Workable and from where it is reached: unified operations, methods of the typed client, and in words
 * what else asks it. One that nothing asks has the reason in place of all that.
 */
final class EndpointTable {
    /** Lists that answer nothing without a filter; what they ask is not looked at here. */
    static final Set<String> NEEDING_A_FILTER = Set.of(
            "ats.activities.list",
            "ats.attachments.list",
            "ats.job_form_fields.list",
            "ats.offers.list",
            "ats.scorecards.list",
            "hris.timeoff_balances.list");

    private static final String LEFT = "not asked: ";

    private static final String RECRUITING = """
            GET /accounts | | which accounts a token opens, when one is connected by OAuth
            GET /accounts/:subdomain | | test of a connection
            GET /jobs | ats.jobs.list ats.offices.list ats.offices.get ats.requisitions.list ats.requisitions.get |
            GET /jobs/:shortcode | ats.jobs.get |
            GET /jobs/:shortcode/activities | ats.activities.list |
            GET /jobs/:shortcode/application_form | ats.job_form_fields.list | answers of candidates who are created
            GET /jobs/:shortcode/questions | | native resource `job_questions`; the application form has the same
            GET /jobs/:shortcode/stages | ats.job_interview_stages.list ats.job_interview_stages.get ats.candidates.list ats.candidates.get ats.applications.list ats.applications.get | stages that are named by name
            GET /jobs/:shortcode/custom_attributes | ats.custom_fields.list |
            GET /jobs/:shortcode/members | ats.jobs.get |
            GET /jobs/:shortcode/recruiters | ats.jobs.get |
            GET /jobs/:shortcode/candidates | ats.candidates.list ats.applications.list ats.candidates.find-duplicates |
            POST /jobs/:shortcode/candidates | ats.candidates.create ats.applications.create |
            POST /jobs/:shortcode/:stage/candidates | | not asked: an older form of the one above, which takes the stage in its query
            GET /stages | ats.job_interview_stages.list ats.job_interview_stages.get |
            GET /recruiters | Members.recruiters |
            GET /disqualification_reasons | ats.reject_reasons.list ats.candidates.list ats.applications.reject |
            GET /custom_attributes | ats.custom_fields.list ats.custom_fields.update |
            GET /candidates | ats.candidates.list ats.applications.list ats.candidates.find-duplicates |
            GET /candidates/:id | ats.candidates.get ats.applications.get |
            PATCH /candidates/:id | ats.candidates.update ats.attachments.create |
            GET /candidates/:id/activities | ats.activities.list ats.scorecards.list |
            GET /candidates/:id/files | ats.attachments.list ats.attachments.download |
            GET /candidates/:id/offer | ats.offers.list ats.attachments.list |
            POST /candidates/:id/comments | ats.activities.create ats.attachments.create |
            PUT /candidates/:id/tags | Candidates.setTags |
            POST /candidates/:id/move | ats.applications.move-stage |
            POST /candidates/:id/copy | ats.applications.create |
            POST /candidates/:id/relocate | Candidates.relocate |
            POST /candidates/:id/disqualify | ats.applications.reject |
            POST /candidates/:id/revert | ats.applications.unreject |
            POST /candidates/:id/ratings | ats.scorecards.create ats.activities.create |
            PUT /candidates/:id/ratings | ats.scorecards.create |
            PATCH /candidates/:id/update_custom_attribute_value | ats.custom_fields.update |
            POST /talent_pool/candidates | ats.candidates.create |
            POST /talent_pool/:stage/candidates | ats.candidates.create |
            GET /events | ats.interviews.list |
            GET /events/:id | ats.interviews.get |
            GET /offers/:id | Offers.get |
            PATCH /offers/:id/approve | Offers.approve |
            PATCH /offers/:id/reject | Offers.reject |
            GET /requisitions | ats.requisitions.list ats.requisitions.get Requisitions.get |
            GET /requisitions/:code | ats.requisitions.get Requisitions.get |
            POST /requisitions | Requisitions.create |
            PATCH /requisitions/:id | Requisitions.update |
            PATCH /requisitions/:code/approve | ats.requisitions.approve |
            PATCH /requisitions/:code/reject | ats.requisitions.reject |
            GET /subscriptions | Subscriptions.all |
            POST /subscriptions | Subscriptions.create |
            DELETE /subscriptions/:id | Subscriptions.delete |
            """;

    private static final String ADMINISTRATION = """
            GET /members | ats.users.list ats.users.get Members.all | members who act
            PUT /members | ats.users.update Members.update |
            POST /members/invite | ats.users.create Members.invite |
            DELETE /members/:id | ats.users.deactivate Members.deactivate |
            POST /members/:id/enable | ats.users.enable Members.enable |
            GET /permission_sets | Members.permissionSets |
            GET /collaboration_permissions | Members.collaborationPermissions |
            GET /departments | ats.departments.list ats.departments.get ats.jobs.list ats.jobs.get hris.groups.list hris.groups.get Departments.all hris.employees.list hris.employees.get |
            POST /departments | ats.departments.create Departments.create |
            PUT /departments/:id | ats.departments.update Departments.update |
            POST /departments/:id/merge | ats.departments.merge Departments.merge |
            DELETE /departments/:id | ats.departments.delete Departments.delete |
            GET /legal_entities | hris.groups.list hris.groups.get Company.legalEntities hris.employees.list hris.employees.get |
            GET /work_schedules | Company.workSchedules |
            """;

    private static final String HR = """
            GET /employees | hris.employees.list hris.employees.get |
            GET /employees/:id | hris.employees.get |
            POST /employees | hris.employees.create |
            PATCH /employees/:id | hris.employees.update |
            GET /employees/orgchart | Employees.orgChart |
            GET /employees/:id/documents | Employees.documents |
            POST /employees/:id/documents | hris.employees.create hris.employees.update Employees.addDocuments |
            GET /employee_fields | hris.fields.list hris.employees.get hris.groups.list hris.groups.get hris.employees.list |
            GET /timeoff/categories | hris.timeoff_types.list hris.timeoff_types.get hris.timeoff_requests.list hris.timeoff_requests.create |
            GET /timeoff/balances | hris.timeoff_balances.list |
            GET /timeoff/requests | hris.timeoff_requests.list hris.timeoff_requests.get |
            POST /timeoff/requests | hris.timeoff_requests.create |
            PATCH /timeoff/approvals/:key | hris.timeoff_requests.approve hris.timeoff_requests.reject hris.timeoff_requests.update |
            GET /time-tracking/time-entries | TimeTracking.all TimeTracking.stream TimeTracking.page |
            POST /time-tracking/time-entries | TimeTracking.createAll TimeTracking.createInBatches |
            POST /time-tracking/employees/:employee_id/time-entries | TimeTracking.create |
            PATCH /time-tracking/employees/:employee_id/time-entries/:uuid | TimeTracking.update |
            DELETE /time-tracking/employees/:employee_id/time-entries/:uuid | TimeTracking.delete |
            GET /review-cycles/templates | ReviewCycles.templates |
            POST /review-cycles/templates | ReviewCycles.create |
            GET /review-cycles/templates/:id | ReviewCycles.template |
            """;

    /**
     * An endpoint.
     *
     * @param places ids of operations, and methods of the client such as {@code Members.invite}
     * @param words what else asks it
     * @param reason why nothing asks it
     */
    record Row(String endpoint, List<String> places, String words, Optional<String> reason) {
        static Row of(String line) {
            String[] parts = line.split(" \\|", -1);
            List<String> places = Arrays.stream(parts[1].strip().split(" "))
                    .filter(place -> !place.isEmpty())
                    .toList();
            String words = parts[2].strip();
            return words.startsWith(LEFT)
                    ? new Row(parts[0], places, "", Optional.of(words.substring(LEFT.length())))
                    : new Row(parts[0], places, words, Optional.empty());
        }

        boolean isReached() {
            return !places.isEmpty() || !words.isEmpty();
        }
    }

    static final List<Row> ROWS = Stream.of(RECRUITING, ADMINISTRATION, HR)
            .flatMap(String::lines)
            .map(Row::of)
            .toList();

    private EndpointTable() {}

    /** The table as the README has it. */
    static String markdown() {
        StringBuilder table =
                new StringBuilder("| Endpoint | Unified operations | Typed client | Besides |\n|---|---|---|---|\n");
        for (Row row : ROWS) {
            table.append("| `")
                    .append(row.endpoint())
                    .append("` | ")
                    .append(String.join(
                            ", ",
                            row.places().stream()
                                    .filter(EndpointTable::isOperation)
                                    .toList()))
                    .append(" | ")
                    .append(String.join(
                            ", ",
                            row.places().stream()
                                    .filter(place -> !isOperation(place))
                                    .map(EndpointTable::asCalled)
                                    .toList()))
                    .append(" | ")
                    .append(row.reason().map(reason -> LEFT + reason).orElse(row.words()))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static boolean isOperation(String place) {
        return Character.isLowerCase(place.charAt(0));
    }

    /** {@code Members.invite} as it is written where it is used. */
    private static String asCalled(String method) {
        return "`" + Character.toLowerCase(method.charAt(0))
                + method.substring(1).replace(".", "().") + "`";
    }
}
