package io.hirelay.spi;

import io.hirelay.operation.CallContext;

/** Serves an operation that changes something, in two steps: everything that can be checked first, then the change. */
@FunctionalInterface
public interface WriteHandler<S extends Session, I, O> {

    /** Resolves and validates everything and sends no change: this much is a dry run. */
    PreparedWrite<O> prepare(S session, I input, CallContext call);
}
