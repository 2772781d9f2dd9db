package io.hirelay.server.connection;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * What accounts depend on.
 *
 * @param operatorSettings what the operator has set for each provider, by its id
 * @param openConnections how many connections are kept open
 * @param longestCall after this no call holds a connection any more
 */
public record ConnectionSettings(
        Map<String, Map<String, String>> operatorSettings, int openConnections, Duration longestCall) {
    public ConnectionSettings {
        operatorSettings = Map.copyOf(operatorSettings);
        Objects.requireNonNull(longestCall, "longestCall");
    }

    /** Nothing of what the operator has set: it may be secret. */
    @Override
    public String toString() {
        return "ConnectionSettings[" + openConnections + "]";
    }
}
