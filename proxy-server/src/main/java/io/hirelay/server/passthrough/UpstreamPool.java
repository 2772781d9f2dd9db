package io.hirelay.server.passthrough;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connections to providers that wait for their next request. The one that was used last is used next, so that the others
 * can be closed. Confined to one event loop.
 */
final class UpstreamPool extends Watch.Watched {
    /** Shorter than the time after which servers and what stands before them usually close a silent connection. */
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(30);

    /**
     * A connection that the provider closes at the very moment it is used loses the request, and a request that changes
     * something must not be sent again: such a one takes a connection only while it is hardly ever closed.
     */
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(4);

    private final Map<Destination, Deque<UpstreamConnection>> idle = new HashMap<>();
    private final Watch watch;

    UpstreamPool(Watch watch) {
        this.watch = watch;
        watch.add(this);
    }

    /**
     * A connection that is there already.
     *
     * @param canBeRepeated whether the request may be sent once more
     */
    @Nullable UpstreamConnection take(Destination to, boolean canBeRepeated) {
        Deque<UpstreamConnection> there = idle.get(to);
        UpstreamConnection last = there == null ? null : there.peekLast();
        if (there == null || last == null || !canBeRepeated && watch.now() - last.idleSince() > FRESH_NANOS) {
            return null;
        }
        there.removeLast();
        return last;
    }

    /** Keeps a connection that is ready for another request. */
    void keep(UpstreamConnection connection) {
        idle.computeIfAbsent(connection.destination(), to -> new ArrayDeque<>()).addLast(connection);
    }

    /** This connection was closed while it was kept. */
    void lost(UpstreamConnection connection) {
        Deque<UpstreamConnection> there = idle.get(connection.destination());
        if (there != null) {
            there.remove(connection);
        }
    }

    @Override
    void check(long now) {
        Iterator<Deque<UpstreamConnection>> all = idle.values().iterator();
        while (all.hasNext()) {
            Deque<UpstreamConnection> there = all.next();
            while (!there.isEmpty() && now - there.peekFirst().idleSince() > KEPT_NANOS) {
                there.removeFirst().close();
            }
            if (there.isEmpty()) {
                all.remove();
            }
        }
    }
}
