package io.hirelay.server;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.UnavailableException;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Spec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@code /health} tells whether the process lives, {@code /ready} whether it should be sent requests. */
final class HealthEndpoints implements Endpoints {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Supplier<LifeCycle.State> state;
    private final BooleanSupplier database;

    /** @param database whether it answers now */
    HealthEndpoints(Supplier<LifeCycle.State> state, BooleanSupplier database) {
        this.state = state;
        this.database = database;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/health", Access.PUBLIC, Spec.hidden("Whether the process lives"), this::health),
                new Endpoint("GET", "/ready", Access.PUBLIC, Spec.hidden("Whether it takes requests"), this::ready));
    }

    private Answer health(Request request) {
        return Answer.ok(Map.of("status", "ok"));
    }

    private Answer ready(Request request) {
        LifeCycle.State now = state.get();
        if (now != LifeCycle.State.READY) {
            throw notReady(
                    now == LifeCycle.State.STOPPING
                            ? "the server is stopping; send requests to another one"
                            : "the server is not ready yet");
        }
        if (!database.getAsBoolean()) {
            throw notReady("the server's database does not answer");
        }
        return Answer.ok(Map.of("status", "ready"));
    }

    private static UnavailableException notReady(String message) {
        return new UnavailableException(ErrorCode.PLATFORM_NOT_READY, message, Optional.of(SOON), null, null);
    }
}
