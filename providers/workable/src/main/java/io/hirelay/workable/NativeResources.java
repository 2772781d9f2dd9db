package io.hirelay.workable;

import io.hirelay.spi.NativeMethod;
import io.hirelay.spi.NativePaging;
import io.hirelay.spi.NativeResource;
import io.hirelay.spi.NativeRows;
import java.util.List;
import java.util.stream.Stream;

/** What Workable's API has, in its own words. */
final class NativeResources {
    private static final String BASE = "spi/v3/";

    private static final NativePaging WHOLE = new NativePaging.Whole();
    private static final NativePaging LINK = new NativePaging.Link("paging.next", "limit");
    /** The back end of HR counts, and takes four limits alone. */
    private static final NativePaging OFFSET =
            new NativePaging.Offset("limit", "offset", "total_count", List.of(10, 20, 50, 100));

    static final List<NativeResource> ALL =
            Stream.of(recruiting(), account(), people()).flatMap(List::stream).toList();

    private NativeResources() {}

    private static List<NativeResource> recruiting() {
        return List.of(
                new NativeResource(
                        "jobs",
                        "Jobs; they are made and changed in Workable alone",
                        List.of(
                                list("jobs", rows("jobs", LINK), "Jobs; state filters them"),
                                get("jobs/{id}", "A job by its shortcode"),
                                own("application_form", "GET", "jobs/{id}/application_form", "Its application form"),
                                own("recruiters", "GET", "jobs/{id}/recruiters", "Its external recruiters"),
                                own("custom_attributes", "GET", "jobs/{id}/custom_attributes", "Its custom attributes"),
                                own(
                                        "candidates",
                                        "GET",
                                        "jobs/{id}/candidates",
                                        "Its candidates, by Workable's page"))),
                new NativeResource(
                        "job_stages",
                        "The pipeline of a job",
                        List.of(list("jobs/{job_id}/stages", rows("stages", WHOLE), "Its stages in order"))),
                new NativeResource(
                        "job_questions",
                        "The questions of a job's application form",
                        List.of(list("jobs/{job_id}/questions", rows("questions", WHOLE), "Its questions"))),
                new NativeResource(
                        "job_members",
                        "The hiring team of a job",
                        List.of(list("jobs/{job_id}/members", rows("members", WHOLE), "Its members"))),
                new NativeResource(
                        "job_activities",
                        "What happened in a job",
                        List.of(list("jobs/{job_id}/activities", rows("activities", LINK), "Its activities"))),
                candidates(),
                new NativeResource(
                        "candidate_activities",
                        "What happened to a candidate",
                        List.of(list(
                                "candidates/{candidate_id}/activities",
                                rows("activities", LINK),
                                "The candidate's activities"))),
                new NativeResource(
                        "candidate_files",
                        "Files of a candidate",
                        List.of(list(
                                "candidates/{candidate_id}/files", rows("files", WHOLE), "The candidate's files"))),
                new NativeResource(
                        "candidate_offer",
                        "The offer made to a candidate",
                        List.of(
                                list("candidates/{candidate_id}/offer", rows("", WHOLE), "The offer, as a list of one"),
                                get("candidates/{id}/offer", "The offer of the candidate with this id"))),
                new NativeResource(
                        "stages",
                        "The account's own pipeline",
                        List.of(list("stages", rows("stages", WHOLE), "The account's stages"))),
                new NativeResource(
                        "recruiters",
                        "External recruiters",
                        List.of(list("recruiters", rows("recruiters", WHOLE), "External recruiters"))),
                new NativeResource(
                        "disqualification_reasons",
                        "Why candidates are disqualified",
                        List.of(list("disqualification_reasons", rows("", WHOLE), "Reasons"))),
                new NativeResource(
                        "custom_attributes",
                        "Attributes that the account has added",
                        List.of(list(
                                "custom_attributes", rows("custom_attributes", WHOLE), "The account's attributes"))),
                new NativeResource(
                        "events",
                        "Calls, interviews and meetings",
                        List.of(
                                list(
                                        "events",
                                        rows("events", LINK),
                                        "Events; type, candidate_id, start_date filter them"),
                                get("events/{id}", "An event"))),
                new NativeResource(
                        "requisitions",
                        "Requisitions of the Hiring Plan",
                        List.of(
                                list("requisitions", rows("requisitions", LINK), "Requisitions; state filters them"),
                                get("requisitions/{id}", "A requisition by its code"),
                                create("requisitions", "Makes a requisition"),
                                update("PATCH", "requisitions/{id}", "Changes a requisition"),
                                own("approve", "PATCH", "requisitions/{id}/approve", "Approves it"),
                                own("reject", "PATCH", "requisitions/{id}/reject", "Rejects it"))),
                new NativeResource(
                        "subscriptions",
                        "Webhooks",
                        List.of(
                                // Workable answers 404 when there are none.
                                list("subscriptions", new NativeRows("subscriptions", WHOLE, true), "Webhooks"),
                                create("subscriptions", "Subscribes a webhook to an event"),
                                delete("subscriptions/{id}", "Ends it"))));
    }

    private static NativeResource candidates() {
        return new NativeResource(
                "candidates",
                "Candidates",
                List.of(
                        list("candidates", rows("candidates", LINK), "Candidates; email, shortcode, stage filter them"),
                        get("candidates/{id}", "A candidate"),
                        create("jobs/{job_id}/candidates", "Makes a candidate for the job of this shortcode"),
                        update("PATCH", "candidates/{id}", "Changes a candidate"),
                        own("create_in_talent_pool", "POST", "talent_pool/candidates", "Makes one in the talent pool"),
                        own(
                                "create_in_talent_pool_stage",
                                "POST",
                                "talent_pool/{stage}/candidates",
                                "Makes one in a stage of the talent pool"),
                        own("move", "POST", "candidates/{id}/move", "Moves the candidate to another stage"),
                        own("copy", "POST", "candidates/{id}/copy", "Copies the candidate to another job"),
                        own("relocate", "POST", "candidates/{id}/relocate", "Moves the candidate to another job"),
                        own("disqualify", "POST", "candidates/{id}/disqualify", "Disqualifies the candidate"),
                        own("revert", "POST", "candidates/{id}/revert", "Takes a disqualification back"),
                        own("comments", "POST", "candidates/{id}/comments", "Adds a comment"),
                        own("tags", "PUT", "candidates/{id}/tags", "Replaces the candidate's tags"),
                        own("ratings", "POST", "candidates/{id}/ratings", "Adds a rating"),
                        own("update_rating", "PUT", "candidates/{id}/ratings", "Replaces a member's rating"),
                        own(
                                "update_custom_attribute_value",
                                "PATCH",
                                "candidates/{id}/update_custom_attribute_value",
                                "Sets a custom attribute"),
                        own("activities", "GET", "candidates/{id}/activities", "What happened, by Workable's page"),
                        own("files", "GET", "candidates/{id}/files", "The candidate's files"),
                        own("offer", "GET", "candidates/{id}/offer", "The offer made to the candidate")));
    }

    private static List<NativeResource> account() {
        return List.of(
                new NativeResource(
                        "members",
                        "Members of the account",
                        List.of(
                                list("members", rows("members", LINK), "Members; role, email, status filter them"),
                                update("PUT", "members", "Changes a member, who is named in the body"),
                                delete("members/{id}", "Deactivates a member"),
                                own("invite", "POST", "members/invite", "Invites a member"),
                                own("enable", "POST", "members/{id}/enable", "Activates a member again"))),
                new NativeResource(
                        "permission_sets",
                        "Sets of permissions",
                        List.of(list("permission_sets", rows("", WHOLE), "Sets of permissions"))),
                new NativeResource(
                        "departments",
                        "Departments",
                        List.of(
                                list("departments", rows("", WHOLE), "Departments"),
                                create("departments", "Makes a department"),
                                update("PUT", "departments/{id}", "Changes a department"),
                                delete("departments/{id}", "Removes a department; force=DELETE although it is in use"),
                                own("merge", "POST", "departments/{id}/merge", "Merges it into another"))),
                new NativeResource(
                        "legal_entities",
                        "Legal entities",
                        List.of(list("legal_entities", rows("", WHOLE), "Legal entities"))),
                new NativeResource(
                        "work_schedules",
                        "Work schedules",
                        List.of(list("work_schedules", rows("", WHOLE), "Work schedules"))));
    }

    private static List<NativeResource> people() {
        return List.of(
                new NativeResource(
                        "employees",
                        "Employees",
                        List.of(
                                list("employees", rows("employees", OFFSET), "Employees"),
                                get("employees/{id}", "An employee"),
                                create("employees", "Makes an employee"),
                                update("PATCH", "employees/{id}", "Changes an employee"),
                                own("orgchart", "GET", "employees/orgchart", "Who reports to whom"),
                                own("documents", "GET", "employees/{id}/documents", "Documents, by Workable's page"),
                                own("create_document", "POST", "employees/{id}/documents", "Adds a document"))),
                new NativeResource(
                        "employee_fields",
                        "Fields that employees have",
                        List.of(list("employee_fields", rows("", WHOLE), "Fields as a member_id sees them"))),
                new NativeResource(
                        "timeoff_categories",
                        "Kinds of time off",
                        List.of(list("timeoff/categories", rows("categories", WHOLE), "Kinds of time off"))),
                new NativeResource(
                        "timeoff_balances",
                        "What time off an employee has left",
                        List.of(list("timeoff/balances", rows("balances", WHOLE), "Balances of an employee_id"))),
                new NativeResource(
                        "timeoff_requests",
                        "Requests for time off",
                        List.of(
                                list(
                                        "timeoff/requests",
                                        rows("requests", OFFSET),
                                        "Requests; employee_ids[] filter them"),
                                create("timeoff/requests", "Asks for time off"),
                                own(
                                        "approvals",
                                        "PATCH",
                                        "timeoff/approvals/{id}",
                                        "Approves or rejects, as the body says"))),
                new NativeResource(
                        "time_entries",
                        "Time worked",
                        List.of(
                                list("time-tracking/time-entries", rows("time_entries", OFFSET), "Entries"),
                                create("time-tracking/employees/{employee_id}/time-entries", "Adds an entry"),
                                update(
                                        "PATCH",
                                        "time-tracking/employees/{employee_id}/time-entries/{id}",
                                        "Changes an entry"),
                                delete("time-tracking/employees/{employee_id}/time-entries/{id}", "Removes an entry"),
                                own("bulk", "POST", "time-tracking/time-entries", "Adds up to 500 entries"))));
    }

    private static NativeRows rows(String field, NativePaging paging) {
        return new NativeRows(field, paging);
    }

    private static NativeMethod list(String path, NativeRows rows, String doc) {
        return NativeMethod.list(BASE + path, rows, doc);
    }

    private static NativeMethod get(String path, String doc) {
        return own(NativeMethod.GET, "GET", path, doc);
    }

    private static NativeMethod create(String path, String doc) {
        return own(NativeMethod.CREATE, "POST", path, doc);
    }

    private static NativeMethod update(String httpMethod, String path, String doc) {
        return own(NativeMethod.UPDATE, httpMethod, path, doc);
    }

    private static NativeMethod delete(String path, String doc) {
        return own(NativeMethod.DELETE, "DELETE", path, doc);
    }

    private static NativeMethod own(String name, String httpMethod, String path, String doc) {
        return new NativeMethod(name, httpMethod, BASE + path, doc);
    }
}
