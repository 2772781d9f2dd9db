package io.hirelay.server;

/** The server could not start for a reason that its message tells an operator. */
final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
