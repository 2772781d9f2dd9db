package io.hirelay.server.passthrough;

import io.hirelay.server.http.Trace;
import io.netty.handler.codec.http.HttpRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets calls in, or says why not. Thread-safe. */
interface Passages {

    /** The template of the path, for logs and metrics; null when a request is not for us. */
    @Nullable String route(HttpRequest request);

    /**
     * Decides by what is known at this moment; never blocks.
     *
     * @param requestId what the answer is called unless the provider names it
     * @param trace for logs and metrics
     * @return null when something has to be looked up
     * @throws RuntimeException when the call is not let in
     */
    @Nullable Passage now(HttpRequest request, String requestId, Trace trace);

    /** Decides with whatever has to be looked up; tells either of the two once, on any thread. */
    void later(
            HttpRequest request, String requestId, Trace trace, Consumer<Passage> found, Consumer<Throwable> refused);
}
