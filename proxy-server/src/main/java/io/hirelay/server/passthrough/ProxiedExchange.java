package io.hirelay.server.passthrough;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.server.http.Reception;
import io.hirelay.server.http.Refusal;
import io.hirelay.server.http.Served;
import io.hirelay.server.http.Trace;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a provider, and the answer on its way back. Neither side is read faster than the other one
 * takes; nothing is sent to the provider before the call is let in, and nothing is sent twice but what only reads and has
 * found a connection closed. Confined to the event loop of its client.
 */
final class ProxiedExchange implements WayIn.Asking, UpstreamConnector.Waiting, UpstreamConnection.Call {
    /** Answers that announce another one, to one request. */
    private static final int MOST_ANNOUNCEMENTS = 32;

    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final String OTHERS = "GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE";

    private enum Phase {
        /** It is found out whether the call is let in, and it waits for its turn. */
        ENTERING,
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
    private final AnswerFlow flow;
    private final RequestBody body;
    private final WayIn wayIn;
    private final Patience patience;

    private Phase phase = Phase.ENTERING;

    /** Whether a client that waits to be asked for its body was asked. */
    private boolean asked;

    private @Nullable UpstreamConnection upstream;
    private HttpHeaders headers = EmptyHttpHeaders.INSTANCE;
    private long sentAt;
    private int status;
    private int announced;
    private boolean sentAgain;
    private boolean unflushed;

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
        this.flow = new AnswerFlow(answer, trace);
        this.body = new RequestBody(request, passthrough.settings().largestBody());
        this.patience = new Patience(passthrough.settings(), client.loop().watch());
        this.wayIn = new WayIn(
                passthrough, request, body, requestId, trace, client.ctx().executor(), this);
    }

    // The way in.

    void start() {
        wayIn.start();
    }

    @Override
    public void granted(Passage found) {
        phase = Phase.CONNECTING;
        patience.begins();
        try {
            headers = HeadersMultiMap.caseInsensitive();
            found.request(request.headers(), headers);
        } catch (RuntimeException e) {
            found.unused();
            refuse(e);
            return;
        }
        body.frame(headers);
        if (body.waitsToBeAsked()) {
            answer.interim(HttpResponseStatus.CONTINUE, HeadersMultiMap.caseInsensitive());
            asked = true;
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
        patience.begins();
        passthrough.connect(found.destination(), client.ctx().channel(), client.loop(), this);
    }

    @Override
    public void connected(UpstreamConnection connection) {
        Passage found = wayIn.passage();
        if (phase != Phase.CONNECTING || found == null) {
            connection.close();
            return;
        }
        phase = Phase.SENT;
        upstream = connection;
        sentAt = System.nanoTime();
        patience.providerActs();
        connection.send(this, request.method(), found.target(), headers, body.isThere());
        for (HttpContent part = body.next(); part != null; part = body.next()) {
            send(connection, part);
        }
        connection.flush();
        keepPace();
    }

    @Override
    public void unreachable(boolean timedOut) {
        if (phase == Phase.CONNECTING) {
            failed(false, timedOut);
        }
    }

    // The request's body.

    void body(HttpContent part) {
        patience.clientActs();
        body.came(part);
        if (part.decoderResult().isFailure()) {
            part.release();
            cannotGoOn(Refusals.malformedBody(), true);
        } else if (phase == Phase.OVER) {
            part.release();
            if (body.hasEnded()) {
                client.over(this);
            }
        } else if (body.isTooLong()) {
            part.release();
            cannotGoOn(Refusals.tooLong(passthrough.settings()), false);
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
        patience.providerActs();
        keepPace();
    }

    /** Because of what the client sends. */
    private void cannotGoOn(HirelayException why, boolean ends) {
        if (phase == Phase.ANSWERING) {
            breakOff();
        } else if (phase != Phase.OVER) {
            giveUp();
            refuse(why, ends);
        } else {
            client.end();
        }
    }

    // The way back.

    @Override
    public void head(HttpResponse head) {
        patience.providerActs();
        Passage found = wayIn.passage();
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
            flow.interim(found, head);
        }
    }

    private void begin(Passage found, HttpResponse head) {
        try {
            status = flow.begin(found, head, taken(), reception.draining());
            phase = Phase.ANSWERING;
        } catch (RuntimeException e) {
            drop();
            refuse(e);
        }
    }

    @Override
    public void part(HttpContent part) {
        patience.providerActs();
        if (phase != Phase.ANSWERING) {
            part.release();
            return;
        }
        try {
            if (part instanceof LastHttpContent) {
                upstream = null;
                answered(flow.end(part.content()));
                return;
            }
            flow.part(part.content());
        } catch (HirelayException e) {
            breakOff();
            return;
        }
        if (!client.ctx().channel().isWritable()) {
            answer.flush();
            readUpstream();
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
        patience.clientActs();
        readUpstream();
    }

    private void answered(ChannelFuture sent) {
        phase = Phase.OVER;
        patience.begins();
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
        Passage found = wayIn.passage();
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
        Passage found = wayIn.passage();
        if (found != null) {
            found.failed(reached, timedOut, taken());
            drop();
            refuse(found.failure(reached, timedOut));
        }
    }

    /** What has been sent of the answer must not be taken for all of it. */
    private void breakOff() {
        drop();
        phase = Phase.OVER;
        report(false, Optional.empty());
        answer.reset();
    }

    /** The call is not wanted any more: the provider need not go on with it. */
    private void giveUp() {
        Passage found = wayIn.passage();
        if (phase == Phase.ENTERING) {
            wayIn.giveUp();
        } else if (found != null && phase == Phase.CONNECTING) {
            found.unused();
        } else if (found != null && phase == Phase.SENT) {
            found.cancel();
        }
        drop();
    }

    private void drop() {
        flow.close();
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

    @Override
    public void refuse(Throwable failure, boolean ends) {
        if (phase == Phase.OVER) {
            return;
        }
        phase = Phase.OVER;
        patience.begins();
        Refusal refusal = reception.refusal(failure, requestId, trace);
        status = refusal.status();
        if (status == ErrorCode.REQUEST_NOT_SUPPORTED.status()) {
            refusal = refusal.with("Allow", OTHERS);
        }
        // A client that was not asked for its body sends it or not: what comes next cannot be told apart.
        boolean unclear = body.waitsToBeAsked() && !asked;
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
                Optional.ofNullable(wayIn.passage()).map(Passage::caller),
                trace));
    }

    // Those who keep others waiting.

    /** Looks whether somebody takes too long. */
    void check(long now) {
        switch (phase) {
            case ENTERING ->
                wayIn.check(patience.lasted(now), reception.settings().callDeadline());
            case CONNECTING -> {
                if (patience.connectsForTooLong(now)) {
                    failed(false, true);
                }
            }
            case SENT -> {
                UpstreamConnection connection = upstream;
                if (connection != null) {
                    checkSent(patience.late(now, connection, body.hasEnded()));
                }
            }
            case ANSWERING -> {
                if (patience.answerStands(now, client.ctx().channel())) {
                    breakOff();
                }
            }
            case OVER -> {
                if (!body.hasEnded() && patience.lasted(now) > LINGER_NANOS) {
                    client.end();
                }
            }
        }
    }

    private void checkSent(Patience.@Nullable Late late) {
        if (late == Patience.Late.PROVIDER) {
            failed(true, true);
        } else if (late == Patience.Late.CLIENT) {
            cannotGoOn(Refusals.bodyTooSlow(), true);
        }
    }

    private Duration taken() {
        return sentAt == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - sentAt);
    }
}
