package io.hirelay.workable.sandbox.access;

/** The OAuth server says no; the message is what it says beside the word. */
public final class OAuthRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String word;

    public OAuthRefusal(int status, String word, String description) {
        super(description, null, false, false);
        this.status = status;
        this.word = word;
    }

    public int status() {
        return status;
    }

    /** Such as {@code invalid_grant}. */
    public String word() {
        return word;
    }
}
