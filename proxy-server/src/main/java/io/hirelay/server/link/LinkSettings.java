package io.hirelay.server.link;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What links depend on.
 *
 * @param publicUrl under which the outside reaches this server, without a slash at its end; known once it listens
 * @param operatorSettings what the operator has set for each provider, by its id
 * @param privateAddresses whether a product may be at a plain http address of any host
 */
public record LinkSettings(
        Supplier<URI> publicUrl, Map<String, Map<String, String>> operatorSettings, boolean privateAddresses) {
    public LinkSettings {
        Objects.requireNonNull(publicUrl, "publicUrl");
        operatorSettings = Map.copyOf(operatorSettings);
    }

    /** Nothing of what the operator has set: it may be secret. */
    @Override
    public String toString() {
        return "LinkSettings[]";
    }
}
