package io.hirelay.workable.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hirelay.workable.sandbox.access.RollingWindow;
import io.hirelay.workable.sandbox.access.Token;
import io.hirelay.workable.sandbox.access.Tokens;
import io.hirelay.workable.sandbox.render.Links;
import io.hirelay.workable.sandbox.route.Backend;
import io.hirelay.workable.sandbox.route.Call;
import io.hirelay.workable.sandbox.route.Query;
import io.hirelay.workable.sandbox.route.Reply;
import io.hirelay.workable.sandbox.route.Route;
import io.hirelay.workable.sandbox.route.Router;
import io.hirelay.workable.sandbox.state.AccountState;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** Lets a call through to its route: token, window, path, scope, body, in this order. */
final class Gate {
    private static final String BEARER = "bearer ";

    private final AccountState state;
    private final Tokens tokens;
    private final Links links;
    private final JsonBytes json;
    private volatile Built built;

    Gate(AccountState state, Tokens tokens, Links links, JsonBytes json) {
        this.state = state;
        this.tokens = tokens;
        this.links = links;
        this.json = json;
        this.built = build();
    }

    /** Endpoints with the rows that they work on. */
    private record Built(Object age, Router router) {}

    private Built build() {
        return new Built(state.age(), new Router(state, links));
    }

    Router router() {
        Built now = built;
        if (now.age() != state.age()) {
            now = build();
            built = now;
        }
        return now.router();
    }

    /**
     * A request as the gate sees it.
     *
     * @param path after {@code /spi/v3}
     */
    record Request(
            String method,
            String path,
            @Nullable String query,
            @Nullable String authorization,
            @Nullable String partner,
            byte[] body) {}

    Outcome pass(Request request) {
        Optional<Router.Match> match = router().find(request.method(), request.path());
        String template = match.map(found -> found.route().template()).orElse(request.path());
        Backend backend = match.map(found -> found.route().backend()).orElse(router().backendOf(request.path()));
        Optional<Tokens.Holder> holder = holder(request);
        if (holder.isEmpty()) {
            return new Outcome(template, backend, Reply.notAuthorized(), Optional.empty());
        }
        RollingWindow.Turn turn = holder.get().window().take();
        Reply reply = turn.granted()
                ? match.map(found -> answer(found, holder.get().token(), request))
                        .orElseGet(() -> Reply.notFound(backend))
                : Reply.error(429, "Too many requests");
        return new Outcome(template, backend, reply, Optional.of(turn));
    }

    /** The path of the endpoint that a request is for; its own where there is none. */
    String template(Request request) {
        return router().find(request.method(), request.path())
                .map(found -> found.route().template())
                .orElse(request.path());
    }

    private Optional<Tokens.Holder> holder(Request request) {
        String authorization = request.authorization();
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return Optional.empty();
        }
        return tokens.find(authorization.substring(BEARER.length()).strip())
                .filter(holder -> holder.token().kind() != Token.Kind.PARTNER || request.partner() != null);
    }

    private Reply answer(Router.Match match, Token token, Request request) {
        Route route = match.route();
        if (!route.allows(token)) {
            return Reply.emptyText(403);
        }
        JsonNode body = JsonNodeFactory.instance.objectNode();
        if (request.body().length > 0) {
            Optional<JsonNode> parsed = json.read(request.body());
            if (parsed.isEmpty()) {
                return Reply.error(400, "Bad request");
            }
            body = parsed.get();
        }
        Lock lock = route.writes() ? state.lock().writeLock() : state.lock().readLock();
        lock.lock();
        try {
            // Asked for anew, since the account may have started over in the meantime.
            Route current = router().find(request.method(), request.path())
                    .map(Router.Match::route)
                    .orElse(route);
            return current.answer(new Call(match.variables(), Query.parse(request.query()), body, token));
        } finally {
            lock.unlock();
        }
    }
}
