package io.hirelay.server.telemetry;

import io.hirelay.server.http.Caller;
import io.hirelay.server.http.Served;
import io.hirelay.server.http.ServedListener;
import io.hirelay.server.http.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line for every request: what was asked of which route, what came of it, how long it took and what it cost at the
 * provider. Never an address, a parameter or a body.
 */
public final class AccessLog implements ServedListener {
    private static final Logger LOG = LoggerFactory.getLogger("io.hirelay.access");

    @Override
    public void served(Served served) {
        Trace trace = served.trace();
        String route = served.route().orElse("(none)");
        long millis = served.took().toMillis();
        LoggingEventBuilder line = LOG.atLevel(level(served.status()))
                .addKeyValue("request_id", served.requestId())
                .addKeyValue("method", HttpMetrics.method(served.method()))
                .addKeyValue("route", route)
                .addKeyValue("status", served.status())
                .addKeyValue("ms", millis)
                .addKeyValue("provider_calls", trace.providerCalls());
        line = with(line, "error", served.errorCode().orElse(""));
        line = with(line, "account_id", trace.account().map(Object::toString).orElse(""));
        line = with(line, "resource", trace.resource().orElse(""));
        line = with(line, "verb", trace.verb().orElse(""));
        line = with(line, "token_id", served.caller().map(Caller::tokenId).orElse(""));
        line = with(line, "incomplete", served.complete() ? "" : "true");
        line.log(HttpMetrics.method(served.method()) + " " + route + " " + served.status() + " in " + millis + " ms");
    }

    private static LoggingEventBuilder with(LoggingEventBuilder line, String key, String value) {
        return value.isEmpty() ? line : line.addKeyValue(key, value);
    }

    private static Level level(int status) {
        return status >= 500 ? Level.WARN : Level.INFO;
    }
}
