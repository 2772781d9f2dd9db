package io.hirelay.server.http;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the listener shares with a {@link Bypass}, so that its requests are named, refused, counted and logged like all
 * others. Thread-safe.
 */
public final class Reception {
    private final HttpListener listener;

    Reception(HttpListener listener) {
        this.listener = listener;
    }

    /** The name of a request. @param given what its client calls it */
    public String requestId(@Nullable String given) {
        return listener.requestIds().of(Optional.ofNullable(given));
    }

    /** For what is found out about one request. */
    public Trace newTrace() {
        return listener.newTrace();
    }

    /** A request was answered. */
    public void served(Served served) {
        listener.served(served);
    }

    /** The answer to a request that failed. */
    public Refusal refusal(Throwable thrown, String requestId, Trace trace) {
        Dispatcher.Encoded error = listener.dispatcher().failed(thrown, requestId, trace);
        Map<String, String> headers = new LinkedHashMap<>(error.headers());
        headers.putAll(Sending.ALWAYS);
        headers.put(RequestIds.HEADER, requestId);
        error.contentType().ifPresent(type -> headers.put("Content-Type", type));
        return new Refusal(error.status(), headers, error.body());
    }

    public HttpSettings settings() {
        return listener.settings();
    }

    public InstantSource clock() {
        return listener.clock();
    }

    /** Whether the server is about to stop: connections end with the answer under way. */
    public boolean draining() {
        return listener.draining();
    }
}
