package io.hirelay.server.token;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.json.Json;
import io.hirelay.model.Doc;
import io.hirelay.model.Required;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.AccountId;
import io.hirelay.server.http.Accounts;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Caller;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Spec;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@code POST /integrated-account/token}: the short-lived token of one account. */
final class AccountTokenEndpoints implements Endpoints {
    private static final String ACCOUNT = "integrated_account_id";

    private final AccountTokens tokens;
    private final Accounts accounts;
    private final Json json;

    AccountTokenEndpoints(AccountTokens tokens, Accounts accounts, Json json) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.json = json;
    }

    /** What is sent. */
    public record Wanted(
            @Required @Doc("The account that the token is for.")
            String integratedAccountId) {}

    /** What is answered. */
    public record Issued(
            @Doc("Sent as Authorization: Bearer; shown this once.")
            String integratedAccountToken,

            @Doc("From then on it is refused.") Instant expiresAt) {}

    @Override
    public List<Endpoint> endpoints() {
        // It gives nothing that the caller does not have, so that callers who may only read may have one.
        return List.of(new Endpoint(
                        "POST",
                        "/integrated-account/token",
                        Access.TOKEN,
                        Spec.of("Accounts", "Make a token for one account")
                                .describedAs("Valid for 15 minutes, for calls of this account alone, in which"
                                        + " integrated_account_id can be left out. It may do what the API token may"
                                        + " with which it is made, and ends with it, and with the account.")
                                .accepting(Spec.Content.json(Wanted.class))
                                .answering(201, "The token", Spec.Content.json(Issued.class)),
                        this::issue)
                .reading());
    }

    private Answer issue(Request request) {
        request.query().onlyKnown(List.of());
        UUID id = id(json.read(request.body(), Wanted.class).integratedAccountId());
        Caller caller = request.authenticated();
        Account account = accounts.find(caller.environment(), id)
                .orElseThrow(() -> new NotFoundException(
                        ErrorCode.REQUEST_NOT_FOUND,
                        ACCOUNT + ": there is no such account; GET /integrated-account lists those there are",
                        null));
        request.trace().account(id, account.provider().descriptor().id());
        AccountTokens.Issued issued = tokens.issue(caller, id);
        return Answer.json(201, new Issued(issued.token().reveal(), issued.expiresAt()));
    }

    private static UUID id(String text) {
        return AccountId.parse(text)
                .orElseThrow(() -> InvalidRequestException.of(
                        ErrorCode.REQUEST_VALIDATION_FAILED,
                        ACCOUNT,
                        "must be an account's id, a UUID such as 0f8fad5b-d9cb-469f-a165-70867728950e"));
    }
}
