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
    private final Health health;
    private final Direct direct;

    RestClient(RestTarget target, HttpToolkit toolkit, Pipeline pipeline) {
        this.target = target;
        this.base = BaseUrl.of(target.baseUri());
        this.toolkit = toolkit;
        this.pipeline = pipeline;
        this.health = pipeline.health(target);
        this.direct = new Direct(target, base, health, pipeline);
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
        return pipeline.run(target, health, RestRequest.of(call, base), safety);
    }

    /**
     * Makes a call in the provider's own words, as {@link #call}.
     *
     * @return a success
     * @throws io.hirelay.error.HirelayException whatever went wrong, a refusal by the provider included
     */
    public RawAnswer raw(RawRequest request, Safety safety) {
        return pipeline.<RawAnswer>run(target, health, RestRequest.of(request, base, false), safety)
                .value();
    }

    /**
     * Reads a list in the provider's own words, as {@link #call}, and cuts the answer into its records without changing
     * a byte of them.
     *
     * @param field name of the field that holds the records; empty when the answer is the bare list, or one record
     * @param beside names joined by dots that lead to a value beside the records; empty for none
     * @throws io.hirelay.error.HirelayException whatever went wrong, an answer that is no such list included
     */
    public RawList rawList(RawRequest request, String field, String beside) {
        return RawList.of(raw(request, Safety.READ), field, beside, toolkit.json());
    }

    /**
     * Makes a call in the provider's own words. Reads are tried again as by {@link #call}, anything else is sent once.
     *
     * @return the provider's answer, whatever its status
     * @throws io.hirelay.error.HirelayException when there is none
     */
    public RawAnswer anyAnswer(RawRequest request) {
        boolean read = request.method().equals("GET") || request.method().equals("HEAD");
        RestRequest asked = RestRequest.of(request, base, true);
        return pipeline.<RawAnswer>run(
                        target, health, read ? asked : asked.onlyOnce(), read ? Safety.READ : Safety.WRITE)
                .value();
    }

    /** For calls whose bytes somebody else carries. */
    public Direct direct() {
        return direct;
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

    /** Whether the provider is called for this connection, or left alone because it has been failing. */
    public BreakerState breaker() {
        return health.breaker().state();
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
