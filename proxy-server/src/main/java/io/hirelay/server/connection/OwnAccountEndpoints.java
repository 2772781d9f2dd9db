package io.hirelay.server.connection;

import io.hirelay.connection.ConnectionStatus;
import io.hirelay.connection.StoredConnection;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.json.Json;
import io.hirelay.model.Change;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Spec;
import java.util.List;
import java.util.UUID;

/** {@code /integrated-account/me}: what whoever holds the token of one account does with that account. */
final class OwnAccountEndpoints implements Endpoints {
    private static final String OWN = "/integrated-account/me";

    private final ConnectedAccounts accounts;
    private final Json json;

    OwnAccountEndpoints(ConnectedAccounts accounts, Json json) {
        this.accounts = accounts;
        this.json = json;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", OWN, Access.ACCOUNT_TOKEN, spec("The account of an account's token"), this::get),
                new Endpoint(
                        "PATCH",
                        OWN,
                        Access.ACCOUNT_TOKEN,
                        spec("Change the account of an account's token")
                                .describedAs("As PATCH /integrated-account/{id} does, but for tenant_id: whose account"
                                        + " it is, an API token alone can change.")
                                .accepting(Spec.Content.json(AccountChange.class)),
                        this::change));
    }

    private static Spec spec(String summary) {
        return Spec.of("Accounts", summary)
                .describedAs("For tokens made with POST /integrated-account/token.")
                .answering(200, "The account, without its secrets", Spec.Content.json(AccountView.class));
    }

    private Answer get(Request request) {
        request.query().onlyKnown(List.of());
        return Answer.ok(view(accounts.get(request.authenticated().environment(), own(request))));
    }

    private Answer change(Request request) {
        request.query().onlyKnown(List.of());
        UUID id = own(request);
        AccountChange change = json.read(request.body(), AccountChange.class);
        if (!(change.tenantId() instanceof Change.Keep<String>)) {
            throw forbidden("tenant_id can be changed with an API token alone: PATCH /integrated-account/{id}");
        }
        boolean disabled =
                accounts.get(request.authenticated().environment(), id).status() == ConnectionStatus.DISABLED;
        if (disabled && !(change.status() instanceof Change.Keep<String>)) {
            throw forbidden("an account that was switched off is switched on with an API token alone:"
                    + " PATCH /integrated-account/{id}");
        }
        return Answer.ok(view(accounts.change(
                request.authenticated().environment(), id, change, request.deadline(), request.trace())));
    }

    private AccountView view(StoredConnection account) {
        return AccountView.of(account, accounts.provider(account));
    }

    private static UUID own(Request request) {
        return request.authenticated()
                .account()
                .orElseThrow(() -> forbidden("an API token has no account of its own; GET /integrated-account lists"
                        + " those it reaches, POST /integrated-account/token makes the token of one"));
    }

    private static InvalidRequestException forbidden(String message) {
        return new InvalidRequestException(ErrorCode.REQUEST_FORBIDDEN, message, List.of(), List.of());
    }
}
