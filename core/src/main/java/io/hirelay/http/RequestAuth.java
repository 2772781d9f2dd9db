package io.hirelay.http;

import io.hirelay.operation.Deadline;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where the credential of a connection comes from. Asked before every request, so that a rotated one is used at once.
 * Thread-safe.
 */
@FunctionalInterface
public interface RequestAuth {

    /** The credential in force; quick, calls nobody. */
    AuthHeaders headers();

    /**
     * What to send a request with, as {@link #valid}, if that can be said without asking anybody, neither a database nor
     * the provider: for threads that must not wait. Empty when it cannot.
     */
    default Optional<AuthHeaders> ready() {
        return Optional.of(headers());
    }

    /**
     * What to send a request with: the credential in force, renewed before it runs out where that can be.
     *
     * @throws io.hirelay.error.HirelayException when it has run out and no other is to be had in time
     */
    default AuthHeaders valid(Deadline deadline) {
        return headers();
    }

    /**
     * The provider refused this credential with 401: what to use instead. The call is sent once more when the answer
     * differs from it.
     *
     * @throws io.hirelay.error.HirelayException when that cannot be told in time; the call ends with it
     */
    default AuthHeaders afterRefusal(AuthHeaders refused, Deadline deadline) {
        return headers();
    }

    /** A token sent as {@code Authorization: Bearer}. */
    static RequestAuth bearer(Supplier<String> token) {
        return () -> AuthHeaders.bearer(token.get());
    }
}
