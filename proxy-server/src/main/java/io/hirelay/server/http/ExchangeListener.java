package io.hirelay.server.http;

import io.hirelay.operation.Exchange;

/**
 * Told of every exchange with a provider that a request has led to, on the thread that made it; must be quick. Bound with
 * a Guice {@code Multibinder}.
 */
@FunctionalInterface
public interface ExchangeListener {

    /** @param trace of the request; names the account once the handler has */
    void exchanged(Trace trace, Exchange exchange);
}
