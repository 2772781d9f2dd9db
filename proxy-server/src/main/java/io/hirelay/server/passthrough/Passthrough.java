package io.hirelay.server.passthrough;

import io.hirelay.server.http.Bypass;
import io.hirelay.server.http.Reception;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Carries calls to providers and their answers back, on the event loops of those who call. Thread-safe. */
final class Passthrough implements Bypass {
    /** In a time that nobody may exceed, it is looked this often whether somebody does. */
    private static final int LOOKS = 8;

    private static final Duration LONGEST_LOOK = Duration.ofMillis(250);

    private final Passages passages;
    private final TransportSettings settings;
    private final UpstreamConnector connector;
    private final Executor workers;
    private final Map<EventLoop, LoopState> loops = new ConcurrentHashMap<>();

    /**
     * @param tls how providers are spoken to over TLS
     * @param workers for what may block
     */
    Passthrough(Passages passages, TransportSettings settings, SslContext tls, Executor workers) {
        this.passages = passages;
        this.settings = settings;
        this.connector = new UpstreamConnector(new AddressBook(workers), tls, settings.connect());
        this.workers = workers;
    }

    @Override
    public ChannelHandler handler(Reception reception) {
        return new ClientHandler(this, reception);
    }

    LoopState loop(EventLoop loop) {
        LoopState known = loops.get(loop);
        return known != null ? known : loops.computeIfAbsent(loop, one -> LoopState.of(one, look()));
    }

    private Duration look() {
        Duration part = settings.shortest().dividedBy(LOOKS);
        return part.compareTo(LONGEST_LOOK) < 0 ? part : LONGEST_LOOK;
    }

    void connect(Destination to, Channel beside, LoopState loop, UpstreamConnector.Waiting waiting) {
        connector.connect(to, beside, loop, waiting);
    }

    Passages passages() {
        return passages;
    }

    TransportSettings settings() {
        return settings;
    }

    Executor workers() {
        return workers;
    }
}
