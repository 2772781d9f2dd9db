package io.hirelay.server.store;

/** A database cannot be used; the message tells an operator why and what to do, and holds no secret. */
public final class UnusableDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableDatabaseException(String message) {
        super(message);
    }

    UnusableDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
