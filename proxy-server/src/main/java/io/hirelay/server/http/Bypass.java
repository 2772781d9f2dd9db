package io.hirelay.server.http;

import io.netty.channel.ChannelHandler;

/**
 * Serves some requests of the listener's connections by itself, close to the wire; what it does not serve goes on to the
 * endpoints. Thread-safe. Bound with a Guice {@code Multibinder}.
 */
@FunctionalInterface
public interface Bypass {
    /** Name of the handler that makes HTTP of Netty's objects; what is written by its context is HTTP already. */
    String ENCODER = "httpEncoder";

    /**
     * A handler for a new connection, to stand between the HTTP codec and the listener's own requests: it is given
     * Netty's HTTP objects, serves its own ones, and passes the others on.
     */
    ChannelHandler handler(Reception reception);
}
