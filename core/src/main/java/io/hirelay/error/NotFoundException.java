package io.hirelay.error;

import org.jspecify.annotations.Nullable;

/** There is no such record. */
public final class NotFoundException extends HirelayException {
    private static final long serialVersionUID = 1L;

    public NotFoundException(ErrorCode code, String message, @Nullable ProviderFailure providerFailure) {
        super(code, message, providerFailure, null);
    }
}
