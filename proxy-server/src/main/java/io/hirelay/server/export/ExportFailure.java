package io.hirelay.server.export;

/** An export that does not go on, for a reason that its message tells a person; never what a record holds. */
public final class ExportFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean misuse;

    private ExportFailure(String message, boolean misuse) {
        super(message);
        this.misuse = misuse;
    }

    /** What was asked for cannot be done; nothing was changed. */
    static ExportFailure misuse(String message) {
        return new ExportFailure(message, true);
    }

    /** It stopped; what it has is kept. */
    static ExportFailure stopped(String message) {
        return new ExportFailure(message, false);
    }

    /** Whether something else has to be asked for. */
    public boolean isMisuse() {
        return misuse;
    }
}
