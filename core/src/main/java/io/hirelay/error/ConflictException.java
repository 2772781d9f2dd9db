package io.hirelay.error;

import org.jspecify.annotations.Nullable;

/** The write clashes with what is there. */
public final class ConflictException extends HirelayException {
    private static final long serialVersionUID = 1L;

    public ConflictException(ErrorCode code, String message, @Nullable ProviderFailure providerFailure) {
        super(code, message, providerFailure, null);
    }
}
