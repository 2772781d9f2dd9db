package io.hirelay.server.telemetry;

import io.hirelay.budget.BudgetEvent;
import io.hirelay.budget.BudgetObserver;
import io.hirelay.operation.Lane;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What becomes of calls that wait for a provider's rate limit, by provider and lane. */
public final class LineMetrics implements BudgetObserver {
    private final MeterRegistry registry;
    private final Map<Key, Timer> waits = new ConcurrentHashMap<>();
    private final Map<String, Counter> throttled = new ConcurrentHashMap<>();
    private final Map<String, Counter> unanswered = new ConcurrentHashMap<>();

    public LineMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Key(String provider, Lane lane, String outcome) {}

    @Override
    public void observed(BudgetEvent event) {
        String provider = event.budget().substring(0, Math.max(0, event.budget().indexOf(':')));
        if (event instanceof BudgetEvent.Granted granted) {
            waited(provider, granted.lane(), "granted", granted.waited());
        } else if (event instanceof BudgetEvent.Refused refused) {
            String why = refused.why().reason().name().toLowerCase(Locale.ROOT);
            waited(provider, refused.lane(), why, refused.waited());
        } else if (event instanceof BudgetEvent.Left left) {
            waited(provider, left.lane(), "left", left.waited());
        } else if (event instanceof BudgetEvent.Throttled) {
            throttled.computeIfAbsent(provider, this::throttled).increment();
        } else if (event instanceof BudgetEvent.Unanswered) {
            unanswered.computeIfAbsent(provider, this::unanswered).increment();
        }
    }

    private void waited(String provider, Lane lane, String outcome, Duration time) {
        waits.computeIfAbsent(new Key(provider, lane, outcome), this::timer).record(time);
    }

    private Timer timer(Key key) {
        return Timer.builder("hirelay.budget.waits")
                .description("Calls that had no leave at once: how long they waited for the rate limit, and what for")
                .tag("provider", key.provider())
                .tag("lane", key.lane().name().toLowerCase(Locale.ROOT))
                .tag("outcome", key.outcome())
                .serviceLevelObjectives(HttpMetrics.BUCKETS)
                .register(registry);
    }

    private Counter throttled(String provider) {
        return Counter.builder("hirelay.budget.throttled")
                .description("Calls that a provider refused for its rate")
                .tag("provider", provider)
                .register(registry);
    }

    private Counter unanswered(String provider) {
        return Counter.builder("hirelay.budget.unanswered")
                .description("Questions to whoever counts calls to a provider that were not answered")
                .tag("provider", provider)
                .register(registry);
    }
}
