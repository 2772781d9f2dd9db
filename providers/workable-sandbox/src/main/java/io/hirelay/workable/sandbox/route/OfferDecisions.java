package io.hirelay.workable.sandbox.route;

import io.hirelay.workable.sandbox.access.Scope;
import io.hirelay.workable.sandbox.access.Token;
import io.hirelay.workable.sandbox.render.Links;
import io.hirelay.workable.sandbox.render.OfferJson;
import io.hirelay.workable.sandbox.state.AccountState;
import io.hirelay.workable.sandbox.state.Offers.Made;
import java.util.List;

/** Offers as they are approved and rejected, which only user tokens may do. */
final class OfferDecisions {
    private final AccountState state;
    private final OfferJson json;

    OfferDecisions(AccountState state, Links links) {
        this.state = state;
        this.json = new OfferJson(links);
    }

    List<Route> routes() {
        return List.of(
                Route.ats("PATCH", "/offers/:id/approve", Scope.W_OFFERS, call -> decide(call, "approved"))
                        .only(Token.Kind.USER),
                Route.ats("PATCH", "/offers/:id/reject", Scope.W_OFFERS, call -> decide(call, "rejected"))
                        .only(Token.Kind.USER));
    }

    private Reply decide(Call call, String newState) {
        Made made = state.offers().find(call.id("id")).orElseThrow(Refusal::notFound);
        if (!made.offer().state().equals("pending")) {
            throw Refusal.invalid("state", "is not pending");
        }
        Made decided = new Made(made.offer().inState(newState), made.candidate());
        state.offers().put(decided);
        return Reply.ok(json.of(decided.offer(), decided.candidate()));
    }
}
