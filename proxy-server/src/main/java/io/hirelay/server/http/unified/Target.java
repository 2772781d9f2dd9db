package io.hirelay.server.http.unified;

import io.hirelay.Connection;
import io.hirelay.error.AuthenticationException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.NotFoundException;
import io.hirelay.error.UnavailableException;
import io.hirelay.operation.CallContext;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.AccountId;
import io.hirelay.server.http.Accounts;
import io.hirelay.server.http.Caller;
import io.hirelay.server.http.Request;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Finds the account a call is for, and runs calls on it. Thread-safe. */
public final class Target {
    /** The parameter that names the account. */
    public static final String ACCOUNT = "integrated_account_id";

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofMinutes(1);

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
        checkStatus(account);
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
        Caller caller = request.authenticated();
        UUID uuid = parse(id, field);
        if (caller.account().isPresent() && !caller.account().get().equals(uuid)) {
            throw new InvalidRequestException(
                    ErrorCode.REQUEST_FORBIDDEN, "this token is for another account alone", List.of(), List.of());
        }
        return accounts.find(caller.environment(), uuid).orElseThrow(() -> unknown(field));
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

    private static UUID parse(String id, String field) {
        return AccountId.parse(id)
                .orElseThrow(() -> InvalidRequestException.of(
                        ErrorCode.REQUEST_INVALID_PARAMETER,
                        field,
                        "must be a uuid such as 7a3f1c58-55a1-4f0e-9a66-0d8f0a9d7f01; GET /integrated-account lists"
                                + " them"));
    }

    private static NotFoundException unknown(String field) {
        return new NotFoundException(
                ErrorCode.REQUEST_NOT_FOUND,
                field + ": there is no such account; GET /integrated-account lists those there are",
                null);
    }

    private static void checkStatus(Account account) {
        String why = account.lastError().map(error -> ": " + error).orElse("");
        switch (account.status()) {
            case ACTIVE -> {}
            case CONNECTING ->
                throw new UnavailableException(
                        ErrorCode.ACCOUNT_NOT_ACTIVE,
                        "the account is still being connected; the call can be made again in a moment",
                        Optional.of(SOON),
                        null,
                        null);
            case DISABLED ->
                throw new UnavailableException(
                        ErrorCode.ACCOUNT_DISABLED,
                        "the account is disabled; PATCH /integrated-account/{id} with status active enables it",
                        Optional.of(LATER),
                        null,
                        null);
            case NEEDS_REAUTH ->
                throw new AuthenticationException(
                        "the provider no longer accepts the account's credential" + why
                                + "; PATCH /integrated-account/{id}/credentials replaces it",
                        null);
            case VALIDATION_ERROR ->
                throw new AuthenticationException(
                        "the account's credential did not pass the provider's check" + why
                                + "; PATCH /integrated-account/{id}/credentials replaces it",
                        null);
        }
    }
}
