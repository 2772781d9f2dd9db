package io.hirelay.server.passthrough;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.http.Direct;
import io.hirelay.operation.Deadline;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.AccountId;
import io.hirelay.server.http.Accounts;
import io.hirelay.server.http.Authenticator;
import io.hirelay.server.http.Caller;
import io.hirelay.server.http.Trace;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets calls in by what the database says at every call. */
final class AccountPassages implements Passages {
    private static final String PREFIX = "/passthrough/";

    private final Authenticator authenticator;
    private final Accounts accounts;
    private final InstantSource clock;
    private final Duration turn;
    private final Executor workers;

    AccountPassages(
            Authenticator authenticator, Accounts accounts, InstantSource clock, Duration turn, Executor workers) {
        this.authenticator = authenticator;
        this.accounts = accounts;
        this.clock = clock;
        this.turn = turn;
        this.workers = workers;
    }

    @Override
    public @Nullable String route(String target) {
        return target.startsWith(PREFIX) ? "/passthrough/{integrated_account_id}/{path}" : null;
    }

    @Override
    public @Nullable Passage now(HttpRequest request, String requestId, Trace trace) {
        return null;
    }

    @Override
    public void later(
            HttpRequest request, String requestId, Trace trace, Consumer<Passage> found, Consumer<Throwable> refused) {
        try {
            workers.execute(() -> {
                try {
                    found.accept(open(request, requestId, trace));
                } catch (RuntimeException e) {
                    refused.accept(e);
                }
            });
        } catch (RejectedExecutionException e) {
            refused.accept(e);
        }
    }

    private Passage open(HttpRequest request, String requestId, Trace trace) {
        List<String> authorization = request.headers().getAll(HttpHeaderNames.AUTHORIZATION);
        Caller caller = authorization.size() == 1 && authorization.get(0).startsWith("Bearer ")
                ? authenticator
                        .authenticate(authorization.get(0).substring(7))
                        .orElseThrow(refusal(ErrorCode.REQUEST_UNAUTHENTICATED))
                : nobody();
        String path = request.uri().substring(PREFIX.length());
        int end = path.indexOf('/');
        String id = end < 0 ? path : path.substring(0, end);
        Account account = AccountId.parse(id)
                .flatMap(uuid -> accounts.find(caller.environment(), uuid))
                .orElseThrow(refusal(ErrorCode.REQUEST_NOT_FOUND));
        trace.account(account.id(), account.provider().descriptor().id());
        Direct direct = account.connection()
                .natives()
                .orElseThrow(refusal(ErrorCode.REQUEST_NOT_SUPPORTED))
                .direct();
        return new ProviderCall(
                caller,
                direct,
                request.method(),
                ProviderPath.target(direct.baseUri(), path.substring(id.length())),
                new Rewriting(
                        Rewrite.of(request.headers()),
                        new LinkFields(account.provider().linkFields()),
                        () -> "http://" + request.headers().get(HttpHeaderNames.HOST) + PREFIX + account.id()),
                Deadline.after(turn, clock),
                requestId,
                trace);
    }

    private static Caller nobody() {
        throw refusal(ErrorCode.REQUEST_UNAUTHENTICATED).get();
    }

    private static Supplier<InvalidRequestException> refusal(ErrorCode code) {
        return () -> new InvalidRequestException(code, "the call is not let in", List.of(), List.of());
    }
}
