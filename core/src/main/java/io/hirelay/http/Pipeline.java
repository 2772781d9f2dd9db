package io.hirelay.http;

import io.hirelay.budget.Budget;
import io.hirelay.budget.Budgets;
import io.hirelay.operation.Safety;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** What every call goes through; see {@link RestCall} for the order. */
final class Pipeline {
    final Transport transport;
    final WireJson json;
    final InstantSource clock;
    final Backoff backoff;
    private final Budgets budgets;

    Pipeline(Transport transport, Budgets budgets, WireJson json, InstantSource clock, Backoff backoff) {
        this.transport = transport;
        this.budgets = budgets;
        this.json = json;
        this.clock = clock;
        this.backoff = backoff;
    }

    Budget budget(RestTarget target) {
        return budgets.of(target.budgetKey().get(), target.budget());
    }

    <T extends @Nullable Object> RestAnswer<T> run(RestTarget target, BaseUrl base, Call<T> call, Safety safety) {
        return new RestCall<T>(this, target, RestRequest.of(call, base), safety).run();
    }
}
