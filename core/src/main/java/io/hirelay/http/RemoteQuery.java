package io.hirelay.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Query parameters in the provider's own words, added to a request as they are. Handed to a Retrofit method as
 * {@code @Tag RemoteQuery}.
 */
public record RemoteQuery(Map<String, List<String>> parameters) {
    public static final RemoteQuery NONE = new RemoteQuery(Map.of());

    public RemoteQuery {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        parameters.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        parameters = Collections.unmodifiableMap(copy);
    }

    /** Names without values: what somebody filters by may be personal. */
    @Override
    public String toString() {
        return "RemoteQuery" + parameters.keySet();
    }
}
