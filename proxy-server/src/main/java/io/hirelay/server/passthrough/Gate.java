package io.hirelay.server.passthrough;

import io.hirelay.operation.Deadline;
import io.hirelay.server.http.Account;
import io.hirelay.server.http.Accounts;
import io.hirelay.server.http.Admission;
import io.hirelay.server.http.Authenticator;
import io.hirelay.server.http.Caller;
import io.hirelay.server.http.OnlyOnce;
import io.hirelay.server.http.Trace;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls in: knows the caller, admits the call, finds the account and opens it. What was found is believed for a short
 * while, and only as long as this process has changed nothing in its database: whoever revokes, disables or deletes here
 * is obeyed from the next call on, and whoever does so on another node a moment later. Of tokens the hashes alone are
 * held. Thread-safe.
 */
final class Gate implements Passages {
    private static final long BELIEVED_NANOS = Duration.ofMillis(200).toNanos();
    private static final int MOST_BELIEVED = 10_000;

    private final Authenticator authenticator;
    private final Accounts accounts;
    private final LongSupplier generation;
    private final LongSupplier nanos;
    private final InstantSource clock;
    private final Duration turn;
    private final Executor workers;
    private final Forms forms;
    private final ConcurrentMap<Key, Found> believed = new ConcurrentHashMap<>();
    private final ConcurrentMap<Key, CompletableFuture<Found>> looking = new ConcurrentHashMap<>();

    /**
     * @param generation another number after each change of what the others are asked for
     * @param nanos time as {@link System#nanoTime} tells it
     * @param turn how long a call may wait for its turn at the provider
     * @param workers for what may block
     */
    Gate(
            Authenticator authenticator,
            Accounts accounts,
            LongSupplier generation,
            LongSupplier nanos,
            InstantSource clock,
            Duration turn,
            Executor workers,
            Forms forms) {
        this.authenticator = authenticator;
        this.accounts = accounts;
        this.generation = generation;
        this.nanos = nanos;
        this.clock = clock;
        this.turn = turn;
        this.workers = workers;
        this.forms = forms;
    }

    /** Who asks for which account. The hash is spread over four numbers, all of which are compared. */
    private record Key(long a, long b, long c, long d, String account) {
        static Key of(String bearer, String account) {
            try {
                ByteBuffer hash = ByteBuffer.wrap(
                        MessageDigest.getInstance("SHA-256").digest(bearer.getBytes(StandardCharsets.UTF_8)));
                return new Key(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong(), account);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        @Override
        public int hashCode() {
            return (int) a ^ account.hashCode();
        }

        @Override
        public String toString() {
            return "Key";
        }
    }

    /**
     * What a look found.
     *
     * @param opened null when the account cannot be called
     * @param failure why not
     * @param generation as it was before the look
     * @param since when that was
     */
    private record Found(
            Caller caller,
            @Nullable Opened opened,
            @Nullable RuntimeException failure,
            long generation,
            long since) {}

    @Override
    public @Nullable String route(HttpRequest request) {
        String route = Asked.route(request.uri());
        return PassthroughEndpoints.CUSTOM.equals(route) && isKept(request) ? null : route;
    }

    /** What is kept under a key has to be known as a whole, and is for an endpoint to serve. */
    private static boolean isKept(HttpRequest request) {
        return request.headers().contains(OnlyOnce.HEADER)
                && !request.method().equals(HttpMethod.GET)
                && !request.method().equals(HttpMethod.HEAD)
                && !request.method().equals(HttpMethod.OPTIONS);
    }

    @Override
    public @Nullable Passage now(HttpRequest request, String requestId, Trace trace) {
        Asked asked = Asked.of(request.uri());
        Key key = Key.of(Authenticator.bearer(authorization(request)), asked.account());
        Found found = believed.get(key);
        if (found == null || found.caller().admission().mayBlock()) {
            return null;
        }
        long age = nanos.getAsLong() - found.since();
        if (found.generation() != generation.getAsLong() || age > BELIEVED_NANOS) {
            believed.remove(key, found);
            return null;
        }
        if (age > BELIEVED_NANOS / 2) {
            look(key, authorization(request), asked); // so that of many calls none has to wait for it
        }
        return let(found, asked, request, requestId, trace);
    }

    @Override
    public void later(
            HttpRequest request,
            String requestId,
            Trace trace,
            Consumer<Passage> passage,
            Consumer<Throwable> refused) {
        Asked asked = Asked.of(request.uri());
        List<String> authorization = authorization(request);
        Key key = Key.of(Authenticator.bearer(authorization), asked.account());
        long now = generation.getAsLong();
        lookSince(now, key, authorization, asked).whenComplete((found, failure) -> {
            if (failure != null) {
                refused.accept(failure instanceof CompletionException ? failure.getCause() : failure);
            } else if (found.caller().admission().mayBlock()) {
                onWorker(() -> tell(found, asked, request, requestId, trace, passage, refused), refused);
            } else {
                tell(found, asked, request, requestId, trace, passage, refused);
            }
        });
    }

    private void onWorker(Runnable task, Consumer<Throwable> refused) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            refused.accept(e);
        }
    }

    private void tell(
            Found found,
            Asked asked,
            HttpRequest request,
            String requestId,
            Trace trace,
            Consumer<Passage> passage,
            Consumer<Throwable> refused) {
        Passage let;
        try {
            let = let(found, asked, request, requestId, trace);
        } catch (RuntimeException e) {
            refused.accept(e);
            return;
        }
        passage.accept(let);
    }

    private static List<String> authorization(HttpRequest request) {
        return request.headers().getAll(HttpHeaderNames.AUTHORIZATION);
    }

    /** A look that another call has begun may have missed what was changed before this one came. */
    private CompletableFuture<Found> lookSince(long change, Key key, List<String> authorization, Asked asked) {
        return look(key, authorization, asked)
                .thenCompose(found -> found.generation() < change
                        ? lookSince(change, key, authorization, asked)
                        : CompletableFuture.completedFuture(found));
    }

    /** Those who ask for the same at one time wait for one look. */
    private CompletableFuture<Found> look(Key key, List<String> authorization, Asked asked) {
        CompletableFuture<Found> mine = new CompletableFuture<>();
        CompletableFuture<Found> others = looking.putIfAbsent(key, mine);
        if (others != null) {
            return others;
        }
        onWorker(
                () -> {
                    try {
                        Found found = find(authorization, asked);
                        if (found.opened() != null) {
                            believe(key, found);
                        }
                        end(key, mine, () -> mine.complete(found));
                    } catch (Throwable e) { // whatever it is, somebody waits
                        end(key, mine, () -> mine.completeExceptionally(e));
                    }
                },
                failure -> end(key, mine, () -> mine.completeExceptionally(failure)));
        return mine;
    }

    private void end(Key key, CompletableFuture<Found> look, Runnable tell) {
        looking.remove(key, look);
        tell.run();
    }

    private Found find(List<String> authorization, Asked asked) {
        long before = generation.getAsLong();
        long since = nanos.getAsLong();
        Caller caller = authenticator.known(authorization);
        try {
            boolean implied = asked.custom() && asked.account().isEmpty();
            String id = implied
                    ? caller.account().map(UUID::toString).orElseThrow(() -> Opened.nobody(asked.field()))
                    : asked.account();
            Account account = accounts.find(caller, id, asked.field());
            return new Found(caller, Opened.of(caller, account), null, before, since);
        } catch (RuntimeException e) { // told only to who may make the call at all
            return new Found(caller, null, e, before, since);
        }
    }

    private void believe(Key key, Found found) {
        if (believed.size() >= MOST_BELIEVED) {
            long now = nanos.getAsLong();
            believed.values().removeIf(old -> now - old.since() > BELIEVED_NANOS);
            if (believed.size() >= MOST_BELIEVED) {
                believed.clear();
            }
        }
        believed.put(key, found);
    }

    private Passage let(Found found, Asked asked, HttpRequest request, String requestId, Trace trace) {
        Caller caller = found.caller();
        if (caller.admission() != Admission.EVERYTHING) {
            caller.admission()
                    .check(new Admission.Call(
                            request.method().name(),
                            asked.path(),
                            asked.pathAsOthersRead(),
                            PassthroughEndpoints.endpoint(asked.custom())));
        }
        Opened opened = found.opened();
        if (opened == null) {
            throw found.failure() == null ? new IllegalStateException("neither found nor not") : found.failure();
        }
        trace.account(opened.account().id(), opened.direct().provider());
        AnswerForm form = forms.of(opened, asked, request, requestId);
        return new ProviderCall(
                opened,
                request.method(),
                ProviderPath.target(opened.direct().baseUri(), form.rest()),
                Deadline.after(turn, clock),
                requestId,
                trace,
                form,
                workers);
    }

    /** Finds the form in which a call is to be answered. */
    @FunctionalInterface
    interface Forms {

        /** @throws RuntimeException when a parameter or header of ours is wrong */
        AnswerForm of(Opened opened, Asked asked, HttpRequest request, String requestId);
    }
}
