package io.hirelay.spi;

import io.hirelay.operation.CallContext;

/**
 * Serves an operation that changes nothing. Identifiers in the input are canonical, filters are ones the provider said
 * it runs or ones the core will run; both have been checked.
 */
@FunctionalInterface
public interface ReadHandler<S extends Session, I, O> {
    O read(S session, I input, CallContext call);
}
