package io.hirelay.workable;

import io.hirelay.error.AccessDeniedException;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.client.Offer;
import io.hirelay.workable.client.Offers;
import io.hirelay.workable.wire.HiringApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Offers as the typed client decides on them. */
final class TypedOffers implements Offers {
    private final TypedCalls calls;
    private final HiringApi api;

    TypedOffers(TypedCalls calls) {
        this.calls = calls;
        this.api = calls.api(HiringApi.class);
    }

    @Override
    public Offer get(String id) {
        requireMember(Scopes.R_OFFERS);
        return calls.session().read(api.offer(offer(id), calls.reads().get())).value();
    }

    @Override
    public Offer approve(String id) {
        requireMember(Scopes.W_OFFERS);
        return calls.session()
                .write(api.approveOffer(
                        offer(id), TypedCalls.body(Map.of()), calls.reads().get()))
                .value();
    }

    @Override
    public Offer reject(String id, Optional<String> reason) {
        requireMember(Scopes.W_OFFERS);
        CallContext call = calls.reads().get();
        return calls.session()
                .write(api.rejectOffer(
                        offer(id),
                        TypedCalls.body(reason.map(why -> Map.of("rejection_reason", why))
                                .orElse(Map.of())),
                        call))
                .value();
    }

    private void requireMember(String scope) {
        if (calls.session().token() != TokenKind.USER) {
            throw new AccessDeniedException(
                    "Workable shows offers to members and lets members decide on them, and this connection has the token"
                            + " of an account, which speaks for nobody: connect the account by OAuth with the scope "
                            + scope + ". What was offered to a candidate is among the unified offers.",
                    List.of(scope),
                    null);
        }
    }

    private static String offer(String id) {
        return TypedCalls.plain("id", id, "offer", "an id such as 1a2b3c");
    }
}
