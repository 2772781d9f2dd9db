package io.hirelay.server.telemetry;

import io.hirelay.server.http.Served;
import io.hirelay.server.http.ServedListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.stream.LongStream;

/** Counts and times requests by route, method and status. */
public final class HttpMetrics implements ServedListener {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Bounds of the histogram: what a person notices, up to what a call may take. */
    static final Duration[] BUCKETS = LongStream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;

    public HttpMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void served(Served served) {
        Timer.builder("hirelay.http.requests")
                .description("Requests answered")
                .tag("method", method(served.method()))
                .tag("route", served.route().orElse("none"))
                .tag("status", Integer.toString(served.status()))
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(served.took());
    }

    /** A method that is fit for a label: callers can make up others. */
    static String method(String method) {
        return METHODS.contains(method) ? method : "OTHER";
    }
}
