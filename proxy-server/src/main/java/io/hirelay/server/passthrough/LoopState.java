package io.hirelay.server.passthrough;

import io.netty.channel.EventLoop;
import java.time.Duration;

/** What belongs to one event loop, and to whatever runs on it. */
record LoopState(Watch watch, UpstreamPool pool) {

    static LoopState of(EventLoop loop, Duration look) {
        Watch watch = Watch.on(loop, look);
        return new LoopState(watch, new UpstreamPool(watch));
    }
}
