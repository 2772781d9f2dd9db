package io.hirelay.server.link;

/** Why a page cannot be shown; each has a page of its own that tells no more than this. */
enum LinkFailure {
    UNKNOWN(404, "This link is not valid", "Check that the whole address was copied, or ask for a new link."),
    EXPIRED(410, "This link has expired", "Ask whoever sent it to you for a new one."),
    USED(
            410,
            "This link has been used",
            "A link can be used once. If the account is not connected, ask whoever sent the link for a new one."),
    TOO_MANY_TRIES(
            429,
            "Too many tries",
            "This link has been tried too often and cannot be used any more. Ask whoever sent it to you for a new one."),
    FOREIGN_FORM(
            403,
            "This could not be sent",
            "The form did not come from this page. Open the link again and fill in the form there."),
    WAY_BACK_LOST(
            400,
            "The sign-in cannot be continued here",
            "It was begun in another browser, has been finished already, or took too long. Open the link again."),
    FAILED(500, "Something went wrong", "Nothing has been lost. Open the link again in a moment.");

    private final int status;
    private final String heading;
    private final String text;

    LinkFailure(int status, String heading, String text) {
        this.status = status;
        this.heading = heading;
        this.text = text;
    }

    int status() {
        return status;
    }

    String heading() {
        return heading;
    }

    String text() {
        return text;
    }

    /** Thrown where the way to the page is long. */
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final LinkFailure failure;

        Thrown(LinkFailure failure) {
            super(failure.name(), null, false, false);
            this.failure = failure;
        }

        LinkFailure failure() {
            return failure;
        }
    }

    Thrown thrown() {
        return new Thrown(this);
    }
}
