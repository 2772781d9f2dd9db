package io.hirelay.server.http;

/** Told of every answer; on an event loop, so it must be quick and must not block. Bound with a Guice {@code Multibinder}. */
@FunctionalInterface
public interface ServedListener {

    void served(Served served);
}
