package io.hirelay.server.telemetry;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.hirelay.connection.Connections;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.ExchangeListener;
import io.hirelay.server.http.ServedListener;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** Wires access log, call log and metrics. Needs {@link Connections}. */
public final class TelemetryModule extends AbstractModule {
    /** About two megabytes. */
    private static final int CALLS_KEPT = 10_000;

    @Provides
    @Singleton
    PrometheusMeterRegistry registry(JvmGcMetrics collector) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collector.bindTo(registry);
        return registry;
    }

    /** Listens to the JVM until it is closed. */
    @Provides
    @Singleton
    JvmGcMetrics collector() {
        return new JvmGcMetrics();
    }

    @ProvidesIntoSet
    @Singleton
    ServedListener accessLog() {
        return new AccessLog();
    }

    @Provides
    @Singleton
    CallLog callLog() {
        return new CallLog(CALLS_KEPT);
    }

    @ProvidesIntoSet
    ServedListener callLogListener(CallLog log) {
        return log;
    }

    @ProvidesIntoSet
    Endpoints callLogEndpoints(CallLog log) {
        return log;
    }

    @ProvidesIntoSet
    @Singleton
    ServedListener httpMetrics(PrometheusMeterRegistry registry) {
        return new HttpMetrics(registry);
    }

    @ProvidesIntoSet
    @Singleton
    ExchangeListener providerMetrics(PrometheusMeterRegistry registry) {
        return new ProviderMetrics(registry);
    }

    @ProvidesIntoSet
    @Singleton
    Endpoints metricsEndpoint(PrometheusMeterRegistry registry, Connections connections) {
        return new MetricsEndpoint(registry, new BudgetMetrics(connections, registry));
    }
}
