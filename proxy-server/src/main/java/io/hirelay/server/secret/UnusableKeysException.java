package io.hirelay.server.secret;

/** The stored keys cannot be opened with the key that is given; the message tells an operator so, and no secret. */
public final class UnusableKeysException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableKeysException(String message, Throwable cause) {
        super(message, cause);
    }
}
