package io.hirelay.spi;

import io.hirelay.http.RestClient;
import java.util.List;

/**
 * A provider that lets callers speak to it in its own words: whole requests to addresses of its API, and its own
 * resources by name. An optional ability, implemented beside {@link AtsProvider}.
 *
 * @param <S> what the provider keeps open for a connection
 */
public interface NativeAccess<S extends Session> {

    /** Its resources that can be reached by name, each once; no I/O, equal on every call. */
    List<NativeResource> nativeResources();

    /**
     * The connection's way to the provider. Its base is what native paths are relative to; credential, budget and
     * circuit breaker are those of all other calls of the connection. The same on every call for one session.
     */
    RestClient nativeClient(S session);

    /**
     * Where JSON answers hold absolute addresses at which a list goes on, as names joined by dots: {@code paging.next}.
     * Whoever shows such answers under another address than the provider's own has to rewrite them.
     */
    default List<String> linkFields() {
        return List.of();
    }
}
