package io.hirelay.server.http.batch;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one call of a batch ended. */
sealed interface Outcome {

    /**
     * With an answer.
     *
     * @param result what {@link io.hirelay.json.Json} writes
     * @param page of a list, what its envelope says beside the records
     */
    record Done(@Nullable Object result, Optional<Map<String, @Nullable Object>> page) implements Outcome {}

    /** With an error's envelope. */
    record Failed(Map<String, @Nullable Object> envelope) implements Outcome {
        /** Whether the same call may well succeed later. */
        boolean passes() {
            Object retry = envelope.get("retry");
            return "safe".equals(retry) || "after".equals(retry);
        }
    }
}
