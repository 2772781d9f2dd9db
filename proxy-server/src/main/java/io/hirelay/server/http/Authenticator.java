package io.hirelay.server.http;

import java.util.Optional;

/** Knows whose token a bearer token is. Thread-safe; may block. */
@FunctionalInterface
public interface Authenticator {

    /** The caller; empty when there is no such token. */
    Optional<Caller> authenticate(String bearer);
}
