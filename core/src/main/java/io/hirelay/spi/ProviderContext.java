package io.hirelay.spi;

import io.hirelay.file.Spool;
import io.hirelay.http.FileFetcher;
import io.hirelay.http.HttpToolkit;
import java.time.InstantSource;
import java.util.Objects;

/**
 * What the host lends a provider; never closed by the provider.
 *
 * @param clock the only source of time
 * @param http the shared pipeline to reach the provider by
 * @param spool keeps files while a call needs them
 * @param privateUpstreams whether a caller may have files of this machine fetched
 */
public record ProviderContext(InstantSource clock, HttpToolkit http, Spool spool, boolean privateUpstreams) {
    public ProviderContext {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(http, "http");
        Objects.requireNonNull(spool, "spool");
    }

    /** One that keeps files in memory. */
    public ProviderContext(InstantSource clock, HttpToolkit http) {
        this(clock, http, Spool.memory(), false);
    }

    /** Fetches files by the addresses that callers give and the provider answers with. */
    public FileFetcher files() {
        return http.files(spool, privateUpstreams);
    }
}
