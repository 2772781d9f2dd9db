package io.hirelay.server.telemetry;

import ch.qos.logback.classic.Logger;
import io.hirelay.server.http.Served;
import io.hirelay.server.http.ServedListener;
import org.slf4j.LoggerFactory;

/**
 * One line for every request: what was asked of which route, what came of it, how long it took and what it cost at the
 * provider. Never an address, a parameter or a body.
 */
public final class AccessLog implements ServedListener {
    private final Logger logger = (Logger) LoggerFactory.getLogger(AccessLine.LOGGER);

    @Override
    public void served(Served served) {
        if (logger.isEnabledFor(AccessLine.level(served.status()))) {
            long at = served.at().toEpochMilli() + served.took().toMillis();
            logger.callAppenders(new AccessLine(served, Thread.currentThread().getName(), at));
        }
    }
}
