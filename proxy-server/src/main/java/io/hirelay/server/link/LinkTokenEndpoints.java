package io.hirelay.server.link;

import io.hirelay.json.Json;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Spec;
import java.time.InstantSource;
import java.util.List;

/** {@code POST /link-token}: a product asks for a link. */
final class LinkTokenEndpoints implements Endpoints {
    private final LinkTokens tokens;
    private final LinkAddresses addresses;
    private final Json json;
    private final InstantSource clock;

    LinkTokenEndpoints(LinkTokens tokens, LinkAddresses addresses, Json json, InstantSource clock) {
        this.tokens = tokens;
        this.addresses = addresses;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint("POST", "/link-token", Access.TOKEN, spec(), this::make));
    }

    private Answer make(Request request) {
        request.query().onlyKnown(List.of());
        NewLink wanted = json.read(request.body(), NewLink.class);
        String token =
                tokens.make(request.authenticated().environment(), wanted).reveal();
        return Answer.json(
                201, new MadeLink(token, addresses.link(token), clock.instant().plus(LinkTokens.LIFE)));
    }

    private static Spec spec() {
        return Spec.of("Accounts", "Make a link by which a customer connects an account")
                .describedAs("The customer's administrator opens the url, says which system it is, and connects by a"
                        + " token or by OAuth; what is entered is checked at once. A link can be used once, within 7 days."
                        + " /link.js opens it in a frame of your page.")
                .accepting(Spec.Content.json(NewLink.class))
                .answering(201, "The link", Spec.Content.json(MadeLink.class));
    }
}
