package io.hirelay.server.passthrough;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;

/** How much of what was written has not been taken by the other side yet: what changes when it takes something. */
final class Unsent {
    private Unsent() {}

    static long of(Channel channel) {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes() - buffer.currentProgress();
    }
}
