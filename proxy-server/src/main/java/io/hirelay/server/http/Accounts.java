package io.hirelay.server.http;

import java.util.Optional;
import java.util.UUID;

/** Finds connected accounts. Thread-safe; may block. */
@FunctionalInterface
public interface Accounts {

    /** The account of this id, when it belongs to this environment. */
    Optional<? extends Account> find(String environment, UUID id);
}
