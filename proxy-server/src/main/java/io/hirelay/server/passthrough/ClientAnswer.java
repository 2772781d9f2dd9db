package io.hirelay.server.passthrough;

import io.hirelay.server.http.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the answer to one request in the framing that its client understands. What has come of it is held until a flush,
 * or until it is much: an answer of which all is at hand goes out at once. Confined to the
 * event loop.
 */
final class ClientAnswer {
    private static final int MOST_HELD = 64 * 1024;

    /** To copy that many bytes behind the head costs less than to hand them to the socket apart from it. */
    private static final int MOST_COPIED = 8 * 1024;

    private static final int ROOM_FOR_HEAD = 512;
    private static final int CRLF = '\r' << 8 | '\n';

    private final ChannelHandlerContext ctx;
    private final ChannelHandlerContext wire;
    private final boolean head;
    private final boolean old;
    private final boolean keepsAlive;
    private final List<ByteBuf> held = new ArrayList<>(2);
    private int heldBytes;
    private HttpResponseStatus status = HttpResponseStatus.OK;
    private @Nullable HttpHeaders unsent;
    private boolean toBeMeasured;
    private boolean bodyless;
    private boolean last;

    /** @param wire where bytes go that are HTTP already */
    ClientAnswer(ChannelHandlerContext ctx, ChannelHandlerContext wire, HttpRequest request) {
        this.ctx = ctx;
        this.wire = wire;
        this.head = request.method().equals(HttpMethod.HEAD);
        this.old = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        this.keepsAlive = HttpUtil.isKeepAlive(request);
    }

    /** Whether the connection ends with this answer; known when all of it has been written. */
    boolean isLast() {
        return last;
    }

    /** An answer that announces another one; old clients would take it for the answer itself. */
    void interim(HttpResponseStatus announced, HttpHeaders headers) {
        if (!old) {
            ctx.writeAndFlush(
                    new DefaultFullHttpResponse(
                            HttpVersion.HTTP_1_1, announced, Unpooled.EMPTY_BUFFER, headers, EmptyHttpHeaders.INSTANCE),
                    ctx.voidPromise());
        }
    }

    /**
     * The head of an answer. What is not said to have a length goes in chunks, or until the end of the connection.
     *
     * @param measured whether it is to have a length though it is not known yet: as soon as all of it is at hand
     * @param ends whether the connection is to end with it
     */
    void begin(HttpResponseStatus answered, HttpHeaders headers, boolean measured, boolean ends) {
        status = answered;
        toBeMeasured = measured;
        unsent = headers;
        bodyless = head
                || status.code() == HttpResponseStatus.NO_CONTENT.code()
                || status.code() == HttpResponseStatus.NOT_MODIFIED.code();
        last = ends || !keepsAlive;
    }

    /** A part of the body. */
    void part(ByteBuf bytes) {
        if (bodyless || !bytes.isReadable()) {
            bytes.release();
        } else if (unsent == null) {
            ctx.write(new DefaultHttpContent(bytes), ctx.voidPromise());
        } else {
            held.add(bytes);
            heldBytes += bytes.readableBytes();
            if (heldBytes > MOST_HELD) {
                write();
            }
        }
    }

    /** The last part of the body; the answer is on its way. */
    ChannelFuture end(ByteBuf bytes) {
        HttpHeaders headers = unsent;
        if (headers != null) {
            part(bytes);
            return unsent == null ? ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT) : whole(headers);
        }
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
        if (unsent != null || bodyless || !part.trailingHeaders().isEmpty()) {
            return end(part.content());
        }
        return ctx.writeAndFlush(part);
    }

    private ChannelFuture whole(HttpHeaders headers) {
        if (toBeMeasured && !bodyless) {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(heldBytes));
        }
        if (bodyless
                || !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                || heldBytes > MOST_COPIED
                || status.code() == HttpResponseStatus.RESET_CONTENT.code()
                || !(headers instanceof HeadersMultiMap fast)) {
            write();
            return ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
        }
        frame(headers);
        unsent = null;
        ByteBuf all = ctx.alloc().directBuffer(ROOM_FOR_HEAD + heldBytes);
        ByteBufUtil.writeAscii(all, "HTTP/1.1 ");
        ByteBufUtil.writeAscii(all, status.codeAsText());
        all.writeByte(' ');
        ByteBufUtil.writeAscii(all, status.reasonPhrase());
        ByteBufUtil.writeShortBE(all, CRLF);
        fast.encode(all, false);
        ByteBufUtil.writeShortBE(all, CRLF);
        for (ByteBuf bytes : held) {
            all.writeBytes(bytes);
        }
        release();
        return wire.writeAndFlush(all);
    }

    /** Writes the head, and what has come behind it; more is to come. */
    private void write() {
        HttpHeaders headers = unsent;
        if (headers != null) {
            unsent = null;
            frame(headers);
            ctx.write(new DefaultHttpResponse(HttpVersion.HTTP_1_1, status, headers), ctx.voidPromise());
            for (ByteBuf bytes : held) {
                ctx.write(new DefaultHttpContent(bytes), ctx.voidPromise());
            }
            held.clear();
            heldBytes = 0;
        }
    }

    private void frame(HttpHeaders headers) {
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
    }

    /** An error instead of an answer. */
    ChannelFuture refusal(Refusal refusal, boolean ends) {
        release();
        HttpHeaders headers = HeadersMultiMap.caseInsensitive();
        refusal.headers().forEach(headers::add);
        headers.set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(refusal.body().length));
        begin(HttpResponseStatus.valueOf(refusal.status()), headers, false, ends);
        return end(Unpooled.wrappedBuffer(refusal.body()));
    }

    void flush() {
        write();
        ctx.flush();
    }

    /** Nobody wants what is still held. */
    void release() {
        held.forEach(ByteBuf::release);
        held.clear();
        heldBytes = 0;
    }

    /** What has been sent so far must not look like all of it. */
    void reset() {
        release();
        ctx.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        ctx.close();
    }
}
