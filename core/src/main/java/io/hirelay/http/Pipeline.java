package io.hirelay.http;

import io.hirelay.budget.Budget;
import io.hirelay.budget.BudgetReport;
import io.hirelay.budget.Budgets;
import io.hirelay.operation.Safety;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What every call goes through; see {@link RestCall} for the order. */
final class Pipeline {
    final Transport transport;
    final WireJson json;
    final InstantSource clock;
    final Backoff backoff;
    private final Budgets budgets;
    private final List<BreakerObserver> breakerObservers;

    Pipeline(Transport transport, Budgets budgets, WireJson json, InstantSource clock, Backoff backoff) {
        this(transport, budgets, json, clock, backoff, new CopyOnWriteArrayList<>());
    }

    private Pipeline(
            Transport transport,
            Budgets budgets,
            WireJson json,
            InstantSource clock,
            Backoff backoff,
            List<BreakerObserver> breakerObservers) {
        this.transport = transport;
        this.budgets = budgets;
        this.json = json;
        this.clock = clock;
        this.backoff = backoff;
        this.breakerObservers = breakerObservers;
    }

    /** The same with calls counted by other budgets. */
    Pipeline with(Budgets others) {
        return new Pipeline(transport, others, json, clock, backoff, breakerObservers);
    }

    Budget budget(RestTarget target) {
        return budgets.of(target.budgetKey().get(), target.budget());
    }

    /** For a connection that is made; told to whoever observes breakers at that time and later. */
    Health health(RestTarget target) {
        return new Health(new Breaker(target.provider(), target.connection(), clock, this::breakerChanged), clock);
    }

    /** Tells one more of every breaker. */
    void observe(BreakerObserver another) {
        breakerObservers.add(another);
    }

    private void breakerChanged(String provider, String connection, BreakerState now) {
        breakerObservers.forEach(observer -> observer.changed(provider, connection, now));
    }

    <T extends @Nullable Object> RestAnswer<T> run(RestTarget target, Health health, RestRequest asked, Safety safety) {
        return new RestCall<T>(this, target, health, asked, safety).run();
    }

    /** What the head of an answer says of the provider's own count. */
    BudgetReport report(RestTarget target, HeaderLookup headers) {
        return target.rateHeaders().read(headers, clock.instant());
    }

    /** How long the head of an answer asks to wait; never empty when the provider refused the call for its rate. */
    Optional<Duration> wait(RestTarget target, int status, HeaderLookup headers, BudgetReport report) {
        return HttpDates.retryAfter(headers, clock.instant())
                .or(() -> status == 429
                        ? report.resetIn()
                                .filter(time -> !time.isNegative()
                                        && time.compareTo(target.budget().window()) <= 0)
                                .or(() -> Optional.of(target.budget().window()))
                        : Optional.empty());
    }
}
