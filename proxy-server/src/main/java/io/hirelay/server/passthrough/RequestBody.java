package io.hirelay.server.passthrough;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The body of one request on its way: what has come while nobody could take it waits here. Confined to the event loop. */
final class RequestBody {
    /** What waits for the connection to the provider; more is left in the client's socket. */
    private static final int MOST_WAITING = 64 * 1024;

    private final HttpRequest request;
    private final OptionalLong largest;
    private final boolean there;
    private final boolean tooLong;
    private final Deque<HttpContent> waiting = new ArrayDeque<>(0);
    private int waitingBytes;
    private long bytes;
    private boolean begun;
    private boolean ended;

    /** @param largest how many bytes it may have */
    RequestBody(HttpRequest request, OptionalLong largest) {
        this.request = request;
        long length = HttpUtil.getContentLength(request, 0L);
        this.largest = largest;
        this.there = length > 0 || request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
        this.tooLong = largest.isPresent() && length > largest.getAsLong();
    }

    /** Whether there is one. */
    boolean isThere() {
        return there;
    }

    /** Whether it is longer than it may be, as far as is known by now. */
    boolean isTooLong() {
        return tooLong || largest.isPresent() && bytes > largest.getAsLong();
    }

    /** Whether the client wants to be asked for it before it sends any of it. */
    boolean waitsToBeAsked() {
        return there
                && !begun
                && HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(
                        request.headers().get(HttpHeaderNames.EXPECT, ""))
                && request.protocolVersion().equals(HttpVersion.HTTP_1_1);
    }

    /** It goes on in the framing in which it came, and none stays none. */
    void frame(HttpHeaders sent) {
        String length = request.headers().get(HttpHeaderNames.CONTENT_LENGTH);
        if (length != null) {
            sent.set(HttpHeaderNames.CONTENT_LENGTH, length);
        } else if (there) {
            sent.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
    }

    /** Whether anything of it has come. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether all of it has come. */
    boolean hasEnded() {
        return ended;
    }

    /** A part has come. */
    void came(HttpContent part) {
        int length = part.content().readableBytes();
        begun |= length > 0;
        bytes += length;
        ended |= part instanceof LastHttpContent;
    }

    /** Keeps a part until somebody can take it. */
    void keep(HttpContent part) {
        waiting.add(part);
        waitingBytes += part.content().readableBytes();
    }

    /** Whether so much waits that no more should be read. */
    boolean isFull() {
        return waitingBytes >= MOST_WAITING;
    }

    /** The next part that waits. */
    @Nullable HttpContent next() {
        HttpContent part = waiting.poll();
        if (part != null) {
            waitingBytes -= part.content().readableBytes();
        }
        return part;
    }

    /** Nobody will take what waits. */
    void release() {
        for (HttpContent part = next(); part != null; part = next()) {
            part.release();
        }
    }
}
