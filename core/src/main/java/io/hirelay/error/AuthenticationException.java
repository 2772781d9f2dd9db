package io.hirelay.error;

import org.jspecify.annotations.Nullable;

/** The provider no longer accepts the connection's credential. */
public final class AuthenticationException extends HirelayException {
    private static final long serialVersionUID = 1L;

    public AuthenticationException(String message, @Nullable ProviderFailure providerFailure) {
        super(ErrorCode.ACCOUNT_NEEDS_REAUTH, message, providerFailure, null);
    }
}
