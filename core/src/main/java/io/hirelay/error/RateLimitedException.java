package io.hirelay.error;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A limit could not be waited out in time. */
public final class RateLimitedException extends HirelayException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public RateLimitedException(
            ErrorCode code, String message, Duration retryAfter, @Nullable ProviderFailure providerFailure) {
        super(code, message, providerFailure, null);
        this.retryAfter = Objects.requireNonNull(retryAfter, "retryAfter");
    }

    @Override
    public Retry retry() {
        return Retry.AFTER;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(retryAfter);
    }
}
