package io.hirelay.server.telemetry;

import io.hirelay.operation.Exchange;
import io.hirelay.operation.Lane;
import io.hirelay.server.http.ExchangeListener;
import io.hirelay.server.http.Trace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts and times what goes to providers: times by provider, path template and status, and counts by connection. Only
 * so many connections are counted by themselves; the others are counted together.
 */
public final class ProviderMetrics implements ExchangeListener {
    private static final int MOST_CONNECTIONS = 1_000;
    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final Map<UUID, String> connections = new ConcurrentHashMap<>();

    // What is measured already: finding it in the registry by its tags costs more than a small call may.
    private final Map<Times, Timer> times = new ConcurrentHashMap<>();
    private final Map<String, Timer> waits = new ConcurrentHashMap<>();
    private final Map<Count, Counter> counts = new ConcurrentHashMap<>();
    private final Map<Waits, Counter> waited = new ConcurrentHashMap<>();

    public ProviderMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Times(String provider, String method, String template, String status) {}

    private record Count(String provider, String connection, Lane lane, String status, boolean retry) {}

    private record Waits(String provider, String connection, Lane lane) {}

    @Override
    public void exchanged(Trace trace, Exchange exchange) {
        String provider = trace.provider().orElse(NONE);
        String status = exchange.status() == 0 ? NONE : Integer.toString(exchange.status());
        times.computeIfAbsent(
                        new Times(provider, HttpMetrics.method(exchange.method()), exchange.template(), status),
                        this::timer)
                .record(exchange.took());
        waits.computeIfAbsent(provider, this::waits).record(exchange.waited());
        String connection = trace.account().map(this::connection).orElse(NONE);
        Lane lane = exchange.lane();
        counts.computeIfAbsent(new Count(provider, connection, lane, status, exchange.attempt() > 1), this::counter)
                .increment();
        waited.computeIfAbsent(new Waits(provider, connection, lane), this::waited)
                .increment(exchange.waited().toNanos() / 1e9);
    }

    private Timer timer(Times key) {
        return Timer.builder("hirelay.provider.exchanges")
                .description("Requests to providers, without the time spent waiting for the rate limit")
                .tag("provider", key.provider())
                .tag("method", key.method())
                .tag("template", key.template())
                .tag("status", key.status())
                .serviceLevelObjectives(HttpMetrics.BUCKETS)
                .register(registry);
    }

    private Timer waits(String provider) {
        return Timer.builder("hirelay.provider.waits")
                .description("Time spent waiting for the rate limit before a request to a provider")
                .tag("provider", provider)
                .serviceLevelObjectives(HttpMetrics.BUCKETS)
                .register(registry);
    }

    private Counter counter(Count key) {
        return Counter.builder("hirelay.connection.exchanges")
                .description("Requests to providers by connection")
                .tag("provider", key.provider())
                .tag("connection", key.connection())
                .tag("lane", key.lane().name().toLowerCase(Locale.ROOT))
                .tag("status", key.status())
                .tag("retry", Boolean.toString(key.retry()))
                .register(registry);
    }

    private Counter waited(Waits key) {
        return Counter.builder("hirelay.connection.waited")
                .description("Time that requests to providers have waited for the rate limit, by connection")
                .baseUnit("seconds")
                .tag("provider", key.provider())
                .tag("connection", key.connection())
                .tag("lane", key.lane().name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private String connection(UUID id) {
        String known = connections.get(id);
        if (known != null) {
            return known;
        }
        return connections.size() < MOST_CONNECTIONS ? connections.computeIfAbsent(id, UUID::toString) : "other";
    }
}
