package io.hirelay.server.http.unified;

import io.hirelay.Connection;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.operation.CallContext;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.Accounts;
import io.hirelay.server.http.Request;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Finds the account a call is for, and runs calls on it. Thread-safe. */
public final class Target {
    /** The parameter that names the account. */
    public static final String ACCOUNT = "integrated_account_id";

    private final Accounts accounts;

    @Inject
    public Target(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The account that {@code integrated_account_id} names, or the only one the caller's token is for, ready for calls. */
    public Account usable(Request request) {
        return usable(request, named(request));
    }

    /** An account that was found, ready for calls. */
    public Account usable(Request request, Account account) {
        request.trace().account(account.id(), account.provider().descriptor().id());
        account.requireUsable();
        return account;
    }

    /**
     * The account that a parameter names, or the only one the caller's token is for, whatever state it is in; empty when
     * neither is given.
     */
    public Optional<Account> mentioned(Request request, String field) {
        return request.query()
                .one(field)
                .map(String::strip)
                .or(() -> request.authenticated().account().map(UUID::toString))
                .map(id -> find(request, id, field));
    }

    /** The account of this id, whatever state it is in. */
    public Account find(Request request, String id, String field) {
        return accounts.find(request.authenticated(), id, field);
    }

    /** What a call hands on: when it must be answered, whose it is, and who watches. */
    public static CallContext context(Request request) {
        return CallContext.until(request.deadline())
                .calledBy(request.authenticated().tokenId())
                .observedBy(request.trace()::exchanged);
    }

    /** Runs a call; the account is told when the provider refuses its credential. */
    public <O> O call(Request request, Account account, Function<Connection, O> call) {
        Connection connection = account.connection();
        try {
            return call.apply(connection);
        } catch (AuthenticationException e) {
            account.credentialRefused();
            throw e;
        } finally {
            request.trace().budget(connection.budget());
        }
    }

    private Account named(Request request) {
        return mentioned(request, ACCOUNT)
                .orElseThrow(() -> InvalidRequestException.of(
                        ErrorCode.REQUEST_MISSING_PARAMETER,
                        ACCOUNT,
                        "is required: the uuid of a connected account; GET /integrated-account lists them"));
    }
}
