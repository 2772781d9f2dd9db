package io.hirelay.server.http;

import io.hirelay.error.ErrorCode;
import io.hirelay.operation.Deadline;
import io.hirelay.server.http.Dispatcher.Encoded;
import io.hirelay.server.http.Dispatcher.Routed;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One request from its first line to the last byte of its answer. Lives on the connection's event loop, except for what
 * {@link Dispatcher} does on a worker. A body is read only after the caller is known to be allowed in.
 */
final class Serving {
    private static final long NO_TIMER = -1;

    private static final Duration MOST_KEPT_BACK = Duration.ofMillis(500);

    private final HttpListener listener;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Context eventLoop;
    private final Instant arrived;
    private final String requestId;
    private final String method;
    private final Trace trace;
    private final Sending sending;

    private Optional<Endpoint> endpoint = Optional.empty();
    private Map<String, String> pathParameters = Map.of();
    private List<String> allowed = List.of();
    private volatile Optional<Caller> caller = Optional.empty();
    private @Nullable Future<?> work;
    private boolean answered;
    private boolean askedForBody;
    private long timer = NO_TIMER;
    private boolean last;
    private boolean gone;
    private @Nullable Pump carrying;
    private Optional<FormIntake> intake = Optional.empty();

    /** When all of the request had come: what a client takes for sending is not taken from the time to answer. */
    private volatile Instant complete;

    Serving(HttpListener listener, HttpServerRequest request, Context eventLoop) {
        this.listener = listener;
        this.request = request;
        this.response = request.response();
        this.eventLoop = eventLoop;
        this.arrived = listener.clock().instant();
        this.complete = arrived;
        this.requestId = listener.requestIds().of(Optional.ofNullable(request.getHeader(RequestIds.HEADER)));
        this.trace = listener.newTrace();
        this.method = request.method() == null ? "" : request.method().name();
        this.sending = new Sending(listener.vertx(), request, requestId);
    }

    /** Serves it. */
    void start() {
        response.closeHandler(closed -> clientLeft());
        response.exceptionHandler(this::failed); // which is told of what was wrong with the request as well
        request.exceptionHandler(this::failed);
        Routed routed = listener.dispatcher().route(method, path(request.uri()), requestId);
        if (routed instanceof Routed.Nowhere nowhere) {
            answer(nowhere.answer());
            return;
        }
        Routed.To to = (Routed.To) routed;
        endpoint = Optional.of(to.endpoint());
        pathParameters = to.pathParameters();
        allowed = to.allowed();
        if (declaredLength() > largestBody()) {
            tooLarge();
            return;
        }
        giveUpInTime();
        boolean hasBody = declaredLength() > 0 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        if (hasBody) {
            request.pause();
        }
        Party party = Party.of(to.endpoint(), pathParameters, query(request.uri()));
        work(party, () -> {
            Encoded refusal = letIn(to);
            if (refusal != null) {
                return refusal;
            }
            Party known = party.or(caller);
            if (hasBody) {
                eventLoop.runOnContext(ready -> readBody(to.endpoint(), known));
                return null;
            }
            if (!known.equals(party)) {
                eventLoop.runOnContext(ready -> serveFor(known, to.endpoint()));
                return null;
            }
            return serve(to.endpoint(), new byte[0], Optional.empty());
        });
    }

    private void serveFor(Party party, Endpoint to) {
        if (!gone && !answered) {
            work(party, () -> serve(to, new byte[0], Optional.empty()));
        }
    }

    /** Answers a request that the HTTP decoder could not make sense of, and closes the connection. */
    void refuse(ErrorCode code, String message) {
        last = true;
        answer(listener.dispatcher().refused(code, message, requestId));
    }

    private @Nullable Encoded letIn(Routed.To to) {
        try {
            caller = listener.dispatcher()
                    .authenticate(to.endpoint(), request.headers().getAll(HttpHeaders.AUTHORIZATION));
            caller.ifPresent(known -> listener.dispatcher().admit(known, method, to));
            return null;
        } catch (RuntimeException e) {
            return listener.dispatcher().failed(e, requestId);
        }
    }

    private Encoded serve(Endpoint to, byte[] body, Optional<Form> form) {
        try {
            return listener.dispatcher()
                    .serve(
                            to,
                            allowed,
                            new Request(
                                    method,
                                    path(request.uri()),
                                    pathParameters,
                                    Query.parse(query(request.uri())),
                                    headers(),
                                    body,
                                    form,
                                    caller,
                                    requestId,
                                    new Deadline(listener.clock(), complete.plus(timeToWork())),
                                    trace));
        } catch (RuntimeException e) {
            return listener.dispatcher().failed(e, requestId);
        }
    }

    /** A little is kept back for writing the answer. */
    private Duration timeToWork() {
        Duration all = listener.settings().callDeadline();
        Duration kept = all.dividedBy(20);
        return all.minus(kept.compareTo(MOST_KEPT_BACK) > 0 ? MOST_KEPT_BACK : kept);
    }

    private void readBody(Endpoint to, Party party) {
        if (gone || answered) {
            return;
        }
        if (waitsToBeAsked()) {
            response.writeContinue();
        }
        askedForBody = true;
        if (comesAsForm(to)) {
            Workers workers = listener.workers(to);
            intake = FormIntake.begin(
                    request,
                    eventLoop,
                    writing -> workers.submit(party, writing),
                    listener.files(),
                    largestBody(),
                    receiver(to, party));
            return;
        }
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() <= largestBody()) {
                body.appendBuffer(part);
            } else if (!answered) {
                tooLarge();
            }
        });
        request.endHandler(end -> {
            if (!answered) {
                complete = listener.clock().instant();
                byte[] bytes = body.getBytes();
                work(party.or(caller, bytes), () -> serve(to, bytes, Optional.empty()));
            }
        });
        request.resume();
    }

    private FormIntake.Receiver receiver(Endpoint to, Party party) {
        return new FormIntake.Receiver() {
            @Override
            public void received(Form form, Runnable close) {
                complete = listener.clock().instant();
                boolean begun = work(party, () -> {
                    try {
                        return serve(to, new byte[0], Optional.of(form));
                    } finally {
                        close.run();
                    }
                });
                if (!begun) {
                    close.run();
                }
            }

            @Override
            public void refused(ErrorCode code, String message) {
                answer(listener.dispatcher().refused(code, message, requestId));
            }
        };
    }

    /** What a decoder does not understand ends nothing but the call; all else is the end of the connection. */
    private void failed(Throwable failure) {
        if (failure instanceof DecoderException) {
            intake.ifPresent(FormIntake::malformed);
        } else {
            clientLeft();
        }
    }

    /** Whether there was somebody to do it; else that was answered. */
    private boolean work(Party party, java.util.function.Supplier<@Nullable Encoded> task) {
        try {
            work = listener.workers(endpoint.orElseThrow()).submit(party, () -> {
                Encoded answer = task.get();
                if (answer != null && answer.rest().isPresent()) {
                    carry(answer, answer.rest().get());
                } else if (answer != null) {
                    eventLoop.runOnContext(ready -> answer(answer));
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            answer(listener.dispatcher()
                    .refused(
                            ErrorCode.PLATFORM_OVERLOADED,
                            "the server has as many calls as it can bear; the call can be made again",
                            requestId));
            return false;
        }
    }

    private boolean waitsToBeAsked() {
        return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    }

    /** Some things cannot be interrupted, such as the look-up of a name; whoever waits is told all the same. */
    private void giveUpInTime() {
        if (reads()) {
            timer = listener.vertx()
                    .setTimer(Math.max(1, listener.settings().callDeadline().toMillis()), over -> {
                        if (!answered) {
                            stopWork();
                            answer(listener.dispatcher()
                                    .refused(
                                            ErrorCode.PLATFORM_OVERLOADED,
                                            "the call could not be finished in time; it can be made again",
                                            requestId));
                        }
                    });
        }
    }

    private boolean reads() {
        return method.equals("GET")
                || method.equals("HEAD")
                || endpoint.filter(Endpoint::reads).isPresent();
    }

    private void stopWork() {
        Future<?> current = work;
        if (current != null && !current.isDone()) {
            listener.workers(endpoint.orElseThrow()).cancel(current);
        }
    }

    private boolean comesAsForm(Endpoint to) {
        return to.spec().accepts(Spec.Content.FORM) && FormIntake.reads(request.getHeader(HttpHeaders.CONTENT_TYPE));
    }

    private int largestBody() {
        int ofServer = endpoint.filter(this::comesAsForm).isPresent()
                ? listener.settings().largestBody()
                : listener.settings().largestDocument();
        return endpoint.map(to -> to.access().largestBody(ofServer)).orElse(ofServer);
    }

    private void tooLarge() {
        answer(listener.dispatcher()
                .refused(
                        ErrorCode.REQUEST_TOO_LARGE,
                        "the body must have at most " + largestBody() + " bytes",
                        requestId));
    }

    /** On a worker: what is read while it is sent. */
    private void carry(Encoded answer, Dispatcher.Rest rest) {
        if (method.equals("HEAD")) {
            Dispatcher.close(rest.stream());
            eventLoop.runOnContext(ready -> answer(answer));
            return;
        }
        Pump pump = new Pump(eventLoop, response);
        eventLoop.runOnContext(ready -> begin(answer, pump));
        boolean complete = pump.carry(rest.stream(), rest.length());
        eventLoop.runOnContext(ready -> finish(answer, pump, complete));
    }

    private void begin(Encoded answer, Pump pump) {
        if (mayAnswer(answer)) {
            carrying = pump;
            sending.begin(answer, endsConnection());
        } else {
            pump.stop();
        }
    }

    private void finish(Encoded answer, Pump pump, boolean complete) {
        if (carrying != pump) {
            return;
        }
        if (complete && !gone) {
            sending.finish().onComplete(sent -> report(answer, sent.succeeded()));
        } else {
            report(answer, false);
            request.connection().close(); // what has come so far must not look like all of it
        }
    }

    private void answer(Encoded answer) {
        if (mayAnswer(answer)) {
            sending.send(answer, endsConnection()).onComplete(sent -> report(answer, sent.succeeded()));
        }
    }

    /** Whether this is the one answer and somebody is there to get it. */
    private boolean mayAnswer(Encoded answer) {
        if (answered) {
            return false;
        }
        answered = true;
        listener.vertx().cancelTimer(timer);
        if (gone) {
            report(answer, false);
        }
        return !gone;
    }

    /** A client that was not asked for its body sends it or not: what comes next cannot be told apart. */
    private boolean endsConnection() {
        return last || listener.draining() || waitsToBeAsked() && !askedForBody;
    }

    private void clientLeft() {
        gone = true;
        intake.ifPresent(FormIntake::abandon);
        if (carrying != null) {
            carrying.stop();
            stopWork();
        }
        if (answered) {
            return;
        }
        // What only reads can be stopped; whoever has asked for a change wants it made.
        boolean running = work != null && !work.isDone();
        if (reads()) {
            stopWork();
        }
        if (reads() || !running) {
            answered = true;
            listener.vertx().cancelTimer(timer);
            report(listener.dispatcher().refused(ErrorCode.REQUEST_CANCELLED, "the client has left", requestId), false);
        }
    }

    private void report(Encoded answer, boolean complete) {
        listener.served(new Served(
                arrived,
                requestId,
                method,
                endpoint.map(Endpoint::path),
                answer.status(),
                answer.errorCode(),
                Duration.between(arrived, listener.clock().instant()),
                complete,
                caller,
                trace));
    }

    private long declaredLength() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            return 0; // the decoder has refused what is malformed
        }
    }

    private Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new TreeMap<>();
        request.headers()
                .forEach((name, value) -> headers.computeIfAbsent(
                                name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                        .add(value));
        return headers;
    }

    /** The path of a request's target, which a proxy may have been sent as a whole address. */
    private static String path(String target) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        int scheme = path.indexOf("://");
        if (path.startsWith("/") || scheme < 0) {
            return path;
        }
        int slash = path.indexOf('/', scheme + 3);
        return slash < 0 ? "/" : path.substring(slash);
    }

    private static String query(String target) {
        int question = target.indexOf('?');
        return question < 0 ? "" : target.substring(question + 1);
    }
}
