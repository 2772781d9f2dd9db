package io.hirelay.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The provider accepts the credential but not for this: a scope is missing, or a feature is off. */
public final class AccessDeniedException extends HirelayException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> missingScopes;

    public AccessDeniedException(
            String message, List<String> missingScopes, @Nullable ProviderFailure providerFailure) {
        super(ErrorCode.REMOTE_FORBIDDEN, message, providerFailure, null);
        this.missingScopes = List.copyOf(missingScopes);
    }

    /** Scopes any of which would have allowed it, as far as that is known. */
    public List<String> missingScopes() {
        return missingScopes;
    }
}
