package io.hirelay.workable.sandbox.route;

import io.hirelay.workable.sandbox.render.Links;
import io.hirelay.workable.sandbox.state.AccountState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the endpoint of a path. */
public final class Router {
    private static final Set<String> HR_ROOTS =
            Set.of("employees", "employee_fields", "timeoff", "time-tracking", "review-cycles");

    private final String subdomain;
    private final List<Route> all;
    private final Map<String, List<Route>> byMethodAndSize = new HashMap<>();

    public Router(AccountState state, Links links) {
        this.subdomain = state.identity().subdomain();
        List<Route> routes = new ArrayList<>();
        routes.addAll(new AccountRoutes(state).routes());
        routes.addAll(new JobRoutes(state, links).routes());
        routes.addAll(new CandidateReads(state, links).routes());
        routes.addAll(new EventRoutes(state, links).routes());
        routes.addAll(new MemberReads(state, links).routes());
        routes.addAll(new RequisitionReads(state, links).routes());
        routes.addAll(new CandidateWrites(state, links).routes());
        routes.addAll(new CandidateActions(state, links).routes());
        routes.addAll(new RatingRoutes(state).routes());
        routes.addAll(new MemberWrites(state).routes());
        routes.addAll(new DepartmentWrites(state).routes());
        routes.addAll(new RequisitionWrites(state).routes());
        routes.addAll(new SubscriptionWrites(state).routes());
        routes.addAll(new OfferDecisions(state, links).routes());
        routes.addAll(new EmployeeReads(state, links).routes());
        routes.addAll(new EmployeeWrites(state, links).routes());
        routes.addAll(new TimeOffRoutes(state).routes());
        routes.addAll(new TimeTrackingRoutes(state).routes());
        routes.addAll(new ReviewCycleRoutes(state).routes());
        // Fixed parts before variable ones, so that the more telling template wins.
        routes.sort(Comparator.comparing(route -> route.template().replace(':', '~')));
        this.all = Collections.unmodifiableList(routes);
        for (Route route : all) {
            byMethodAndSize
                    .computeIfAbsent(key(route.method(), size(route.template())), key -> new ArrayList<>())
                    .add(route);
        }
    }

    /** An endpoint with the values of its template's variables. */
    public record Match(Route route, Map<String, String> variables) {}

    /** Every endpoint that there is. */
    public List<Route> routes() {
        return all;
    }

    /** @param path what comes after {@code /spi/v3}, decoded, starting with a slash */
    public Optional<Match> find(String method, String path) {
        List<String> parts = parts(path);
        for (Route route : byMethodAndSize.getOrDefault(key(method, parts.size()), List.of())) {
            Optional<Map<String, String>> variables = route.match(parts);
            if (variables.isPresent()) {
                return Optional.of(new Match(route, variables.get()));
            }
        }
        return Optional.empty();
    }

    /** Which service a path belongs to that has no endpoint. */
    public Backend backendOf(String path) {
        List<String> parts = parts(path);
        return !parts.isEmpty() && HR_ROOTS.contains(parts.get(0)) ? Backend.HR : Backend.ATS;
    }

    /** The old form {@code /accounts/acme/jobs} means {@code /jobs}. */
    private List<String> parts(String path) {
        List<String> parts = Arrays.asList(path.substring(1).split("/", -1));
        boolean old = parts.size() > 2
                && parts.get(0).equals("accounts")
                && parts.get(1).equals(subdomain);
        return old ? parts.subList(2, parts.size()) : parts;
    }

    private static int size(String template) {
        return template.substring(1).split("/").length;
    }

    private static String key(String method, int size) {
        return method + size;
    }
}
