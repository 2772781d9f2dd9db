package io.hirelay.server.telemetry;

import io.hirelay.server.http.Access;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Spec;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/** {@code /metrics}: every meter in Prometheus' words. */
public final class MetricsEndpoint implements Endpoints {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;
    private final BudgetMetrics budgets;

    public MetricsEndpoint(PrometheusMeterRegistry registry, BudgetMetrics budgets) {
        this.registry = registry;
        this.budgets = budgets;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/metrics", Access.PUBLIC, Spec.hidden("Metrics for Prometheus"), this::scrape));
    }

    private Answer scrape(Request request) {
        budgets.refresh();
        return Answer.text(200, TEXT, registry.scrape());
    }
}
