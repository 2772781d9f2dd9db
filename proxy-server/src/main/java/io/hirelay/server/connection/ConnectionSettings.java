package io.hirelay.server.connection;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What accounts and tokens depend on.
 *
 * @param operatorSettings what the operator has set for each provider, by its id
 * @param openConnections how many connections are kept open
 * @param longestCall after this no call holds a connection any more
 * @param tokens API tokens that hold as long as the process lives
 * @param moreTokens API tokens that come and go, asked for at every call
 */
public record ConnectionSettings(
        Map<String, Map<String, String>> operatorSettings,
        int openConnections,
        Duration longestCall,
        List<ApiToken> tokens,
        Supplier<List<ApiToken>> moreTokens) {
    public ConnectionSettings {
        operatorSettings = Map.copyOf(operatorSettings);
        Objects.requireNonNull(longestCall, "longestCall");
        tokens = List.copyOf(tokens);
        Objects.requireNonNull(moreTokens, "moreTokens");
    }

    /** Nothing of what the operator has set: it may be secret. */
    @Override
    public String toString() {
        return "ConnectionSettings[" + tokens.size() + " tokens]";
    }
}
