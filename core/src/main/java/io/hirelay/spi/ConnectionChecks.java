package io.hirelay.spi;

import io.hirelay.operation.CallContext;
import java.util.List;

/**
 * The ability to tell whether a connection works and, where it does not, what to do about it. Implemented by a provider
 * beside {@link AtsProvider}.
 */
public interface ConnectionChecks<S extends Session> {

    /**
     * The cheapest look that tells whether the provider knows the account and accepts the credential: one call where
     * one is enough, because it is made when a connection is added and whenever a credential is doubted.
     */
    List<Check> verify(S session, CallContext call);

    /**
     * Looks at everything that can be told without changing anything, each scope included. A failed check is an answer,
     * not an exception.
     */
    List<Check> check(S session, CallContext call);
}
