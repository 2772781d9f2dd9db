package io.hirelay.server.passthrough;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.UnavailableException;
import io.hirelay.server.http.BudgetHeaders;
import io.hirelay.server.http.Reception;
import io.hirelay.server.http.Refusal;
import io.hirelay.server.http.Served;
import io.hirelay.server.http.Trace;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a provider, and the answer on its way back. Neither side is read faster than the other one
 * takes; nothing is sent to the provider before the call is let in, and nothing is sent twice but what only reads and has
 * found a connection closed. Confined to the event loop of its client.
 */
final class ProxiedExchange implements UpstreamConnector.Waiting, UpstreamConnection.Call {
    /** Answers that announce another one, to one request. */
    private static final int MOST_ANNOUNCEMENTS = 32;

    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final Set<HttpMethod> NEVER = Set.of(HttpMethod.TRACE, HttpMethod.CONNECT);
    private static final String OTHERS = "GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE";

    private enum Phase {
        /** It is found out whether the call is let in. */
        OPENING,
        /** In the line for the provider's rate limit. */
        IN_LINE,
        CONNECTING,
        /** The request is under way, or waits for its answer. */
        SENT,
        ANSWERING,
        /** Answered, or given up. */
        OVER
    }

    private final ClientHandler client;
    private final Passthrough passthrough;
    private final Reception reception;
    private final HttpRequest request;
    private final String route;
    private final Instant arrived;
    private final String requestId;
    private final Trace trace;
    private final ClientAnswer answer;
    private final RequestBody body;
    private final Watch watch;

    private Phase phase = Phase.OPENING;
    private long since;
    private @Nullable Passage passage;
    private @Nullable UpstreamConnection upstream;
    private @Nullable BodyChange change;
    private HttpHeaders headers = EmptyHttpHeaders.INSTANCE;
    private long sentAt;
    private int status;
    private int announced;
    private boolean sentAgain;
    private boolean unflushed;
    private long clientActive;
    private long upstreamActive;
    private long clientUnsent;
    private long upstreamUnsent;

    ProxiedExchange(
            ClientHandler client, Passthrough passthrough, Reception reception, HttpRequest request, String route) {
        this.client = client;
        this.passthrough = passthrough;
        this.reception = reception;
        this.request = request;
        this.route = route;
        this.arrived = reception.clock().instant();
        this.requestId = reception.requestId(request.headers().get("X-Request-Id"));
        this.trace = reception.newTrace();
        this.answer = new ClientAnswer(client.ctx(), client.wire(), request);
        this.body = new RequestBody(request, passthrough.settings().largestBody());
        this.watch = client.loop().watch();
        this.since = watch.now();
        this.clientActive = since;
    }

    // The way in.

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
                                found -> onLoop(() -> opened(found)),
                                failure -> onLoop(() -> refuse(failure)));
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
            refuse(invalid(
                    ErrorCode.REQUEST_NOT_SUPPORTED,
                    "no call is passed on with TRACE, whose answer would show the credential, nor with CONNECT"));
        } else if (body.isTooLong()) {
            refuse(tooLong());
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
                    onLoop(() -> begin(found));
                } catch (RuntimeException e) {
                    onLoop(() -> refuse(e));
                }
            });
        } catch (RejectedExecutionException e) {
            refuse(overloaded("the server has as many calls as it can bear; the call can be made again"));
        }
    }

    private void begin(Passage found) {
        if (phase == Phase.OPENING) {
            phase = Phase.IN_LINE;
            try {
                proceed(found, found.begin(() -> onLoop(this::look)));
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
            granted(found);
        } else {
            client.ctx().executor().schedule(this::look, wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void granted(Passage found) {
        phase = Phase.CONNECTING;
        since = watch.now();
        try {
            headers = HeadersMultiMap.caseInsensitive();
            found.request(request.headers(), headers);
        } catch (RuntimeException e) {
            found.unused();
            refuse(e);
            return;
        }
        frame(headers);
        if (waitsToBeAsked()) {
            answer.interim(HttpResponseStatus.CONTINUE, HeadersMultiMap.caseInsensitive());
        }
        UpstreamConnection kept = client.loop().pool().take(found.destination(), mayBeRepeated());
        if (kept != null) {
            connected(kept);
        } else {
            connect(found);
        }
    }

    private void connect(Passage found) {
        phase = Phase.CONNECTING;
        since = watch.now();
        passthrough.connect(found.destination(), client.ctx().channel(), client.loop(), this);
    }

    @Override
    public void connected(UpstreamConnection connection) {
        Passage found = passage;
        if (phase != Phase.CONNECTING || found == null) {
            connection.close();
            return;
        }
        phase = Phase.SENT;
        upstream = connection;
        sentAt = System.nanoTime();
        upstreamActive = watch.now();
        connection.send(this, request.method(), found.target(), headers, body.isThere());
        for (HttpContent part = body.next(); part != null; part = body.next()) {
            send(connection, part);
        }
        connection.flush();
        keepPace();
    }

    /** The body goes on in the framing in which it came, and none stays none. */
    private void frame(HttpHeaders sent) {
        String length = request.headers().get(HttpHeaderNames.CONTENT_LENGTH);
        if (length != null) {
            sent.set(HttpHeaderNames.CONTENT_LENGTH, length);
        } else if (body.isThere()) {
            sent.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
    }

    @Override
    public void unreachable(boolean timedOut) {
        if (phase == Phase.CONNECTING) {
            failed(false, timedOut);
        }
    }

    // The request's body.

    void body(HttpContent part) {
        clientActive = watch.now();
        body.came(part);
        if (part.decoderResult().isFailure()) {
            part.release();
            malformedBody();
        } else if (phase == Phase.OVER) {
            part.release();
            if (body.hasEnded()) {
                client.over(this);
            }
        } else if (body.isTooLong()) {
            part.release();
            giveUp();
            refuse(tooLong());
        } else {
            take(part);
        }
    }

    private void take(HttpContent part) {
        UpstreamConnection connection = upstream;
        if (!body.isThere()) {
            part.release();
        } else if (connection == null) {
            body.keep(part);
            if (body.isFull()) {
                client.pause(true);
            }
        } else {
            unflushed = true;
            send(connection, part);
            if (!connection.isWritable()) {
                received();
                keepPace();
            }
        }
    }

    /** Trailers stay behind: they are for those who have said beforehand that they want them. */
    private static void send(UpstreamConnection connection, HttpContent part) {
        if (part instanceof LastHttpContent last && !last.trailingHeaders().isEmpty()) {
            connection.send(new DefaultLastHttpContent(part.content()));
        } else {
            connection.send(part);
        }
    }

    /** For the moment no more has come from the client. */
    void received() {
        if (unflushed && upstream != null) {
            unflushed = false;
            upstream.flush();
        }
    }

    /** The client is read as fast as the provider takes. */
    private void keepPace() {
        client.pause(upstream != null && !upstream.isWritable());
    }

    @Override
    public void writable() {
        upstreamActive = watch.now();
        keepPace();
    }

    private void malformedBody() {
        if (phase == Phase.ANSWERING) {
            breakOff();
        } else if (phase != Phase.OVER) {
            giveUp();
            refuse(invalid(ErrorCode.REQUEST_INVALID, "the request's body is not well-formed HTTP/1.1"), true);
        } else {
            client.end();
        }
    }

    // The way back.

    @Override
    public void head(HttpResponse head) {
        upstreamActive = watch.now();
        Passage found = passage;
        int code = head.status().code();
        if (found == null || phase != Phase.SENT) {
            return;
        }
        if (!UpstreamCodec.isAnswer(head) || code < 200 && ++announced > MOST_ANNOUNCEMENTS) {
            found.failed(true, false, taken());
            drop();
            refuse(found.malformed());
        } else if (code >= 200) {
            begin(found, head);
        } else if (code != 100) { // which nobody but us could have asked for
            HttpHeaders told = HeadersMultiMap.caseInsensitive();
            found.interim(head.headers(), told);
            answer.interim(head.status(), told);
        }
    }

    private void begin(Passage found, HttpResponse head) {
        HttpHeaders out = HeadersMultiMap.caseInsensitive();
        try {
            change = found.answered(head, out, taken());
        } catch (RuntimeException e) {
            drop();
            refuse(e);
            return;
        }
        phase = Phase.ANSWERING;
        HttpResponseStatus shown = change == null ? head.status() : found.shown(head.status());
        status = shown.code();
        String length = head.headers().get(HttpHeaderNames.CONTENT_LENGTH);
        if (length != null && change == null) {
            out.set(HttpHeaderNames.CONTENT_LENGTH, length);
        }
        BudgetHeaders.of(trace).forEach(out::set);
        answer.begin(shown, out, length != null && change != null, reception.draining());
    }

    @Override
    public void part(HttpContent part) {
        upstreamActive = watch.now();
        if (phase != Phase.ANSWERING) {
            part.release();
            return;
        }
        boolean end = part instanceof LastHttpContent;
        try {
            ByteBuf bytes = changed(part.content());
            if (end) {
                upstream = null;
                trace.carried();
                finish(bytes);
                return;
            }
            answer.part(bytes);
        } catch (HirelayException e) {
            breakOff();
            return;
        }
        if (!client.ctx().channel().isWritable()) {
            answer.flush();
            readUpstream();
        }
    }

    /** @throws HirelayException when the body is not what the head of the answer has said */
    private ByteBuf changed(ByteBuf bytes) {
        return change == null ? bytes : change.part(bytes);
    }

    private void finish(ByteBuf bytes) {
        BodyChange changing = change;
        if (changing == null) {
            answered(answer.end(bytes));
        } else {
            answer.part(bytes);
            answered(answer.end(changing.end()));
        }
    }

    private void stopChanging() {
        BodyChange changing = change;
        change = null;
        if (changing != null) {
            changing.close();
        }
    }

    @Override
    public void paused() {
        if (phase == Phase.ANSWERING) {
            answer.flush();
        }
    }

    /** The provider is read as fast as the client takes. */
    private void readUpstream() {
        if (upstream != null) {
            upstream.read(client.ctx().channel().isWritable());
        }
    }

    void clientWritable() {
        clientActive = watch.now();
        readUpstream();
    }

    private void answered(ChannelFuture sent) {
        phase = Phase.OVER;
        since = watch.now();
        if (sent.isDone()) {
            report(sent.isSuccess(), Optional.empty());
        } else {
            sent.addListener(done -> report(done.isSuccess(), Optional.empty()));
        }
        settle(sent);
    }

    /** The connection goes on with the next request, once this one has come to its end. */
    private void settle(ChannelFuture sent) {
        body.release();
        if (answer.isLast()) {
            client.end();
        } else if (body.hasEnded()) {
            client.over(this);
        } else {
            client.pause(false); // the rest is thrown away, for a while
        }
    }

    // What goes wrong.

    @Override
    public void lost(boolean heard) {
        UpstreamConnection connection = upstream;
        upstream = null;
        Passage found = passage;
        if (found == null || connection == null) {
            return;
        }
        if (phase == Phase.ANSWERING) {
            breakOff();
        } else if (phase == Phase.SENT) {
            if (!heard && connection.isUsed() && !sentAgain && mayBeRepeated()) {
                sentAgain = true;
                connect(found);
            } else {
                failed(true, false);
            }
        }
    }

    private boolean mayBeRepeated() {
        return !body.isThere()
                && (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD));
    }

    private void failed(boolean reached, boolean timedOut) {
        Passage found = passage;
        if (found != null) {
            found.failed(reached, timedOut, taken());
            drop();
            refuse(found.failure(reached, timedOut));
        }
    }

    /** What has been sent of the answer must not be taken for all of it. */
    private void breakOff() {
        drop();
        stopChanging();
        phase = Phase.OVER;
        report(false, Optional.empty());
        answer.reset();
    }

    /** The call is not wanted any more: the provider need not go on with it. */
    private void giveUp() {
        Passage found = passage;
        if (found == null) {
            return;
        }
        if (phase == Phase.CONNECTING) {
            found.unused();
        } else if (phase == Phase.IN_LINE || phase == Phase.SENT) {
            found.cancel();
        }
        drop();
    }

    private void drop() {
        if (change != null) {
            change.close();
            change = null;
        }
        UpstreamConnection connection = upstream;
        upstream = null;
        if (connection != null) {
            connection.abandon();
        }
    }

    void clientLeft() {
        if (phase != Phase.OVER) {
            boolean begun = phase == Phase.ANSWERING;
            giveUp();
            stopChanging();
            answer.release();
            phase = Phase.OVER;
            if (begun) {
                report(false, Optional.empty());
            } else {
                status = ErrorCode.REQUEST_CANCELLED.status();
                report(false, Optional.of(ErrorCode.REQUEST_CANCELLED.code()));
            }
        }
        body.release();
    }

    private void refuse(Throwable failure) {
        refuse(failure, false);
    }

    private void refuse(Throwable failure, boolean ends) {
        if (phase == Phase.OVER) {
            return;
        }
        boolean asked = phase != Phase.OPENING && phase != Phase.IN_LINE;
        phase = Phase.OVER;
        since = watch.now();
        Refusal refusal = reception.refusal(failure, requestId, trace);
        status = refusal.status();
        if (status == ErrorCode.REQUEST_NOT_SUPPORTED.status()) {
            refusal = refusal.with("Allow", OTHERS);
        }
        // A client that was not asked for its body sends it or not: what comes next cannot be told apart.
        boolean unclear = waitsToBeAsked() && !asked;
        ChannelFuture sent = answer.refusal(refusal, ends || unclear || reception.draining());
        Optional<String> code = refusal.errorCode();
        sent.addListener(done -> report(done.isSuccess(), code));
        settle(sent);
    }

    private void report(boolean complete, Optional<String> errorCode) {
        reception.served(new Served(
                arrived,
                requestId,
                request.method().name(),
                Optional.of(route),
                status,
                errorCode,
                Duration.between(arrived, reception.clock().instant()),
                complete,
                Optional.ofNullable(passage).map(Passage::caller),
                trace));
    }

    // Those who keep others waiting.

    /** Looks whether somebody takes too long. */
    void check(long now) {
        TransportSettings settings = passthrough.settings();
        switch (phase) {
            case OPENING -> {
                if (now - since > reception.settings().callDeadline().toNanos()) {
                    refuse(overloaded("the call could not be let in in time; it can be made again"));
                }
            }
            case IN_LINE -> {}
            case CONNECTING -> {
                if (now - since > settings.connect().multipliedBy(2).toNanos()) {
                    failed(false, true);
                }
            }
            case SENT -> checkSent(now, settings);
            case ANSWERING -> checkAnswering(now, settings.idle().toNanos());
            case OVER -> {
                if (!body.hasEnded() && now - since > LINGER_NANOS) {
                    client.end();
                }
            }
        }
    }

    private void checkSent(long now, TransportSettings settings) {
        UpstreamConnection connection = upstream;
        if (connection == null) {
            return;
        }
        long unsent = connection.unsent();
        if (unsent != upstreamUnsent) {
            upstreamUnsent = unsent;
            upstreamActive = now;
        }
        if (body.hasEnded() && unsent == 0) {
            if (now - Math.max(upstreamActive, clientActive) > settings.answer().toNanos()) {
                failed(true, true);
            }
        } else if (!connection.isWritable() || body.hasEnded()) {
            if (now - upstreamActive > settings.idle().toNanos()) {
                failed(true, true);
            }
        } else if (now - clientActive > settings.idle().toNanos()) {
            giveUp();
            refuse(invalid(ErrorCode.REQUEST_INVALID, "the rest of the request's body did not come in time"), true);
        }
    }

    private void checkAnswering(long now, long idleNanos) {
        Channel channel = client.ctx().channel();
        long unsent = Unsent.of(channel);
        if (unsent != clientUnsent) {
            clientUnsent = unsent;
            clientActive = now;
        }
        if (now - (unsent > 0 ? clientActive : upstreamActive) > idleNanos) {
            breakOff();
        }
    }

    private boolean waitsToBeAsked() {
        return body.isThere()
                && !body.hasBegun()
                && HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(
                        request.headers().get(HttpHeaderNames.EXPECT, ""))
                && request.protocolVersion().equals(HttpVersion.HTTP_1_1);
    }

    private InvalidRequestException tooLong() {
        return invalid(
                ErrorCode.REQUEST_TOO_LARGE,
                "the body must have at most "
                        + passthrough.settings().largestBody().orElse(0) + " bytes");
    }

    private static InvalidRequestException invalid(ErrorCode code, String message) {
        return new InvalidRequestException(code, message, List.of(), List.of());
    }

    private static UnavailableException overloaded(String message) {
        return new UnavailableException(ErrorCode.PLATFORM_OVERLOADED, message, Optional.empty(), null, null);
    }

    private Duration taken() {
        return sentAt == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - sentAt);
    }

    private void onLoop(Runnable task) {
        client.ctx().executor().execute(task);
    }
}
