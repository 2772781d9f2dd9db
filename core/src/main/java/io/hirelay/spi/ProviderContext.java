package io.hirelay.spi;

import io.hirelay.file.Spool;
import io.hirelay.http.HttpToolkit;
import java.time.InstantSource;
import java.util.Objects;

/**
 * What the host lends a provider; never closed by the provider.
 *
 * @param clock the only source of time
 * @param http the shared pipeline to reach the provider by
 * @param spool keeps files while a call needs them
 */
public record ProviderContext(InstantSource clock, HttpToolkit http, Spool spool) {
    public ProviderContext {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(http, "http");
        Objects.requireNonNull(spool, "spool");
    }

    /** One that keeps files in memory. */
    public ProviderContext(InstantSource clock, HttpToolkit http) {
        this(clock, http, Spool.memory());
    }
}
