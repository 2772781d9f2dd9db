package io.hirelay.server.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import io.hirelay.server.http.Caller;
import io.hirelay.server.http.Served;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * The line of the access log about one request, as an event of Logback. Words are made of it by whoever writes it, on
 * another thread: the one that serves requests only says which it was.
 */
final class AccessLine implements ILoggingEvent {
    static final String LOGGER = "io.hirelay.access";

    private static final StackTraceElement[] NO_STACK = {};

    private final Served served;
    private final String thread;
    private final long at;

    /** @param at milliseconds since 1970 */
    AccessLine(Served served, String thread, long at) {
        this.served = served;
        this.thread = thread;
        this.at = at;
    }

    /** Of a status. */
    static Level level(int status) {
        return status >= 500 ? Level.WARN : Level.INFO;
    }

    private String route() {
        return served.route().orElse("(none)");
    }

    @Override
    public Level getLevel() {
        return level(served.status());
    }

    @Override
    public String getMessage() {
        return getFormattedMessage();
    }

    @Override
    public String getFormattedMessage() {
        return HttpMetrics.method(served.method()) + " " + route() + " " + served.status() + " in "
                + served.took().toMillis() + " ms";
    }

    @Override
    public List<KeyValuePair> getKeyValuePairs() {
        List<KeyValuePair> pairs = new ArrayList<>(12);
        pairs.add(new KeyValuePair("request_id", served.requestId()));
        pairs.add(new KeyValuePair("method", HttpMetrics.method(served.method())));
        pairs.add(new KeyValuePair("route", route()));
        pairs.add(new KeyValuePair("status", served.status()));
        pairs.add(new KeyValuePair("ms", served.took().toMillis()));
        pairs.add(new KeyValuePair("provider_calls", served.trace().providerCalls()));
        add(pairs, "error", served.errorCode());
        add(pairs, "account_id", served.trace().account());
        add(pairs, "resource", served.trace().resource());
        add(pairs, "verb", served.trace().verb());
        add(pairs, "token_id", served.caller().map(Caller::tokenId));
        add(pairs, "incomplete", served.complete() ? Optional.empty() : Optional.of("true"));
        return pairs;
    }

    private static void add(List<KeyValuePair> pairs, String key, Optional<?> value) {
        value.ifPresent(there -> pairs.add(new KeyValuePair(key, there.toString())));
    }

    @Override
    public String getThreadName() {
        return thread;
    }

    @Override
    public String getLoggerName() {
        return LOGGER;
    }

    @Override
    public long getTimeStamp() {
        return at;
    }

    @Override
    public int getNanoseconds() {
        return (int) (at % 1_000) * 1_000_000;
    }

    @Override
    public void prepareForDeferredProcessing() {
        // It holds all it needs.
    }

    @Override
    public Object @Nullable [] getArgumentArray() {
        return null;
    }

    @Override
    public LoggerContextVO getLoggerContextVO() {
        return new LoggerContextVO("default", Map.of(), 0);
    }

    @Override
    public @Nullable IThrowableProxy getThrowableProxy() {
        return null;
    }

    @Override
    public StackTraceElement[] getCallerData() {
        return NO_STACK;
    }

    @Override
    public boolean hasCallerData() {
        return false;
    }

    @Override
    public @Nullable List<Marker> getMarkerList() {
        return null;
    }

    @Override
    public Map<String, String> getMDCPropertyMap() {
        return Map.of();
    }

    /** The same; Logback has it under both names. */
    @Override
    @SuppressWarnings("deprecation") // which cannot be left out
    public Map<String, String> getMdc() {
        return Map.of();
    }

    @Override
    public long getSequenceNumber() {
        return 0;
    }
}
