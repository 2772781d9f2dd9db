package io.hirelay.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to a provider as it would be sent.
 *
 * @param method HTTP method
 * @param path below the provider's base, without a query that holds secrets
 * @param body a value that {@link io.hirelay.json.Json} writes; files stand in it by their size. Holds what the caller
 *     has sent: not for logs
 */
public record Plan(String method, String path, @Nullable Object body) {
    public Plan {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
    }

    @Override
    public String toString() {
        return "Plan[" + method + " " + path + "]";
    }
}
