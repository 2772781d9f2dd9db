package io.hirelay.error;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything Hirelay throws on purpose. The message says what was asked of whom and what would be right; it
 * holds no secret and no personal data. Which subclass it is tells how to handle it, {@link #code()} what exactly it was.
 */
public abstract sealed class HirelayException extends RuntimeException
        permits InvalidRequestException,
                NotFoundException,
                NotSupportedException,
                ConflictException,
                AuthenticationException,
                AccessDeniedException,
                RateLimitedException,
                UnavailableException,
                UnknownOutcomeException,
                ProtocolException,
                CancelledException,
                ConfigurationException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient Optional<ProviderFailure> providerFailure;

    HirelayException(
            ErrorCode code, String message, @Nullable ProviderFailure providerFailure, @Nullable Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
        this.providerFailure = Optional.ofNullable(providerFailure);
    }

    public final ErrorCode code() {
        return code;
    }

    /** What the provider said, where it was the provider. */
    public final Optional<ProviderFailure> providerFailure() {
        return providerFailure;
    }

    /** Whether the same call may be made again. */
    public Retry retry() {
        return Retry.NEVER;
    }

    /** How long to wait before, where that is known. */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** Whether a write may have happened all the same. */
    public Applied applied() {
        return Applied.NO;
    }

    /** What is wrong, field by field. */
    public List<Failure> failures() {
        return List.of();
    }
}
