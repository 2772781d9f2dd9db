package io.hirelay.server.telemetry;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import io.hirelay.budget.BudgetObserver;
import io.hirelay.connection.Connections;
import io.hirelay.server.http.Accounts;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.ExchangeListener;
import io.hirelay.server.http.ServedListener;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.UUID;

/** Wires access log, call log and metrics. Needs {@link Connections} and {@link CallLogStore}. */
public final class TelemetryModule extends AbstractModule {
    private final Duration callsKept;

    /** @param callsKept how long the log of calls has them */
    public TelemetryModule(Duration callsKept) {
        this.callsKept = callsKept;
    }

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
    CallLogWriter callLog(CallLogStore store, PrometheusMeterRegistry registry) {
        CallLogWriter writer = new CallLogWriter(store, UUID.randomUUID(), task -> {
            Thread thread = new Thread(task, "call-log");
            thread.setDaemon(true);
            return thread;
        });
        FunctionCounter.builder("hirelay.log.dropped", writer, CallLogWriter::dropped)
                .description("Calls that are missing from the log of calls")
                .register(registry);
        return writer;
    }

    @ProvidesIntoSet
    ServedListener callLogListener(CallLogWriter writer) {
        return writer;
    }

    @ProvidesIntoSet
    @Singleton
    Endpoints callLogEndpoints(CallLogStore store, CallLogWriter writer, Accounts accounts) {
        return new CallLogEndpoints(store, writer, accounts, callsKept);
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

    @Provides
    @Singleton
    BudgetObserver lineMetrics(PrometheusMeterRegistry registry) {
        return new LineMetrics(registry);
    }

    @ProvidesIntoSet
    @Singleton
    Endpoints metricsEndpoint(PrometheusMeterRegistry registry, Connections connections) {
        return new MetricsEndpoint(registry, new BudgetMetrics(connections, registry));
    }
}
