package io.hirelay.server.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what need not be kept any longer, every hour, in small parts, on one node at a time. Thread-safe; a chore that
 * fails is tried again an hour later.
 */
public final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final String LEASE = "housekeeping";
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration FIRST = Duration.ofMinutes(1);

    /** A node that is killed keeps the others from it no longer than this. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int MOST_AT_ONCE = 500;

    private final Leases leases;
    private final List<Chore> chores;
    private final InstantSource clock;
    private final ScheduledExecutorService scheduler;

    /** @param scheduler its own; closed with it */
    Housekeeping(Leases leases, List<Chore> chores, InstantSource clock, ScheduledExecutorService scheduler) {
        this.leases = leases;
        this.chores = List.copyOf(chores);
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /** Begins. */
    public void start() {
        scheduler.scheduleWithFixedDelay(this::run, FIRST.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    /** Does it once, unless another node is at it. */
    void run() {
        try {
            Optional<Leases.Lease> lease = leases.take(LEASE, LONGEST);
            if (lease.isPresent()) {
                try {
                    chores.forEach(this::run);
                } finally {
                    lease.get().close();
                }
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "housekeeping failed and will be tried again: {}",
                    e.getClass().getName());
        }
    }

    private void run(Chore chore) {
        try {
            int removed = 0;
            int part = MOST_AT_ONCE;
            while (part == MOST_AT_ONCE && !Thread.currentThread().isInterrupted()) {
                part = chore.work().remove(clock.instant(), MOST_AT_ONCE);
                removed += part;
            }
            if (removed > 0) {
                LOG.info("housekeeping removed {} {}", removed, chore.name());
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "housekeeping could not remove {}: {}",
                    chore.name(),
                    e.getClass().getName());
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
