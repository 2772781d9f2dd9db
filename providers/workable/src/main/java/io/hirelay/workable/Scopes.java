package io.hirelay.workable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which scope of a token an endpoint asks for, as Workable documents it. */
final class Scopes {
    static final String R_JOBS = "r_jobs";
    static final String R_CANDIDATES = "r_candidates";
    static final String R_OFFERS = "r_offers";
    static final String R_REQUISITIONS = "r_requisitions";
    static final String R_ACCOUNT = "r_account";
    static final String R_EMPLOYEES = "r_employees";
    static final String R_TIMEOFF = "r_timeoff";

    static final String W_CANDIDATES = "w_candidates";
    /** Part of {@link #W_CANDIDATES} as well. */
    static final String W_COMMENTS = "w_comments";

    static final String W_OFFERS = "w_offers";
    static final String W_MEMBERS = "w_members";
    static final String R_TIME_TRACKING = "r_time_tracking";
    static final String W_TIME_TRACKING = "w_time_tracking";
    static final String W_DEPARTMENTS = "w_departments";
    static final String W_REQUISITIONS = "w_requisitions";
    static final String W_EMPLOYEES = "w_employees";
    static final String W_TIMEOFF = "w_timeoff";

    /** Scopes of writes, which cannot be tried without writing. */
    static final List<String> WRITES =
            List.of(W_CANDIDATES, W_COMMENTS, W_OFFERS, W_REQUISITIONS, W_DEPARTMENTS, W_MEMBERS);

    private static final String API = "spi/v3/";

    /** Any one of the scopes is enough. */
    private static final Map<String, List<String>> BY_ENDPOINT = Map.ofEntries(
            Map.entry("GET accounts", List.of(R_JOBS)),
            Map.entry("GET accounts/{subdomain}", List.of(R_JOBS)),
            Map.entry("GET jobs", List.of(R_JOBS)),
            Map.entry("GET jobs/{shortcode}", List.of(R_JOBS)),
            Map.entry("GET jobs/{shortcode}/application_form", List.of(R_JOBS)),
            Map.entry("GET jobs/{shortcode}/questions", List.of(R_JOBS)),
            Map.entry("GET jobs/{shortcode}/stages", List.of(R_JOBS)),
            Map.entry("GET jobs/{shortcode}/custom_attributes", List.of(R_JOBS)),
            Map.entry("GET jobs/{shortcode}/members", List.of(R_JOBS)),
            Map.entry("GET jobs/{shortcode}/recruiters", List.of(R_JOBS)),
            Map.entry("GET jobs/{shortcode}/activities", List.of(R_CANDIDATES)),
            Map.entry("GET jobs/{shortcode}/candidates", List.of(R_CANDIDATES)),
            Map.entry("GET stages", List.of(R_JOBS)),
            Map.entry("GET members", List.of(R_JOBS)),
            Map.entry("GET recruiters", List.of(R_JOBS)),
            Map.entry("GET events", List.of(R_JOBS)),
            Map.entry("GET events/{id}", List.of(R_JOBS)),
            Map.entry("GET custom_attributes", List.of(R_JOBS)),
            Map.entry("GET disqualification_reasons", List.of(R_JOBS)),
            Map.entry("GET candidates", List.of(R_CANDIDATES)),
            Map.entry("GET candidates/{id}", List.of(R_CANDIDATES)),
            Map.entry("GET candidates/{id}/activities", List.of(R_CANDIDATES)),
            Map.entry("GET candidates/{id}/files", List.of(R_CANDIDATES)),
            Map.entry("GET candidates/{id}/offer", List.of(R_OFFERS)),
            Map.entry("POST jobs/{shortcode}/candidates", List.of(W_CANDIDATES)),
            Map.entry("POST talent_pool/candidates", List.of(W_CANDIDATES)),
            Map.entry("POST talent_pool/{stage}/candidates", List.of(W_CANDIDATES)),
            Map.entry("PATCH candidates/{id}", List.of(W_CANDIDATES)),
            Map.entry("POST candidates/{id}/copy", List.of(W_CANDIDATES)),
            Map.entry("GET requisitions", List.of(R_REQUISITIONS)),
            Map.entry("GET requisitions/{code}", List.of(R_REQUISITIONS)),
            Map.entry("GET departments", List.of(R_ACCOUNT)),
            Map.entry("POST candidates/{id}/move", List.of(W_CANDIDATES)),
            Map.entry("POST candidates/{id}/disqualify", List.of(W_CANDIDATES)),
            Map.entry("POST candidates/{id}/revert", List.of(W_CANDIDATES)),
            Map.entry("POST candidates/{id}/comments", List.of(W_CANDIDATES, W_COMMENTS)),
            Map.entry("POST candidates/{id}/ratings", List.of(W_CANDIDATES)),
            Map.entry("PUT candidates/{id}/ratings", List.of(W_CANDIDATES)),
            Map.entry("PATCH candidates/{id}/update_custom_attribute_value", List.of(R_JOBS)),
            Map.entry("POST departments", List.of(W_DEPARTMENTS)),
            Map.entry("PUT members", List.of(W_MEMBERS)),
            Map.entry("POST members/invite", List.of(W_MEMBERS)),
            Map.entry("DELETE members/{id}", List.of(W_MEMBERS)),
            Map.entry("POST members/{id}/enable", List.of(W_MEMBERS)),
            Map.entry("PUT departments/{id}", List.of(W_DEPARTMENTS)),
            Map.entry("POST departments/{id}/merge", List.of(W_DEPARTMENTS)),
            Map.entry("DELETE departments/{id}", List.of(W_DEPARTMENTS)),
            Map.entry("PATCH requisitions/{code}/approve", List.of(W_REQUISITIONS)),
            Map.entry("PATCH requisitions/{code}/reject", List.of(W_REQUISITIONS)),
            Map.entry("GET employees", List.of(R_EMPLOYEES)),
            Map.entry("GET employees/{id}", List.of(R_EMPLOYEES)),
            Map.entry("GET employees/{id}/documents", List.of(R_EMPLOYEES)),
            Map.entry("GET employees/orgchart", List.of(R_EMPLOYEES)),
            Map.entry("GET employee_fields", List.of(R_ACCOUNT)),
            Map.entry("GET legal_entities", List.of(R_ACCOUNT)),
            Map.entry("POST employees", List.of(W_EMPLOYEES)),
            Map.entry("PATCH employees/{id}", List.of(W_EMPLOYEES)),
            Map.entry("POST employees/{id}/documents", List.of(W_EMPLOYEES)),
            Map.entry("GET timeoff/categories", List.of(R_TIMEOFF)),
            Map.entry("GET timeoff/balances", List.of(R_TIMEOFF)),
            Map.entry("GET timeoff/requests", List.of(R_TIMEOFF)),
            Map.entry("POST timeoff/requests", List.of(W_TIMEOFF)),
            Map.entry("PATCH timeoff/approvals/{id}", List.of(W_TIMEOFF)));

    /** Endpoints that the typed client alone asks. */
    private static final Map<String, List<String>> BEYOND = Map.ofEntries(
            Map.entry("POST candidates/{id}/relocate", List.of(W_CANDIDATES)),
            Map.entry("PUT candidates/{id}/tags", List.of(W_CANDIDATES)),
            Map.entry("GET offers/{id}", List.of(R_OFFERS)),
            Map.entry("PATCH offers/{id}/approve", List.of(W_OFFERS)),
            Map.entry("PATCH offers/{id}/reject", List.of(W_OFFERS)),
            Map.entry("POST requisitions", List.of(W_REQUISITIONS)),
            Map.entry("PATCH requisitions/{id}", List.of(W_REQUISITIONS)),
            Map.entry("GET subscriptions", List.of(R_CANDIDATES, R_EMPLOYEES)),
            Map.entry("POST subscriptions", List.of(R_CANDIDATES, R_EMPLOYEES)),
            Map.entry("DELETE subscriptions/{id}", List.of(R_CANDIDATES, R_EMPLOYEES)),
            Map.entry("GET permission_sets", List.of(R_ACCOUNT)),
            Map.entry("GET collaboration_permissions", List.of(R_ACCOUNT)),
            Map.entry("GET work_schedules", List.of(R_ACCOUNT)),
            Map.entry("GET time-tracking/time-entries", List.of(R_TIME_TRACKING)),
            Map.entry("POST time-tracking/time-entries", List.of(W_TIME_TRACKING)),
            Map.entry("POST time-tracking/employees/{employee_id}/time-entries", List.of(W_TIME_TRACKING)),
            Map.entry("PATCH time-tracking/employees/{employee_id}/time-entries/{uuid}", List.of(W_TIME_TRACKING)),
            Map.entry("DELETE time-tracking/employees/{employee_id}/time-entries/{uuid}", List.of(W_TIME_TRACKING)),
            // of reviews no scope is documented; the HR service's others are
            Map.entry("GET review-cycles/templates", List.of(R_EMPLOYEES)),
            Map.entry("GET review-cycles/templates/{id}", List.of(R_EMPLOYEES)),
            Map.entry("POST review-cycles/templates", List.of(W_EMPLOYEES)));

    /**
     * Part of another, or of what an account has to have or to switch on first: one without it refuses a grant that names
     * them.
     */
    private static final Set<String> ON_DEMAND =
            Set.of(R_EMPLOYEES, W_EMPLOYEES, R_TIMEOFF, W_TIMEOFF, W_MEMBERS, W_COMMENTS);

    private Scopes() {}

    /** Every scope that one of the operations asks for in every account, in order. */
    static List<String> ofOperations() {
        return BY_ENDPOINT.values().stream()
                .flatMap(List::stream)
                .distinct()
                .filter(scope -> !ON_DEMAND.contains(scope))
                .sorted()
                .toList();
    }

    /**
     * Scopes any of which allows the call; none when the endpoint is not one of the catalogue's.
     *
     * @param template the path with its variable parts named, below any base
     */
    static List<String> of(String method, String template) {
        int api = template.indexOf(API);
        if (api < 0) {
            return List.of();
        }
        String endpoint = method + " " + template.substring(api + API.length());
        return BY_ENDPOINT.getOrDefault(endpoint, BEYOND.getOrDefault(endpoint, List.of()));
    }
}
