package io.hirelay.server.connection;

import io.hirelay.Hirelay;
import io.hirelay.Provider;
import io.hirelay.model.Doc;
import io.hirelay.model.Required;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Spec;
import io.hirelay.server.http.docs.OAuthOffers;
import io.hirelay.spi.ProviderDescriptor;
import java.util.List;

/** {@code /integration}: which systems accounts can be connected of. */
final class IntegrationEndpoints implements Endpoints {
    private final Hirelay hirelay;
    private final OAuthOffers oauth;

    IntegrationEndpoints(Hirelay hirelay, OAuthOffers oauth) {
        this.hirelay = hirelay;
        this.oauth = oauth;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                "GET",
                "/integration",
                Access.TOKEN,
                Spec.of("Accounts", "Systems that can be connected")
                        .answering(200, "Every system", Spec.Content.json(IntegrationList.class)),
                this::list));
    }

    private Answer list(Request request) {
        request.query().onlyKnown(List.of());
        return Answer.ok(new IntegrationList(hirelay.providers().stream()
                .map(provider -> OfferedIntegration.of(provider, oauth))
                .toList()));
    }

    /** The envelope. */
    public record IntegrationList(List<OfferedIntegration> result) {}

    /** A system, and how it can be connected here. */
    @Doc("A system that accounts can be connected of.")
    public record OfferedIntegration(
            @Required @Doc("The name by which requests call it.")
            String name,

            @Required @Doc("What people call it.") String label,
            @Required @Doc("The kind of system.") String category,

            @Required @Doc("How customers can connect it here; oauth2 once the operator has set an application.")
            List<String> authenticationMethods) {

        static OfferedIntegration of(Provider provider, OAuthOffers oauth) {
            ProviderDescriptor descriptor = provider.descriptor();
            return new OfferedIntegration(
                    descriptor.id(), descriptor.label(), descriptor.category(), oauth.methods(provider));
        }
    }
}
