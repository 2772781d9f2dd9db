package io.hirelay.server.passthrough;

import io.hirelay.server.http.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.impl.headers.HeadersMultiMap;

/** Writes the answer to one request in the framing that its client understands. Confined to the event loop. */
final class ClientAnswer {
    private final ChannelHandlerContext ctx;
    private final boolean head;
    private final boolean old;
    private final boolean keepsAlive;
    private boolean bodyless;
    private boolean last;

    ClientAnswer(ChannelHandlerContext ctx, HttpRequest request) {
        this.ctx = ctx;
        this.head = request.method().equals(HttpMethod.HEAD);
        this.old = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        this.keepsAlive = HttpUtil.isKeepAlive(request);
    }

    /** Whether the connection ends with this answer. */
    boolean isLast() {
        return last;
    }

    /** An answer that announces another one; old clients would take it for the answer itself. */
    void interim(HttpResponseStatus status, HttpHeaders headers) {
        if (!old) {
            ctx.writeAndFlush(
                    new DefaultFullHttpResponse(
                            HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER, headers, EmptyHttpHeaders.INSTANCE),
                    ctx.voidPromise());
        }
    }

    /**
     * The head of an answer. What is not said to have a length goes in chunks, or until the end of the connection.
     *
     * @param ends whether the connection is to end with it
     */
    void begin(HttpResponseStatus status, HttpHeaders headers, boolean ends) {
        bodyless = head
                || status.code() == HttpResponseStatus.NO_CONTENT.code()
                || status.code() == HttpResponseStatus.NOT_MODIFIED.code();
        last = ends || !keepsAlive;
        if (!bodyless && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
            if (old) {
                last = true;
            } else {
                headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
            }
        }
        if (last) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (old) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
        ctx.write(new DefaultHttpResponse(HttpVersion.HTTP_1_1, status, headers), ctx.voidPromise());
    }

    /** A part of the body. */
    void part(ByteBuf bytes) {
        if (bodyless || !bytes.isReadable()) {
            bytes.release();
        } else {
            ctx.write(new DefaultHttpContent(bytes), ctx.voidPromise());
        }
    }

    /** The last part of the body; the answer is on its way. */
    ChannelFuture end(ByteBuf bytes) {
        HttpContent end = LastHttpContent.EMPTY_LAST_CONTENT;
        if (bodyless || !bytes.isReadable()) {
            bytes.release();
        } else {
            end = new DefaultLastHttpContent(bytes);
        }
        return ctx.writeAndFlush(end);
    }

    /** The same for a part as it was read, without its trailers: they are for those who have asked for them. */
    ChannelFuture end(LastHttpContent part) {
        if (bodyless || !part.trailingHeaders().isEmpty()) {
            return end(part.content());
        }
        return ctx.writeAndFlush(part);
    }

    /** An error instead of an answer. */
    ChannelFuture refusal(Refusal refusal, boolean ends) {
        HttpHeaders headers = HeadersMultiMap.caseInsensitive();
        refusal.headers().forEach(headers::add);
        headers.set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(refusal.body().length));
        begin(HttpResponseStatus.valueOf(refusal.status()), headers, ends);
        return end(Unpooled.wrappedBuffer(refusal.body()));
    }

    void flush() {
        ctx.flush();
    }

    /** What has been sent so far must not look like all of it. */
    void reset() {
        ctx.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        ctx.close();
    }
}
