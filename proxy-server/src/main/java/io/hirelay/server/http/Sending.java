package io.hirelay.server.http;

import io.hirelay.server.http.Dispatcher.Encoded;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Map;

/** Sends one answer, whole or part by part, and leaves the connection fit for what comes next. On the event loop. */
final class Sending {
    /** What is left of a refused body is read and thrown away for this long, so that the client sees the answer. */
    private static final long LINGER_MILLIS = 5_000;

    /** Headers of every answer that is made here. */
    static final Map<String, String> ALWAYS = Map.of("Cache-Control", "no-store", "X-Content-Type-Options", "nosniff");

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final String requestId;
    private boolean last;

    Sending(Vertx vertx, HttpServerRequest request, String requestId) {
        this.vertx = vertx;
        this.request = request;
        this.response = request.response();
        this.requestId = requestId;
    }

    /**
     * Sends an answer; of one that has a rest, the head alone.
     *
     * @param endsConnection whether the connection is closed afterwards
     */
    Future<Void> send(Encoded answer, boolean endsConnection) {
        head(answer, endsConnection);
        Future<Void> sent =
                asksForHead() || hasNone(answer) ? response.end() : response.end(Buffer.buffer(answer.body()));
        throwAwayRestOfBody();
        return sent.onComplete(done -> closeWhenLast());
    }

    /** Sends the head and the first part of an answer whose rest is written by a {@link Pump}. */
    void begin(Encoded answer, boolean endsConnection) {
        boolean old = request.version() == HttpVersion.HTTP_1_0;
        boolean endless = answer.length().isEmpty();
        head(answer, endsConnection || old && endless); // the end of the connection is the end of the answer then
        response.setChunked(endless && !old);
        response.write(Buffer.buffer(answer.body()));
        throwAwayRestOfBody();
    }

    /** Ends what {@link #begin} has begun. */
    Future<Void> finish() {
        return response.end().onComplete(done -> closeWhenLast());
    }

    private void head(Encoded answer, boolean endsConnection) {
        last = endsConnection;
        response.setStatusCode(answer.status()).setStatusMessage(ReasonPhrases.of(answer.status()));
        response.putHeader(RequestIds.HEADER, requestId);
        ALWAYS.forEach((name, value) -> response.putHeader(name, value));
        answer.contentType().ifPresent(type -> response.putHeader(HttpHeaders.CONTENT_TYPE, type));
        answer.headers().forEach((name, value) -> response.putHeader(name, value));
        if (last) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        if (!hasNone(answer)) {
            answer.length().ifPresent(bytes -> response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(bytes)));
        }
    }

    private boolean asksForHead() {
        return HttpMethod.HEAD.equals(request.method());
    }

    private static boolean hasNone(Encoded answer) {
        return answer.status() == 204 || answer.status() == 304;
    }

    private void closeWhenLast() {
        if (last) {
            request.connection().close();
        }
    }

    /** A client that is still sending would not look at an answer on a connection that is reset under it. */
    private void throwAwayRestOfBody() {
        if (last || request.isEnded()) {
            return;
        }
        long timer = vertx.setTimer(LINGER_MILLIS, over -> {
            if (!request.isEnded()) {
                request.connection().close();
            }
        });
        request.handler(part -> {});
        request.endHandler(end -> vertx.cancelTimer(timer));
        request.resume();
    }
}
