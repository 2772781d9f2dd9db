package io.hirelay.spi;

import io.hirelay.operation.CallContext;
import java.util.function.Supplier;

/**
 * A provider that has a typed client of its own, in its own words, for what the unified model has no notion of. An
 * optional ability, implemented beside {@link AtsProvider}.
 *
 * @param <S> what the provider keeps open for a connection
 * @param <C> the client, as the provider's module shows it to those who depend on it
 */
public interface TypedAccess<S extends Session, C> {

    /** What callers ask for; no I/O, equal on every call. */
    Class<C> clientType();

    /**
     * A client of a connection. It costs next to nothing and keeps nothing open; credential, budget, circuit breaker and
     * errors of its calls are those of all other calls of the connection. Thread-safe.
     *
     * @param reads the context of a call that changes nothing, as the caller of the connection gave it
     * @param writes the context of a call that changes something: it names by canonical id the member in whose name that
     *     is, unless the credential speaks for one; fails as any write does where nobody may
     */
    C client(S session, Supplier<CallContext> reads, Supplier<CallContext> writes);
}
