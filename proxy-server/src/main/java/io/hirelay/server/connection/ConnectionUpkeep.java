package io.hirelay.server.connection;

import io.hirelay.connection.Connections;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tends connections every half minute while the server runs. Thread-safe. */
public final class ConnectionUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionUpkeep.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final Connections connections;
    private final ScheduledExecutorService scheduler;

    /** @param scheduler its own; closed with it */
    ConnectionUpkeep(Connections connections, ScheduledExecutorService scheduler) {
        this.connections = connections;
        this.scheduler = scheduler;
    }

    /** Begins at once: the process before may have left something. */
    public void start() {
        scheduler.scheduleWithFixedDelay(this::tend, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A scheduler forgets work that has failed once. */
    private void tend() {
        try {
            connections.tend();
        } catch (RuntimeException e) {
            LOG.warn("connections could not be tended: {}", e.getClass().getName());
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
