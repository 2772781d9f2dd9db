package io.hirelay.server.telemetry;

import io.hirelay.server.http.Served;
import io.hirelay.server.http.ServedListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/** Counts and times requests by route, method and status, and our own part and that of providers by route. */
public final class HttpMetrics implements ServedListener {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Bounds of the histogram: what a person notices, up to what a call may take. */
    static final Duration[] BUCKETS = LongStream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    /** The same for what is our own part of it. */
    private static final Duration[] OWN_BUCKETS = LongStream.of(
                    100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000)
            .mapToObj(micros -> Duration.ofNanos(micros * 1_000))
            .toArray(Duration[]::new);

    private final MeterRegistry registry;

    /** What is measured already: finding it in the registry by its tags costs more than a small call may. */
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    private final Map<String, Parts> parts = new ConcurrentHashMap<>();

    public HttpMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Key(String method, String route, int status) {}

    private record Parts(Timer own, Timer upstream) {}

    @Override
    public void served(Served served) {
        String route = served.route().orElse("none");
        timers.computeIfAbsent(new Key(method(served.method()), route, served.status()), this::timer)
                .record(served.took());
        Parts times = parts.computeIfAbsent(route, this::parts);
        Duration away = served.trace().away();
        Duration own = served.took().minus(away);
        times.own().record(own.isNegative() ? Duration.ZERO : own);
        if (!away.isZero()) {
            times.upstream().record(away);
        }
    }

    private Parts parts(String route) {
        return new Parts(
                Timer.builder("hirelay.http.own")
                        .description("Time that requests took but for what they waited for rate limits and providers")
                        .tag("route", route)
                        .serviceLevelObjectives(OWN_BUCKETS)
                        .register(registry),
                Timer.builder("hirelay.http.upstream")
                        .description("Time that requests waited for rate limits and providers")
                        .tag("route", route)
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry));
    }

    private Timer timer(Key key) {
        return Timer.builder("hirelay.http.requests")
                .description("Requests answered")
                .tag("method", key.method())
                .tag("route", key.route())
                .tag("status", Integer.toString(key.status()))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** A method that is fit for a label: callers can make up others. */
    static String method(String method) {
        return METHODS.contains(method) ? method : "OTHER";
    }
}
