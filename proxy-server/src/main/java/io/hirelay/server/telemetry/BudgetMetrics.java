package io.hirelay.server.telemetry;

import io.hirelay.connection.ConnectionBudget;
import io.hirelay.connection.Connections;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** What open connections may still do, as it is at the moment of looking. */
public final class BudgetMetrics {
    private final Connections connections;
    private final MultiGauge remaining;
    private final MultiGauge limit;
    private final MultiGauge waiting;
    private final MultiGauge breaker;

    public BudgetMetrics(Connections connections, MeterRegistry registry) {
        this.connections = connections;
        this.remaining = MultiGauge.builder("hirelay.budget.remaining")
                .description("Calls that the provider's rate limit allows at once")
                .register(registry);
        this.limit = MultiGauge.builder("hirelay.budget.limit")
                .description("Calls that the provider's rate limit allows in one window")
                .register(registry);
        this.waiting = MultiGauge.builder("hirelay.budget.waiting")
                .description("Calls that wait in line for the provider's rate limit, by lane")
                .register(registry);
        this.breaker = MultiGauge.builder("hirelay.connection.breaker")
                .description("Circuit breaker: 0 closed, 1 half open, 2 open because the provider has been failing")
                .register(registry);
    }

    /** Looks. */
    void refresh() {
        List<ConnectionBudget> budgets = connections.budgets();
        remaining.register(rows(budgets, budget -> budget.state().remaining()), true);
        limit.register(rows(budgets, budget -> budget.state().limit()), true);
        waiting.register(waiting(budgets), true);
        breaker.register(rows(budgets, budget -> budget.breaker().ordinal()), true);
    }

    private static List<MultiGauge.Row<?>> rows(
            List<ConnectionBudget> budgets, ToIntFunction<ConnectionBudget> number) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (ConnectionBudget budget : budgets) {
            rows.add(MultiGauge.Row.of(tags(budget), number.applyAsInt(budget)));
        }
        return rows;
    }

    private static List<MultiGauge.Row<?>> waiting(List<ConnectionBudget> budgets) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (ConnectionBudget budget : budgets) {
            budget.state()
                    .waiting()
                    .forEach((lane, calls) -> rows.add(MultiGauge.Row.of(
                            tags(budget).and("lane", lane.name().toLowerCase(Locale.ROOT)), calls)));
        }
        return rows;
    }

    private static Tags tags(ConnectionBudget budget) {
        return Tags.of(
                "provider",
                budget.integration(),
                "connection",
                budget.connection().toString());
    }
}
