package io.hirelay.http;

import java.time.InstantSource;

/** The shared pipeline by which providers are reached. */
public final class HttpToolkit implements AutoCloseable {
    private HttpToolkit() {}

    /** A pipeline with its own clients and pools, telling time by {@code clock}. */
    public static HttpToolkit create(InstantSource clock) {
        java.util.Objects.requireNonNull(clock, "clock");
        return new HttpToolkit();
    }

    @Override
    public void close() {}
}
