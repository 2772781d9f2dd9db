package io.hirelay.server.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hirelay.operation.Exchange;
import io.hirelay.operation.Lane;
import io.hirelay.server.http.Served;
import io.hirelay.server.http.Trace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HttpMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final HttpMetrics metrics = new HttpMetrics(registry);

    private static Served served(String method, Trace trace, int millis) {
        return new Served(
                Instant.EPOCH,
                "r",
                method,
                Optional.of("/things"),
                200,
                Optional.empty(),
                Duration.ofMillis(millis),
                true,
                Optional.empty(),
                trace);
    }

    private double total(String name) {
        return registry.get(name).tag("route", "/things").timer().totalTime(TimeUnit.MILLISECONDS);
    }

    @Test
    void our_own_time_is_told_apart_from_what_was_waited_for() {
        Trace trace = new Trace();
        trace.exchanged(new Exchange(
                "GET",
                URI.create("http://127.0.0.1/"),
                "/x",
                200,
                Duration.ofMillis(30),
                Duration.ofMillis(50),
                1,
                Lane.SYNC,
                Map.of()));
        metrics.served(served("GET", trace, 100));
        metrics.served(served("GET", new Trace(), 7));
        metrics.served(served("BREW", new Trace(), 1));
        assertEquals(28, total("hirelay.http.own"));
        assertEquals(80, total("hirelay.http.upstream"));
        assertEquals(
                2,
                registry.get("hirelay.http.requests")
                        .tags("method", "GET", "status", "200")
                        .timer()
                        .count());
        assertEquals(
                1,
                registry.get("hirelay.http.requests")
                        .tags("method", "OTHER")
                        .timer()
                        .count());
    }
}
