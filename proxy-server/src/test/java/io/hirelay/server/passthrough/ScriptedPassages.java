package io.hirelay.server.passthrough;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnavailableException;
import io.hirelay.server.http.Caller;
import io.hirelay.server.http.Trace;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets every call in as a test wants it: straight to the upstream, after a look-up, or after its turn. */
final class ScriptedPassages implements Passages {
    private static final Set<String> FRAMING =
            Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "authorization", "trailer");

    /** What the transport has told of calls: {@code answered 200}, {@code failed reached}, {@code cancelled}. */
    final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    /** Calls that wait for their turn: run to wake them. */
    final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();

    /** Calls whose account is being looked up: run to find it. */
    final BlockingQueue<Runnable> lookups = new LinkedBlockingQueue<>();

    volatile Destination destination = new Destination("127.0.0.1", 1, false);
    volatile boolean known = true;
    volatile boolean ready = true;
    volatile Supplier<Duration> turn = () -> Duration.ZERO;
    volatile Supplier<@Nullable BodyChange> change = () -> null;
    volatile Runnable gate = () -> {};

    @Override
    public @Nullable String route(HttpRequest request) {
        String target = request.uri();
        return target.startsWith("/passthrough/") ? "/passthrough/{integrated_account_id}/{path}" : null;
    }

    @Override
    public @Nullable Passage now(HttpRequest request, String requestId, Trace trace) {
        gate.run();
        return known ? new Scripted(request) : null;
    }

    @Override
    public void later(
            HttpRequest request, String requestId, Trace trace, Consumer<Passage> found, Consumer<Throwable> refused) {
        lookups.add(() -> found.accept(new Scripted(request)));
    }

    private final class Scripted implements Passage {
        private final HttpRequest request;
        private boolean renewed = ready;

        Scripted(HttpRequest request) {
            this.request = request;
        }

        @Override
        public Caller caller() {
            return new Caller("default", "token-1", Optional.empty());
        }

        @Override
        public Destination destination() {
            return destination;
        }

        @Override
        public String target() {
            return request.uri().substring("/passthrough".length());
        }

        @Override
        public boolean ready() {
            return renewed;
        }

        @Override
        public void renew() {
            renewed = true;
        }

        @Override
        public Duration begin(Runnable changed) {
            Duration wait = turn.get();
            if (!wait.isZero()) {
                waiting.add(changed);
            }
            return wait;
        }

        @Override
        public Duration look() {
            return turn.get();
        }

        @Override
        public void request(HttpHeaders from, HttpHeaders to) {
            copy(from, to);
            to.set("Host", destination.host() + ":" + destination.port());
        }

        @Override
        public void interim(HttpHeaders from, HttpHeaders to) {
            copy(from, to);
        }

        @Override
        public @Nullable BodyChange answered(HttpResponse from, HttpHeaders to, Duration took) {
            told.add("answered " + from.status().code());
            copy(from.headers(), to);
            return change.get();
        }

        private void copy(HttpHeaders from, HttpHeaders to) {
            from.forEach(header -> {
                if (!FRAMING.contains(header.getKey().toLowerCase(java.util.Locale.ROOT))) {
                    to.add(header.getKey(), header.getValue());
                }
            });
        }

        @Override
        public void failed(boolean reached, boolean timedOut, Duration took) {
            told.add("failed" + (reached ? " reached" : "") + (timedOut ? " timed out" : ""));
        }

        @Override
        public void unused() {
            told.add("unused");
        }

        @Override
        public void cancel() {
            told.add("cancelled");
        }

        @Override
        public HirelayException failure(boolean reached, boolean timedOut) {
            return new UnavailableException(
                    timedOut ? ErrorCode.REMOTE_TIMEOUT : ErrorCode.REMOTE_UNAVAILABLE,
                    "no answer",
                    Optional.empty(),
                    null,
                    null);
        }

        @Override
        public HirelayException malformed() {
            return new InvalidRequestException(ErrorCode.REMOTE_INVALID_RESPONSE, "no HTTP", List.of(), List.of());
        }
    }
}
