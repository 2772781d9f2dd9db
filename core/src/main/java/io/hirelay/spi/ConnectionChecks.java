package io.hirelay.spi;

import io.hirelay.operation.CallContext;
import java.util.List;

/**
 * The ability to tell whether a connection works and, where it does not, what to do about it. Implemented by a provider
 * beside {@link AtsProvider}.
 */
public interface ConnectionChecks<S extends Session> {

    /** Looks at the connection and changes nothing. A failed check is an answer, not an exception. */
    List<Check> check(S session, CallContext call);
}
