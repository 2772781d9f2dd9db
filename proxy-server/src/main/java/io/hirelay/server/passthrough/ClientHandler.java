package io.hirelay.server.passthrough;

import io.hirelay.server.http.Bypass;
import io.hirelay.server.http.Reception;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.net.impl.ShutdownEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes the requests that are ours out of a client's connection and leaves the others to the listener, in order: one of
 * ours begins when every answer before it has been written, and what comes behind it waits until its own has.
 */
final class ClientHandler extends ChannelDuplexHandler {
    /** Messages that wait before no more is read. */
    private static final int MOST_HELD = 16;

    private static final int READS = 4;
    private static final String IDLE = "idle";

    private final Passthrough passthrough;
    private final Reception reception;
    private final Deque<Object> held = new ArrayDeque<>(0);
    private @Nullable ChannelHandlerContext ctx;
    private @Nullable ChannelHandlerContext wire;
    private @Nullable LoopState loop;
    private final Watch.Watched watched = new Watch.Watched() {
        @Override
        void check(long now) {
            ProxiedExchange exchange = current;
            if (exchange != null) {
                exchange.check(now);
            } else if (now - active > idleNanos || headSince != 0 && now - headSince > headNanos) {
                ctx().channel().close();
            }
        }
    };

    private @Nullable ProxiedExchange current;
    private @Nullable ShutdownEvent shutdown;

    /** Answers that the listener has still to write. */
    private int elsewhere;

    /** Whether the rest of the request that comes in now is the listener's. */
    private boolean theirs;

    private final long idleNanos;
    private final long headNanos;
    private long active;

    /** Since when a request's head has been coming, bit by bit; 0 when none is. */
    private long headSince;

    private boolean came;
    private boolean ending;
    private boolean paused;

    ClientHandler(Passthrough passthrough, Reception reception) {
        this.passthrough = passthrough;
        this.reception = reception;
        this.idleNanos = reception.settings().idle().toNanos();
        this.headNanos = passthrough.settings().head().toNanos();
    }

    /** From now on it is the one who looks after silent clients. */
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ctx = context;
        wire = context.pipeline().context(Bypass.ENCODER);
        if (context.pipeline().get(IDLE) != null) {
            context.pipeline().remove(IDLE);
        }
        loop = passthrough.loop(context.channel().eventLoop());
        loop.watch().add(watched);
        active = System.nanoTime();
        context.channel().config().setAllocator(PooledByteBufAllocator.DEFAULT); // measured cheaper than others
        context.channel()
                .config()
                .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(READS));
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        loop().watch().remove(watched);
        releaseHeld();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        active = loop().watch().now();
        came = true;
        if (ending) {
            ReferenceCountUtil.release(message);
        } else if (!held.isEmpty() || !hand(message)) {
            held.add(message);
            if (held.size() >= MOST_HELD) {
                pause(true);
            }
        }
    }

    /** Hands a message to whom it belongs; false when it has to wait. */
    private boolean hand(Object message) {
        if (message instanceof HttpRequest request) {
            String route =
                    request.decoderResult().isSuccess() ? passthrough.passages().route(request) : null;
            if (current != null || route != null && elsewhere > 0) {
                return false;
            }
            if (route != null) {
                ProxiedExchange exchange = new ProxiedExchange(this, passthrough, reception, request, route);
                current = exchange;
                exchange.start();
                return true;
            }
            theirs = true;
            elsewhere++;
        }
        if (theirs) {
            theirs = !(message instanceof LastHttpContent);
            ctx().fireChannelRead(message);
        } else if (current != null && message instanceof HttpContent part) {
            current.body(part);
        } else {
            ReferenceCountUtil.release(message);
        }
        return true;
    }

    /** An exchange has been answered and its request has come to its end. */
    void over(ProxiedExchange exchange) {
        if (current == exchange) {
            current = null;
            active = loop().watch().now();
            pause(held.size() >= MOST_HELD);
            ShutdownEvent asked = shutdown;
            if (asked != null) {
                shutdown = null;
                ctx().fireUserEventTriggered(asked);
            } else if (!held.isEmpty()) {
                ctx().executor().execute(this::handHeld); // when the connection to the provider can be used again
            }
        }
    }

    /** Ends the connection when what has been written is out. */
    void end() {
        ending = true;
        current = null;
        releaseHeld();
        ctx().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    private void handHeld() {
        for (Object next = held.poll(); next != null; next = held.poll()) {
            if (!hand(next)) {
                held.addFirst(next);
                break;
            }
        }
        pause(held.size() >= MOST_HELD);
        ctx().fireChannelReadComplete();
        flushRequest();
    }

    /** Reads no more from the client for now, or goes on. */
    void pause(boolean on) {
        if (paused != on) {
            paused = on;
            ctx().channel().config().setAutoRead(!on);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        active = loop().watch().now();
        context.write(message, promise);
        if (elsewhere > 0
                && message instanceof LastHttpContent
                && !(message instanceof HttpResponse answer && answer.status().code() < 200)) {
            elsewhere--;
            if (elsewhere == 0 && !held.isEmpty()) {
                context.executor().execute(this::handHeld); // who writes has not done with it yet
            }
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (came || current != null || elsewhere > 0 || theirs) {
            headSince = 0;
        } else if (headSince == 0) {
            headSince = loop().watch().now();
        }
        came = false;
        context.fireChannelReadComplete();
        flushRequest();
    }

    private void flushRequest() {
        if (current != null) {
            current.received();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (current != null && context.channel().isWritable()) {
            current.clientWritable();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ending = true;
        ProxiedExchange exchange = current;
        current = null;
        if (exchange != null) {
            exchange.clientLeft();
        }
        releaseHeld();
        context.fireChannelInactive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ShutdownEvent asked && current != null) {
            shutdown = asked; // the listener does not know of what is under way here
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    private void releaseHeld() {
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }

    ChannelHandlerContext ctx() {
        return Objects.requireNonNull(ctx);
    }

    /** Where bytes go that are HTTP already. */
    ChannelHandlerContext wire() {
        return Objects.requireNonNull(wire);
    }

    LoopState loop() {
        return Objects.requireNonNull(loop);
    }
}
