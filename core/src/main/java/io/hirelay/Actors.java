package io.hirelay;

import io.hirelay.error.InvalidRequestException;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Model;
import io.hirelay.spi.ActingUsers;
import io.hirelay.spi.ConnectionConfig;
import io.hirelay.spi.Session;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * In whose name a write is made: whom the call names, else the connection's default, else somebody chosen once. A member
 * whom nobody named and who may no longer act is chosen anew. Thread-safe.
 */
final class Actors<S extends Session> {
    /** What callers call it. */
    private static final String FIELD = "user_id";

    private final Optional<ActingUsers<S>> users;
    private final S session;
    private final ConnectionConfig config;
    private final AtomicReference<Optional<String>> chosen = new AtomicReference<>(Optional.empty());

    Actors(Optional<ActingUsers<S>> users, S session, ConnectionConfig config) {
        this.users = users;
        this.session = session;
        this.config = config;
    }

    /**
     * The call with the canonical id of who acts, if anybody has to or is named.
     *
     * @param model of the write; empty for one of the provider's own
     */
    CallContext named(CallContext call, boolean needed, Optional<Model> model) {
        if (users.isEmpty()) {
            return call;
        }
        if (call.actingUser().isPresent()) {
            return call.actingAs(about(call.actingUser().get(), FIELD, model, call));
        }
        return needed ? actor(model, call).map(call::actingAs).orElse(call) : call;
    }

    Optional<String> canonical(String given, CallContext call) {
        return users.map(known -> known.canonical(session, given, call));
    }

    private Optional<String> actor(Optional<Model> model, CallContext call) {
        if (config.defaultUser().isPresent()) {
            return Optional.of(about(config.defaultUser().get(), "default_user_id", model, call));
        }
        Optional<String> known = chosen.get();
        if (known.isPresent()) {
            try {
                return Optional.of(about(known.get(), FIELD, model, call));
            } catch (InvalidRequestException gone) {
                chosen.compareAndSet(known, Optional.empty());
            }
        }
        Optional<String> choice;
        try {
            choice = users.orElseThrow().choose(session, call);
        } catch (InvalidRequestException e) {
            throw e.about(FIELD);
        }
        choice.ifPresent(user -> {
            chosen.set(choice);
            config.userChosen().accept(user);
        });
        return choice;
    }

    private String about(String given, String field, Optional<Model> model, CallContext call) {
        ActingUsers<S> known = users.orElseThrow();
        try {
            String user = known.canonical(session, given, call);
            model.ifPresent(of -> known.require(session, user, of, call));
            return user;
        } catch (InvalidRequestException e) {
            throw e.about(field);
        }
    }
}
