package io.hirelay.server.passthrough;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Makes connections to providers: over TLS with the certificate checked against the JVM's trust and the host's name. Thread-safe. */
final class UpstreamConnector {
    /** Bytes that wait for the provider before the client is made to wait. */
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(32 * 1024, 128 * 1024);

    /** How often a connection is read before others have their turn, and how much at a time: what may have to wait for a slow client. */
    private static final int READS = 4;

    private static final int SMALLEST_READ = 2 * 1024;
    private static final int FIRST_READ = 8 * 1024;
    private static final int LARGEST_READ = 64 * 1024;

    private final AddressBook addresses;
    private final SslContext tls;
    private final int timeoutMillis;

    UpstreamConnector(AddressBook addresses, SslContext tls, Duration timeout) {
        this.addresses = addresses;
        this.tls = tls;
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    /** Whoever waits for a connection; told one of the two, on the event loop. */
    interface Waiting {
        void connected(UpstreamConnection connection);

        void unreachable(boolean timedOut);
    }

    /** Connects. @param beside a channel of the event loop that is to serve the connection, and of its kind */
    void connect(Destination to, Channel beside, LoopState loop, Waiting waiting) {
        CompletableFuture<List<InetAddress>> found = addresses.find(to.host());
        Attempt attempt = new Attempt(to, beside, loop, waiting);
        if (found.isDone() && !found.isCompletedExceptionally()) {
            attempt.over(found.join().iterator());
        } else {
            found.whenComplete((all, failure) -> beside.eventLoop().execute(() -> {
                if (all == null) {
                    waiting.unreachable(false);
                } else {
                    attempt.over(all.iterator());
                }
            }));
        }
    }

    private final class Attempt {
        private final Destination to;
        private final Channel beside;
        private final LoopState loop;
        private final Waiting waiting;

        Attempt(Destination to, Channel beside, LoopState loop, Waiting waiting) {
            this.to = to;
            this.beside = beside;
            this.loop = loop;
            this.waiting = waiting;
        }

        /** One address after the other. */
        void over(Iterator<InetAddress> addresses) {
            UpstreamCodec.Decoder decoder = new UpstreamCodec.Decoder();
            new Bootstrap()
                    .group(beside.eventLoop())
                    .channel(beside.getClass())
                    .option(ChannelOption.ALLOCATOR, beside.alloc())
                    .option(ChannelOption.TCP_NODELAY, true)
                    .option(ChannelOption.AUTO_CLOSE, false)
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeoutMillis)
                    .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                    .option(
                            ChannelOption.RECVBUF_ALLOCATOR,
                            new AdaptiveRecvByteBufAllocator(SMALLEST_READ, FIRST_READ, LARGEST_READ)
                                    .maxMessagesPerRead(READS))
                    .handler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            if (to.tls()) {
                                SslHandler handler = tls.newHandler(channel.alloc(), to.host(), to.port());
                                handler.setHandshakeTimeoutMillis(timeoutMillis);
                                channel.pipeline().addLast(handler);
                            }
                            channel.pipeline()
                                    .addLast(
                                            decoder,
                                            new UpstreamCodec.Encoder(),
                                            new UpstreamConnection(to, channel, loop.pool(), loop.watch(), decoder));
                        }
                    })
                    .connect(new InetSocketAddress(addresses.next(), to.port()))
                    .addListener((ChannelFuture connected) -> {
                        if (!connected.isSuccess()) {
                            failed(addresses, connected.cause());
                        } else if (to.tls()) {
                            secure(connected.channel(), addresses);
                        } else {
                            done(connected.channel());
                        }
                    });
        }

        private void secure(Channel channel, Iterator<InetAddress> addresses) {
            channel.pipeline().get(SslHandler.class).handshakeFuture().addListener(secured -> {
                if (secured.isSuccess()) {
                    done(channel);
                } else {
                    channel.close();
                    failed(addresses, secured.cause());
                }
            });
        }

        private void done(Channel channel) {
            waiting.connected(channel.pipeline().get(UpstreamConnection.class));
        }

        private void failed(Iterator<InetAddress> addresses, Throwable cause) {
            if (addresses.hasNext()) {
                over(addresses);
            } else {
                waiting.unreachable(cause instanceof ConnectTimeoutException);
            }
        }
    }
}
