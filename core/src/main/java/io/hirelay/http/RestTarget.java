package io.hirelay.http;

import io.hirelay.budget.BudgetSpec;
import java.net.URI;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * One connection as the pipeline sees it: where to, as whom, how often, and how to read what comes back.
 *
 * @param provider the provider's id
 * @param connection what the connection is called in logs
 * @param baseUri under which every request stays; {@code http} or {@code https}, with a path prefix or without
 * @param auth asked before every request
 * @param budgetKey names the {@link io.hirelay.budget.Budget} the next call counts in, without giving the credential away
 * @param budget what that budget is made for
 * @param rateHeaders reads the provider's own count from an answer
 * @param errors reads a refusal
 * @param userAgent how we introduce ourselves
 */
public record RestTarget(
        String provider,
        String connection,
        URI baseUri,
        RequestAuth auth,
        Supplier<String> budgetKey,
        BudgetSpec budget,
        RateHeaders rateHeaders,
        ErrorMapper errors,
        String userAgent) {
    public RestTarget {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(baseUri, "baseUri");
        Objects.requireNonNull(auth, "auth");
        Objects.requireNonNull(budgetKey, "budgetKey");
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(rateHeaders, "rateHeaders");
        Objects.requireNonNull(errors, "errors");
        Objects.requireNonNull(userAgent, "userAgent");
    }

    /** Counts by the credential itself: whoever has the same one shares its budget. */
    public RestTarget(
            String provider,
            String connection,
            URI baseUri,
            RequestAuth auth,
            BudgetSpec budget,
            RateHeaders rateHeaders,
            ErrorMapper errors,
            String userAgent) {
        this(
                provider,
                connection,
                baseUri,
                auth,
                () -> auth.headers().budgetKey(provider),
                budget,
                rateHeaders,
                errors,
                userAgent);
    }

    @Override
    public String toString() {
        return "RestTarget[" + provider + ", " + connection + "]";
    }
}
