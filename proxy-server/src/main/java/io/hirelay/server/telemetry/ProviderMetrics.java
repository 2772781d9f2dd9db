package io.hirelay.server.telemetry;

import io.hirelay.operation.Exchange;
import io.hirelay.server.http.ExchangeListener;
import io.hirelay.server.http.Trace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
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
    private final Set<UUID> connections = ConcurrentHashMap.newKeySet();

    public ProviderMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void exchanged(Trace trace, Exchange exchange) {
        String provider = trace.provider().orElse(NONE);
        String status = exchange.status() == 0 ? NONE : Integer.toString(exchange.status());
        Timer.builder("hirelay.provider.exchanges")
                .description("Requests to providers, without the time spent waiting for the rate limit")
                .tag("provider", provider)
                .tag("method", exchange.method())
                .tag("template", exchange.template())
                .tag("status", status)
                .serviceLevelObjectives(HttpMetrics.BUCKETS)
                .register(registry)
                .record(exchange.took());
        Timer.builder("hirelay.provider.waits")
                .description("Time spent waiting for the rate limit before a request to a provider")
                .tag("provider", provider)
                .serviceLevelObjectives(HttpMetrics.BUCKETS)
                .register(registry)
                .record(exchange.waited());
        Counter.builder("hirelay.connection.exchanges")
                .description("Requests to providers by connection")
                .tag("provider", provider)
                .tag("connection", trace.account().map(this::connection).orElse(NONE))
                .tag("status", status)
                .register(registry)
                .increment();
    }

    private String connection(UUID id) {
        return connections.contains(id) || (connections.size() < MOST_CONNECTIONS && connections.add(id))
                ? id.toString()
                : "other";
    }
}
