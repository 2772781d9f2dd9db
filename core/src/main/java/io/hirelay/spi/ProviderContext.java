package io.hirelay.spi;

import io.hirelay.http.HttpToolkit;
import java.time.InstantSource;
import java.util.Objects;

/**
 * What the host lends a provider; never closed by the provider.
 *
 * @param clock the only source of time
 * @param http the shared pipeline to reach the provider by
 */
public record ProviderContext(InstantSource clock, HttpToolkit http) {
    public ProviderContext {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(http, "http");
    }
}
