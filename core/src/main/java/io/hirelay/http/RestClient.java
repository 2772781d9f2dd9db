package io.hirelay.http;

import io.hirelay.budget.Budget;
import io.hirelay.budget.BudgetState;
import io.hirelay.operation.Safety;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * One connection's way to its provider. Costs next to nothing: clients, pools and Retrofit's parsed interfaces are
 * shared by all connections of a toolkit. Thread-safe; blocks the calling thread; interrupt means stop.
 */
public final class RestClient {
    private final RestTarget target;
    private final BaseUrl base;
    private final HttpToolkit toolkit;
    private final Pipeline pipeline;

    RestClient(RestTarget target, HttpToolkit toolkit, Pipeline pipeline) {
        this.target = target;
        this.base = BaseUrl.of(target.baseUri());
        this.toolkit = toolkit;
        this.pipeline = pipeline;
    }

    /**
     * The calls of a Retrofit interface, to be made by {@link #call}. Each method returns {@code Call}, takes a {@code
     * @Tag CallContext} and may take a {@code @Tag RemoteQuery}. Paths are relative to the connection's base.
     *
     * @throws IllegalArgumentException naming the method that is not so
     */
    public <A> A api(Class<A> retrofitInterface) {
        return toolkit.api(retrofitInterface);
    }

    /**
     * Makes a call: waits for the budget, sends, reads, and tries again as far as {@code safety} and the deadline
     * allow.
     *
     * @return the decoded body; null only when the method's type is {@code Void}
     * @throws io.hirelay.error.HirelayException whatever went wrong; a write that may have been applied all the same
     *     ends in {@link io.hirelay.error.UnknownOutcomeException}, also when its thread was interrupted
     */
    public <T extends @Nullable Object> T call(Call<T> call, Safety safety) {
        return exchange(call, safety).value();
    }

    /** As {@link #call}, with status and headers. */
    public <T extends @Nullable Object> RestAnswer<T> exchange(Call<T> call, Safety safety) {
        return pipeline.run(target, base, call, safety);
    }

    /**
     * Reads a provider's link to its next page, absolute or relative, into what may stand in a cursor; follow it by a
     * Retrofit method with a {@code @Url} parameter.
     *
     * @throws io.hirelay.error.ProtocolException when it leads out of the connection's base path
     */
    public NextLink nextLink(String link) {
        return base.nextLink(target.provider(), link);
    }

    /** What the provider still allows the credential in force. */
    public BudgetState budget() {
        return sharedBudget().state();
    }

    /** The budget the next call counts in, for whoever reaches the provider by another way than this. */
    public Budget sharedBudget() {
        return pipeline.budget(target);
    }
}
