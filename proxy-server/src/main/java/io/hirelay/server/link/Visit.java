package io.hirelay.server.link;

import io.hirelay.operation.CallContext;
import io.hirelay.server.http.Query;
import io.hirelay.server.http.Request;
import java.util.Optional;

/**
 * One request for a page of a link that can be used.
 *
 * @param token the link's
 * @param form what was sent; what stands behind the address's question mark where nothing was
 */
record Visit(Request request, LinkSession session, String token, Query form) {

    Optional<String> ticket() {
        return form.all("ticket").stream().findFirst();
    }

    /** Whether it comes from the browser that has connected the account. */
    boolean holdsTicket() {
        return LinkSecrets.matches(session.ticketHash(), ticket());
    }

    /** Whether the page lies in a frame of another page. */
    boolean isFramed() {
        return request.header("sec-fetch-dest")
                .filter(place -> place.equals("iframe") || place.equals("frame"))
                .isPresent();
    }

    Visit in(LinkSession now) {
        return new Visit(request, now, token, form);
    }

    /** For calls of the provider on behalf of this request. */
    CallContext call() {
        return CallContext.until(request.deadline()).observedBy(request.trace()::exchanged);
    }

    @Override
    public String toString() {
        return "Visit[" + session.id() + "]";
    }
}
