package io.hirelay.workable.sandbox.route;

import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.render.Json;
import io.hirelay.workable.sandbox.row.Subscription;
import io.hirelay.workable.sandbox.state.AccountState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Webhooks as they are asked for and dropped. The sandbox keeps them; it does not call them. */
final class SubscriptionWrites {
    private static final Set<String> CANDIDATE_EVENTS =
            Set.of("candidate_created", "candidate_moved", "candidate_deleted", "job_deleted");
    private static final Set<String> HR_EVENTS = Set.of(
            "employee_created",
            "employee_updated",
            "employee_published",
            "onboarding_completed",
            "timeoff_updated",
            "timeoff_request_approved",
            "timeoff_request_reverted");

    private final AccountState state;

    SubscriptionWrites(AccountState state) {
        this.state = state;
    }

    List<Route> routes() {
        return List.of(
                Route.ats("POST", "/subscriptions", Scope.R_CANDIDATES, this::create)
                        .orScope(Scope.R_EMPLOYEES),
                Route.ats("DELETE", "/subscriptions/:id", Scope.R_CANDIDATES, this::delete)
                        .orScope(Scope.R_EMPLOYEES));
    }

    private Reply create(Call call) {
        Body body = Body.of(call);
        String event = body.required("event");
        boolean hr = HR_EVENTS.contains(event);
        if (!hr && !CANDIDATE_EVENTS.contains(event)) {
            throw Refusal.invalid("event", "is not included in the list");
        }
        if (!call.token().scopes().contains(hr ? Scope.R_EMPLOYEES : Scope.R_CANDIDATES)) {
            return Reply.emptyText(403);
        }
        String target = body.required("target");
        if (!target.matches("https?://[^\\s]+")) {
            throw Refusal.invalid("target", "is not a valid URL");
        }
        if (state.subscriptions().all().stream().anyMatch(row -> row.target().equals(target))) {
            return Reply.error(409, "Target has already been taken");
        }
        Body args = arguments(body, hr);
        Subscription subscription = new Subscription(
                state.subscriptions().newId(),
                call.token().number(),
                event,
                target,
                state.now(),
                hr,
                args.text("job_shortcode").orElse(null),
                args.text("stage_slug").orElse(null));
        state.subscriptions().put(subscription);
        return Reply.of(201, Json.object().put("id", subscription.id()));
    }

    /** Once there are arguments, job and stage must both be among them, empty for all. */
    private Body arguments(Body body, boolean hr) {
        if (!body.isObject("args")) {
            return new Body(Json.object());
        }
        Body args = body.object("args");
        if (hr || !args.has("job_shortcode") || !args.has("stage_slug")) {
            throw Refusal.invalid("args", "is invalid");
        }
        Optional<String> account = args.text("account_id");
        if (account.filter(state.identity().subdomain()::equals).isEmpty()) {
            throw Refusal.invalid("account_id", "is invalid");
        }
        return args;
    }

    private Reply delete(Call call) {
        Optional<Subscription> subscription = state
                .subscriptions()
                .of(call.token().number())
                .stream()
                .filter(row -> Long.toString(row.id()).equals(call.variable("id")))
                .findFirst();
        subscription.ifPresent(row -> state.subscriptions().remove(row.id()));
        return Reply.of(subscription.isPresent() ? 200 : 404, Json.object());
    }
}
