package io.hirelay.error;

import org.jspecify.annotations.Nullable;

/** The provider answered something that is not what it documents, such as malformed JSON. */
public final class ProtocolException extends HirelayException {
    private static final long serialVersionUID = 1L;

    public ProtocolException(String message, @Nullable ProviderFailure providerFailure, @Nullable Throwable cause) {
        super(ErrorCode.REMOTE_INVALID_RESPONSE, message, providerFailure, cause);
    }

    @Override
    public Retry retry() {
        return Retry.SAFE;
    }
}
