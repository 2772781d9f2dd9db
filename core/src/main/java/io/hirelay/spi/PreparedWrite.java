package io.hirelay.spi;

import java.util.Optional;

/** A write that has been checked and not been sent. */
public interface PreparedWrite<O> {

    /** Sends it. */
    Written<O> execute();

    /** Looks whether it has been applied, after an attempt whose outcome is unknown. */
    Optional<O> findApplied();
}
