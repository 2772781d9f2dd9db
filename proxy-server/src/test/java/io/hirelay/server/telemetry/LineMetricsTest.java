package io.hirelay.server.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.hirelay.budget.BudgetEvent;
import io.hirelay.budget.BudgetReport;
import io.hirelay.budget.Standing;
import io.hirelay.operation.Lane;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LineMetricsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final LineMetrics metrics = new LineMetrics(registry);

    private double waited(String lane, String outcome) {
        return registry.get("hirelay.budget.waits")
                .tags("provider", "acme", "lane", lane, "outcome", outcome)
                .timer()
                .totalTime(TimeUnit.SECONDS);
    }

    @Test
    void waits_are_told_by_lane_and_outcome() {
        metrics.observed(new BudgetEvent.Granted("acme:1f2e", Lane.SYNC, Duration.ofSeconds(3)));
        metrics.observed(new BudgetEvent.Granted("acme:ffff", Lane.SYNC, Duration.ofSeconds(4)));
        metrics.observed(new BudgetEvent.Left("acme:1f2e", Lane.BACKFILL, Duration.ofSeconds(2)));
        metrics.observed(new BudgetEvent.Refused(
                "acme:1f2e",
                Lane.INTERACTIVE,
                Duration.ofSeconds(1),
                new Standing.Refused(Duration.ofSeconds(9), Standing.Reason.DEADLINE)));
        assertEquals(7, waited("sync", "granted"));
        assertEquals(2, waited("backfill", "left"));
        assertEquals(1, waited("interactive", "deadline"));
        assertFalse(registry.scrape().contains("1f2e"), "no budget is told by its key");
    }

    @Test
    void refusals_and_silence_are_counted() {
        metrics.observed(new BudgetEvent.Throttled("acme:1f2e", Duration.ofSeconds(3)));
        metrics.observed(new BudgetEvent.Throttled("acme:1f2e", Duration.ofSeconds(3)));
        metrics.observed(new BudgetEvent.Unanswered("acme:1f2e"));
        metrics.observed(new BudgetEvent.Reported("acme:1f2e", BudgetReport.NONE));
        assertEquals(
                2,
                registry.get("hirelay.budget.throttled")
                        .tag("provider", "acme")
                        .counter()
                        .count());
        assertEquals(
                1,
                registry.get("hirelay.budget.unanswered")
                        .tag("provider", "acme")
                        .counter()
                        .count());
    }
}
