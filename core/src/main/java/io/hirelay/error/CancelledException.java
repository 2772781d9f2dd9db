package io.hirelay.error;

/** The calling thread was interrupted; its interrupt flag is set again. */
public final class CancelledException extends HirelayException {
    private static final long serialVersionUID = 1L;

    public CancelledException(String message) {
        super(ErrorCode.REQUEST_CANCELLED, message, null, null);
    }
}
