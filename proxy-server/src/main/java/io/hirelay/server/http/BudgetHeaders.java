package io.hirelay.server.http;

import io.hirelay.budget.BudgetState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The headers that tell a caller what its account's provider still allows. */
public final class BudgetHeaders {
    private BudgetHeaders() {}

    /** Headers by name, of whatever is known about a call; none when it did not get as far as a budget. */
    public static Map<String, String> of(Trace trace) {
        Optional<BudgetState> budget = trace.budget();
        if (budget.isEmpty()) {
            return Map.of();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ratelimit-limit", Integer.toString(budget.get().limit()));
        headers.put(
                "ratelimit-remaining", Integer.toString(Math.max(0, budget.get().remaining())));
        headers.put(
                "ratelimit-reset",
                Long.toString(budget.get().resetIn().plusMillis(999).toSeconds()));
        return headers;
    }
}
