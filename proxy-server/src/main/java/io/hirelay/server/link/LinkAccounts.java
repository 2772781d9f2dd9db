package io.hirelay.server.link;

import io.hirelay.Connection;
import io.hirelay.connection.ConnectionChange;
import io.hirelay.connection.Connections;
import io.hirelay.connection.NewConnection;
import io.hirelay.connection.NewCredential;
import io.hirelay.connection.StoredConnection;
import io.hirelay.model.Change;
import io.hirelay.operation.CallContext;
import java.util.Optional;
import java.util.UUID;

/** What the pages do with accounts. Thread-safe. */
final class LinkAccounts {
    private final Connections connections;

    LinkAccounts(Connections connections) {
        this.connections = connections;
    }

    Optional<StoredConnection> find(String environment, UUID id) {
        return connections.find(environment, id);
    }

    /** The account that a link is about, when it is there. */
    Optional<StoredConnection> of(LinkSession session) {
        return find(session.environment(), session.account());
    }

    /** Makes the account of a link, whose id is the link's. */
    StoredConnection make(LinkSession session, Details details, CallContext call) {
        return connections.create(
                session.account(),
                new NewConnection(
                        session.environment(),
                        session.tenantId(),
                        details.integration(),
                        details.settings(),
                        credential(details),
                        Optional.empty(),
                        false),
                call);
    }

    /** Connects an account that is there with something else; it keeps its id. */
    StoredConnection mend(LinkSession session, Details details, CallContext call) {
        return connections.change(
                session.environment(),
                session.account(),
                ConnectionChange.NONE.withSettings(details.settings()).withCredential(credential(details)),
                call);
    }

    /** Sets in whose name writes are made when a call names nobody; nobody in particular when it is empty. */
    void actAs(LinkSession session, Optional<String> user, CallContext call) {
        Change<String> change = user.map(Change::set).orElseGet(Change::clear);
        connections.change(
                session.environment(), session.account(), ConnectionChange.NONE.withDefaultUser(change), call);
    }

    /** The account's open connection. */
    Connection open(StoredConnection account) {
        return connections.open(account);
    }

    private static NewCredential credential(Details details) {
        return new NewCredential(details.kind(), details.secrets(), details.expiresAt());
    }
}
