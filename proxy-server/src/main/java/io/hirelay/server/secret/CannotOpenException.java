package io.hirelay.server.secret;

/** Something sealed was altered, put in the place of another, or sealed with a key that is no more. */
public final class CannotOpenException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    CannotOpenException(String message, Throwable cause) {
        super(message, cause);
    }
}
