package io.hirelay.workable;

import static io.hirelay.operation.AtsFilters.Offers.CANDIDATE_ID;

import io.hirelay.http.Native;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.Offer;
import io.hirelay.operation.Ats;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operator;
import io.hirelay.page.Page;
import io.hirelay.spi.ListSupport;
import io.hirelay.spi.Operations;
import io.hirelay.workable.mapping.OfferMapper;
import io.hirelay.workable.wire.OfferDto;
import java.util.List;

/** The offer of a candidate, who has one or none. */
final class Offers {
    private Offers() {}

    static Operations<WorkableSession> register(Operations<WorkableSession> operations) {
        return operations.list(
                Ats.OFFERS_LIST,
                Offers::list,
                ListSupport.of(OfferMapper.plan())
                        .requiringOneOf(CANDIDATE_ID)
                        .natively(CANDIDATE_ID, Operator.EQ, Operator.IN));
    }

    private static Page<Offer> list(WorkableSession session, ListRequest<Offer> request, CallContext call) {
        return Parents.after(
                Parents.ids(request, CANDIDATE_ID), request, (candidate, own) -> of(candidate, session, own, call));
    }

    private static Page<Offer> of(
            String candidate, WorkableSession session, ListRequest<Offer> request, CallContext call) {
        RemoteQuery more = new RemoteQuery(request.remoteQuery());
        Native<OfferDto> offer = Parents.underCandidate(
                candidate, () -> session.read(session.candidates().offer(candidate, call, more)));
        return Page.of(OfferMapper.exists(offer.value()) ? List.of(OfferMapper.map(offer, candidate)) : List.of());
    }
}
