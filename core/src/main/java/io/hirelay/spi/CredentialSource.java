package io.hirelay.spi;

import io.hirelay.http.AuthHeaders;
import io.hirelay.http.RequestAuth;
import io.hirelay.operation.Deadline;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the credential of a connection comes from. Asked anew for every request, so that a rotated one is used at once.
 * Thread-safe.
 */
@FunctionalInterface
public interface CredentialSource {

    /** The credential in force, as far as is known here; quick, calls nobody. */
    Credential current();

    /**
     * The credential to send a request with, as {@link #valid}, if that can be said without asking anybody, neither a
     * database nor the provider: for threads that must not wait. Empty when it cannot.
     */
    default Optional<Credential> ready() {
        return Optional.of(current());
    }

    /**
     * The credential to send a request with, renewed before it runs out where the source can do that.
     *
     * @throws io.hirelay.error.HirelayException when it has run out and no other is to be had in time
     */
    default Credential valid(Deadline deadline) {
        return current();
    }

    /**
     * What to send instead of a credential that the provider has refused; the same one when there is no other.
     *
     * @throws io.hirelay.error.HirelayException when it cannot be told in time whether there is another
     */
    default Credential renewed(Credential refused, Deadline deadline) {
        return current();
    }

    /** One that stays as it is. */
    static CredentialSource of(Credential credential) {
        Objects.requireNonNull(credential, "credential");
        return () -> credential;
    }

    /** This source as the pipeline asks it. */
    default RequestAuth auth(Function<? super Credential, AuthHeaders> headers) {
        return new SourceAuth(this, headers);
    }
}
