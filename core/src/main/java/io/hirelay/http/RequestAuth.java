package io.hirelay.http;

import java.util.function.Supplier;

/**
 * Where the credential of a connection comes from. Asked before every request, so that a rotated one is used at once;
 * thread-safe, and quick unless it has to renew the credential.
 */
@FunctionalInterface
public interface RequestAuth {

    /** The credential in force. */
    AuthHeaders headers();

    /**
     * The provider refused this credential with 401: what to use instead. The call is sent once more when the answer
     * differs from it.
     */
    default AuthHeaders afterRefusal(AuthHeaders refused) {
        return headers();
    }

    /** A token sent as {@code Authorization: Bearer}. */
    static RequestAuth bearer(Supplier<String> token) {
        return () -> AuthHeaders.bearer(token.get());
    }
}
