package io.hirelay.server.connection;

import io.hirelay.Hirelay;
import io.hirelay.server.connection.AccountView.IntegrationView;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Spec;
import java.util.List;

/** {@code /integration}: which systems accounts can be connected of. */
final class IntegrationEndpoints implements Endpoints {
    private final Hirelay hirelay;

    IntegrationEndpoints(Hirelay hirelay) {
        this.hirelay = hirelay;
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
                .map(provider -> IntegrationView.of(provider.descriptor()))
                .toList()));
    }

    /** The envelope. */
    public record IntegrationList(List<IntegrationView> result) {}
}
