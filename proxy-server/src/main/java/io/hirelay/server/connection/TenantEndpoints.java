package io.hirelay.server.connection;

import io.hirelay.connection.Connections;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.NotFoundException;
import io.hirelay.model.Doc;
import io.hirelay.model.Required;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Spec;
import java.util.List;
import java.util.Set;

/** {@code DELETE /tenant/{tenant_id}}: everything of a customer is erased. */
final class TenantEndpoints implements Endpoints {
    private static final String TENANT = "tenant_id";

    private final Connections connections;
    private final Set<TenantRecords> records;

    TenantEndpoints(Connections connections, Set<TenantRecords> records) {
        this.connections = connections;
        this.records = Set.copyOf(records);
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                "DELETE",
                "/tenant/{" + TENANT + "}",
                Access.TOKEN,
                Spec.of(AccountEndpoints.TAG, "Erase everything of a customer")
                        .describedAs(
                                "Every account of the customer is removed with its secrets, events and log, and its"
                                        + " open links end. What was made at the provider stays there.")
                        .with(Spec.Parameter.path(TENANT, "Your own name of the customer."))
                        .answering(200, "What was erased", Spec.Content.json(Erased.class)),
                this::erase));
    }

    private Answer erase(Request request) {
        request.query().onlyKnown(List.of());
        String tenant = request.path(TENANT);
        String environment = request.authenticated().environment();
        // What could make another account goes first.
        int others = 0;
        for (TenantRecords each : records) {
            others += each.erase(environment, tenant);
        }
        int deleted = connections.deleteTenant(environment, tenant);
        if (others + deleted == 0) {
            throw new NotFoundException(ErrorCode.REQUEST_NOT_FOUND, "nothing is kept of this tenant", null);
        }
        return Answer.ok(new Erased(tenant, deleted));
    }

    /** What was erased. */
    public record Erased(
            @Required String id,
            @Required @Doc("How many accounts it had.") int deleted) {}
}
