package io.hirelay.server.passthrough;

import io.hirelay.error.InvalidRequestException;
import io.hirelay.server.http.Trace;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Finds out whether a call is let in, and waits for its turn at the provider. Confined to the event loop of its client. */
final class WayIn {
    private static final Set<HttpMethod> NEVER = Set.of(HttpMethod.TRACE, HttpMethod.CONNECT);

    private enum Phase {
        /** It is found out whether the call is let in. */
        OPENING,
        /** In the line for the provider's rate limit. */
        IN_LINE,
        /** Let in, refused or given up. */
        OVER
    }

    private final Passthrough passthrough;
    private final HttpRequest request;
    private final RequestBody body;
    private final String requestId;
    private final Trace trace;
    private final EventExecutor loop;
    private final Asking asking;
    private Phase phase = Phase.OPENING;
    private @Nullable Passage passage;

    WayIn(
            Passthrough passthrough,
            HttpRequest request,
            RequestBody body,
            String requestId,
            Trace trace,
            EventExecutor loop,
            Asking asking) {
        this.passthrough = passthrough;
        this.request = request;
        this.body = body;
        this.requestId = requestId;
        this.trace = trace;
        this.loop = loop;
        this.asking = asking;
    }

    /** Whoever asks to be let in; told one of the two once, unless it gives up. */
    interface Asking {
        /** It is the call's turn. */
        void granted(Passage passage);

        /** @param ends whether nothing that comes behind the request may be read */
        void refuse(Throwable failure, boolean ends);
    }

    /** As far as it is known who calls and where to. */
    @Nullable Passage passage() {
        return passage;
    }

    void start() {
        InvalidRequestException wrong = FirstLook.at(request);
        if (wrong != null) {
            refuse(wrong, true);
            return;
        }
        try {
            Passage known = passthrough.passages().now(request, requestId, trace);
            if (known != null) {
                opened(known);
            } else {
                passthrough
                        .passages()
                        .later(
                                request,
                                requestId,
                                trace,
                                found -> loop.execute(() -> opened(found)),
                                failure -> loop.execute(() -> refuse(failure)));
            }
        } catch (RuntimeException e) {
            refuse(e);
        }
    }

    private void opened(Passage found) {
        if (phase != Phase.OPENING) {
            return;
        }
        passage = found;
        if (NEVER.contains(request.method())) {
            refuse(Refusals.methodNeverPassedOn());
        } else if (body.isTooLong()) {
            refuse(Refusals.tooLong(passthrough.settings()));
        } else if (found.ready()) {
            begin(found);
        } else {
            renew(found);
        }
    }

    private void renew(Passage found) {
        try {
            passthrough.workers().execute(() -> {
                try {
                    found.renew();
                    loop.execute(() -> begin(found));
                } catch (RuntimeException e) {
                    loop.execute(() -> refuse(e));
                }
            });
        } catch (RejectedExecutionException e) {
            refuse(Refusals.tooManyCalls());
        }
    }

    private void begin(Passage found) {
        if (phase == Phase.OPENING) {
            phase = Phase.IN_LINE;
            try {
                proceed(found, found.begin(() -> loop.execute(this::look)));
            } catch (RuntimeException e) {
                refuse(e);
            }
        }
    }

    private void look() {
        Passage waiting = passage;
        if (phase == Phase.IN_LINE && waiting != null) {
            try {
                proceed(waiting, waiting.look());
            } catch (RuntimeException e) {
                refuse(e);
            }
        }
    }

    private void proceed(Passage found, Duration wait) {
        if (wait.isZero()) {
            phase = Phase.OVER;
            asking.granted(found);
        } else {
            loop.schedule(this::look, wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Looks whether it takes too long, so many nanoseconds after the request came. */
    void check(long taken, Duration most) {
        if (phase == Phase.OPENING && taken > most.toNanos()) {
            refuse(Refusals.notLetInInTime());
        }
    }

    /** The call is not wanted any more. */
    void giveUp() {
        if (phase == Phase.IN_LINE && passage != null) {
            passage.cancel();
        }
        phase = Phase.OVER;
    }

    private void refuse(Throwable failure) {
        refuse(failure, false);
    }

    private void refuse(Throwable failure, boolean ends) {
        if (phase != Phase.OVER) {
            phase = Phase.OVER;
            asking.refuse(failure, ends);
        }
    }
}
