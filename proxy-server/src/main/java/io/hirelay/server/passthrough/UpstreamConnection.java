package io.hirelay.server.passthrough;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One connection to a provider, with at most one call on it at a time. Confined to its event loop. */
final class UpstreamConnection extends ChannelInboundHandlerAdapter {
    private final Destination destination;
    private final Channel channel;
    private final UpstreamPool pool;
    private final Watch watch;
    private final UpstreamCodec.Decoder decoder;
    private long idleSince;
    private boolean used;

    private @Nullable Call call;
    private boolean sent;
    private boolean answering;
    private boolean keepsAlive;
    private boolean untilClose;
    private boolean endAnnounced;
    private boolean broken;
    private boolean returning;

    UpstreamConnection(
            Destination destination, Channel channel, UpstreamPool pool, Watch watch, UpstreamCodec.Decoder decoder) {
        this.destination = destination;
        this.channel = channel;
        this.pool = pool;
        this.watch = watch;
        this.decoder = decoder;
    }

    /** Whoever has sent a request on the connection; told of what comes back until its end or its loss. */
    interface Call {
        /** The head of an answer; of another one after it when it is a 1xx. */
        void head(HttpResponse head);

        /** A part of the body, which now belongs to the callee; the last one ends the answer. */
        void part(HttpContent part);

        /** For the moment no more has come. */
        void paused();

        /** The provider takes as much of the request again as one likes to send. */
        void writable();

        /**
         * The connection is lost; nothing more comes.
         *
         * @param heard whether a single byte of an answer had come
         */
        void lost(boolean heard);
    }

    Destination destination() {
        return destination;
    }

    long idleSince() {
        return idleSince;
    }

    /** Whether it has served another call before. */
    boolean isUsed() {
        return used;
    }

    /** Sends the head of a request, and all of it when it has no body. */
    void send(Call caller, HttpMethod method, String target, HttpHeaders headers, boolean hasBody) {
        call = caller;
        sent = !hasBody;
        answering = false;
        untilClose = false;
        decoder.expect(method.equals(HttpMethod.HEAD));
        if (hasBody) {
            channel.write(new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, target, headers), channel.voidPromise());
        } else {
            channel.write(
                    new DefaultFullHttpRequest(
                            HttpVersion.HTTP_1_1,
                            method,
                            target,
                            Unpooled.EMPTY_BUFFER,
                            headers,
                            EmptyHttpHeaders.INSTANCE),
                    channel.voidPromise());
        }
    }

    /** Sends a part of the request's body, which is the connection's from now on. */
    void send(HttpContent part) {
        sent |= part instanceof LastHttpContent;
        channel.write(part, channel.voidPromise());
    }

    void flush() {
        channel.flush();
    }

    boolean isWritable() {
        return channel.isWritable();
    }

    /** How many bytes wait to be taken by the provider. */
    long unsent() {
        return Unsent.of(channel);
    }

    /** Reads no more of the answer for now, or goes on. */
    void read(boolean on) {
        channel.config().setAutoRead(on);
    }

    /** The call is over before its end: there is no telling where the next answer would begin. */
    void abandon() {
        call = null;
        channel.close();
    }

    void close() {
        channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        Call caller = call;
        if (caller == null) { // an answer that nobody has asked for
            ReferenceCountUtil.release(message);
            returning = false;
            channel.close();
        } else if (message instanceof HttpResponse head) {
            int status = head.status().code();
            answering = head.decoderResult().isFailure() || status >= 200 || status == 101;
            keepsAlive = HttpUtil.isKeepAlive(head);
            untilClose = !head.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
                    && !head.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
            caller.head(head);
        } else if (message instanceof HttpContent part) {
            if (answering) {
                boolean whole = part.decoderResult().isSuccess();
                if (whole && part instanceof LastHttpContent) {
                    if (isCutOff()) {
                        part.release();
                        call = null;
                        caller.lost(true);
                        return;
                    }
                    ended();
                }
                if (whole) {
                    caller.part(part);
                } else {
                    part.release();
                    abandon();
                    caller.lost(true);
                }
            } else {
                part.release();
            }
        }
    }

    /** An answer that ends with its connection: whoever can cut the connection must not be able to cut the answer. */
    private boolean isCutOff() {
        return untilClose && !channel.isActive() && (broken || destination.tls() && !endAnnounced);
    }

    private void ended() {
        call = null;
        if (sent && keepsAlive && channel.isActive()) {
            returning = true;
            channel.config().setAutoRead(true);
        } else {
            channel.close();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (call != null) {
            call.paused();
        } else if (returning) { // and nothing has come behind the answer
            returning = false;
            used = true;
            idleSince = watch.now();
            pool.keep(this);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (call != null && channel.isWritable()) {
            call.writable();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == SslCloseCompletionEvent.SUCCESS) {
            endAnnounced = true;
        }
        ReferenceCountUtil.release(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        gone();
    }

    /** A write that fails may leave an answer to be read: a provider may answer without reading all of a request. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        broken = true;
        keepsAlive = false;
        if (call == null || sent || !(cause instanceof IOException)) {
            gone();
            channel.close();
        }
    }

    private void gone() {
        Call caller = call;
        call = null;
        returning = false;
        if (caller == null) {
            pool.lost(this);
        } else {
            caller.lost(decoder.heard());
        }
    }
}
