package io.hirelay.http;

import io.hirelay.budget.Budget;
import io.hirelay.budget.BudgetState;
import io.hirelay.budget.Reservation;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import java.net.URI;
import java.util.Optional;

/**
 * A connection's way to its provider for calls whose bytes somebody else carries, such as an event loop: everything of
 * the pipeline but the sending. Nothing blocks except where said. Nothing is sent twice. Thread-safe.
 */
public final class Direct {
    private final RestTarget target;
    private final BaseUrl base;
    private final Health health;
    private final Pipeline pipeline;

    Direct(RestTarget target, BaseUrl base, Health health, Pipeline pipeline) {
        this.target = target;
        this.base = base;
        this.health = health;
        this.pipeline = pipeline;
    }

    /** Under which every request has to stay: scheme, host, port and path. */
    public URI baseUri() {
        return target.baseUri();
    }

    /** The provider's id. */
    public String provider() {
        return target.provider();
    }

    /** How we introduce ourselves. */
    public String userAgent() {
        return target.userAgent();
    }

    /**
     * The credential to send a call with, if that can be said at once. Empty when it has to be read or renewed first:
     * then ask {@link #credential} on a thread that may wait.
     */
    public Optional<AuthHeaders> credentialNow() {
        return target.auth().ready();
    }

    /**
     * The credential to send a call with. May block: it is renewed where that is due.
     *
     * @throws io.hirelay.error.HirelayException when there is none to be had in time
     */
    public AuthHeaders credential(Deadline deadline) {
        return target.auth().valid(deadline);
    }

    /**
     * What to use instead of a credential that the provider has just refused with 401; the same one when there is no
     * other. May block: it is renewed where that can be.
     *
     * @throws io.hirelay.error.HirelayException when that cannot be told in time
     */
    public AuthHeaders afterRefusal(AuthHeaders refused, Deadline deadline) {
        return target.auth().afterRefusal(refused, deadline);
    }

    /** Whether the provider is called, or left alone because it has been failing. */
    public BreakerState breaker() {
        return health.breaker().state();
    }

    /** What the provider still allows the credential in force. */
    public BudgetState budget() {
        return pipeline.budget(target).state();
    }

    /**
     * Takes a place in the line before the budget.
     *
     * @param method of HTTP
     * @param template the path with its variable parts named, relative to the base: for logs and observers
     * @param changed run when the call's standing should be asked sooner than it said, on any thread; must be quick
     * @throws io.hirelay.error.UnavailableException when the provider has been failing and is left alone for a while
     */
    public DirectCall begin(CallContext call, String method, String template, Runnable changed) {
        health.breaker().enter(null);
        Reservation reservation = null;
        try {
            Budget budget = pipeline.budget(target);
            reservation = budget.reserve(call, changed);
            return new DirectCall(target, health, pipeline, budget, reservation, call, method, base.template(template));
        } finally {
            if (reservation == null) {
                health.breaker().left();
            }
        }
    }

    @Override
    public String toString() {
        return "Direct[" + target.provider() + ", " + target.connection() + "]";
    }
}
