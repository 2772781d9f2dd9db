package io.hirelay.workable.sandbox.route;

import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.render.TimeJson;
import io.hirelay.workable.sandbox.row.ReviewTemplate;
import io.hirelay.workable.sandbox.state.AccountState;
import java.util.List;

/**
 * Templates of review cycles. That these endpoints exist is all that is known of them: scopes and shapes are those that
 * the HR service's other endpoints suggest.
 */
final class ReviewCycleRoutes {
    private static final int STANDARD_PAGE = 10;

    private final AccountState state;
    private final HrActors actors;

    ReviewCycleRoutes(AccountState state) {
        this.state = state;
        this.actors = new HrActors(state);
    }

    List<Route> routes() {
        return List.of(
                Route.hr("GET", "/review-cycles/templates", Scope.R_EMPLOYEES, this::list),
                Route.hr("POST", "/review-cycles/templates", Scope.W_EMPLOYEES, this::create),
                Route.hr("GET", "/review-cycles/templates/:id", Scope.R_EMPLOYEES, this::get));
    }

    private Reply list(Call call) {
        return OffsetPaging.page(
                call.query(),
                "templates",
                STANDARD_PAGE,
                state.reviewTemplates().all(),
                TimeJson::template);
    }

    private Reply get(Call call) {
        return Reply.ok(
                TimeJson.template(state.reviewTemplates().find(call.id("id")).orElseThrow(Refusal::notFound)));
    }

    private Reply create(Call call) {
        actors.administrator(call);
        Body body = Body.of(call);
        ReviewTemplate template = new ReviewTemplate(
                state.reviewTemplates().newId(),
                body.required("name"),
                body.text("description").orElse(null),
                body.objects("questions").stream()
                        .map(question -> question.required("body"))
                        .toList(),
                false,
                state.now());
        state.reviewTemplates().put(template);
        return Reply.of(201, TimeJson.template(template));
    }
}
