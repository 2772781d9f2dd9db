package io.hirelay.error;

import java.util.Objects;
import java.util.Optional;

/**
 * What a provider said when it said no.
 *
 * @param provider the provider's id
 * @param status HTTP status; 0 when there was no answer
 * @param requestId the provider's own name of the request
 * @param body the answer's body as received, bounded; may hold personal data, so it is shown to the caller of the
 *     failed call alone and never logged
 */
public record ProviderFailure(String provider, int status, Optional<String> requestId, Optional<String> body) {
    public ProviderFailure {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(body, "body");
    }

    /** Without the body. */
    @Override
    public String toString() {
        return "ProviderFailure[" + provider + ", " + status
                + requestId.map(id -> ", " + id).orElse("") + "]";
    }
}
