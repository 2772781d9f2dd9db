package io.hirelay.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The provider, the connection or this library cannot serve the call now; nothing was applied. */
public final class UnavailableException extends HirelayException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;

    public UnavailableException(
            ErrorCode code,
            String message,
            Optional<Duration> retryAfter,
            @Nullable ProviderFailure providerFailure,
            @Nullable Throwable cause) {
        super(code, message, providerFailure, cause);
        this.retryAfter = retryAfter;
    }

    @Override
    public Retry retry() {
        return retryAfter.isPresent() ? Retry.AFTER : Retry.SAFE;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
