package io.hirelay.error;

import org.jspecify.annotations.Nullable;

/** A write was sent and its outcome never learned: look before trying again. */
public final class UnknownOutcomeException extends HirelayException {
    private static final long serialVersionUID = 1L;

    public UnknownOutcomeException(
            String message, @Nullable ProviderFailure providerFailure, @Nullable Throwable cause) {
        super(ErrorCode.REMOTE_UNKNOWN_OUTCOME, message, providerFailure, cause);
    }

    @Override
    public Retry retry() {
        return Retry.UNKNOWN_OUTCOME;
    }

    @Override
    public Applied applied() {
        return Applied.UNKNOWN;
    }
}
