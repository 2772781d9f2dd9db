package io.hirelay.server.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One request that was answered, in words fit for logs and metrics: no address, no parameter, no body.
 *
 * @param at when it came in
 * @param route template of the endpoint's path; empty when nothing was there to serve it
 * @param errorCode the error's code, when it was one
 * @param took from the request's arrival to the answer's last byte handed over
 * @param complete whether the whole answer could be handed over; false when the client had gone
 */
public record Served(
        Instant at,
        String requestId,
        String method,
        Optional<String> route,
        int status,
        Optional<String> errorCode,
        Duration took,
        boolean complete,
        Optional<Caller> caller,
        Trace trace) {
    public Served {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(errorCode, "errorCode");
        Objects.requireNonNull(took, "took");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(trace, "trace");
    }
}
