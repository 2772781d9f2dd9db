package io.hirelay.server.http;

import java.util.List;

/**
 * A source of endpoints. Bound with a Guice {@code Multibinder}; routing, OpenAPI and the readable documentation are
 * made from all of them alike.
 */
@FunctionalInterface
public interface Endpoints {

    /** The same endpoints on every call. */
    List<Endpoint> endpoints();
}
