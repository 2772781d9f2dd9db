package io.hirelay.server.passthrough;

import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/** Knows since when the two sides of an exchange keep each other waiting. Confined to the event loop. */
final class Patience {
    private final TransportSettings settings;
    private final Watch watch;
    private long since;
    private long clientActive;
    private long upstreamActive;
    private long clientUnsent;
    private long upstreamUnsent;

    Patience(TransportSettings settings, Watch watch) {
        this.settings = settings;
        this.watch = watch;
        this.since = watch.now();
        this.clientActive = since;
        this.upstreamActive = since;
    }

    /** Who has kept the other one waiting for too long. */
    enum Late {
        CLIENT,
        PROVIDER
    }

    /** Something new has begun. */
    void begins() {
        since = watch.now();
    }

    void clientActs() {
        clientActive = watch.now();
    }

    void providerActs() {
        upstreamActive = watch.now();
    }

    /** Since something new began, in nanoseconds. */
    long lasted(long now) {
        return now - since;
    }

    /** Whether the provider cannot be reached in time, at whichever of its addresses. */
    boolean connectsForTooLong(long now) {
        return lasted(now) > settings.connect().multipliedBy(2).toNanos();
    }

    /**
     * Who is late while the request is under way, or waits for its answer.
     *
     * @param all whether all of the request has come from the client
     */
    @Nullable Late late(long now, UpstreamConnection connection, boolean all) {
        long unsent = connection.unsent();
        if (unsent != upstreamUnsent) {
            upstreamUnsent = unsent;
            upstreamActive = now;
        }
        if (all && unsent == 0) {
            long asked = Math.max(upstreamActive, clientActive);
            return now - asked > settings.answer().toNanos() ? Late.PROVIDER : null;
        }
        if (all || !connection.isWritable()) {
            return now - upstreamActive > settings.idle().toNanos() ? Late.PROVIDER : null;
        }
        return now - clientActive > settings.idle().toNanos() ? Late.CLIENT : null;
    }

    /** Whether an answer that has begun does not go on: the provider does not send it, or the client does not take it. */
    boolean answerStands(long now, Channel client) {
        long unsent = Unsent.of(client);
        if (unsent != clientUnsent) {
            clientUnsent = unsent;
            clientActive = now;
        }
        return now - (unsent > 0 ? clientActive : upstreamActive)
                > settings.idle().toNanos();
    }
}
