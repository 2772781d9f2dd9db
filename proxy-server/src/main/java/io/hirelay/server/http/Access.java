package io.hirelay.server.http;

/** Who may call an endpoint. */
public enum Access {
    /** Anybody; the endpoint is not told who calls. */
    PUBLIC,
    /**
     * Whoever knows the address, which is a secret by itself; the endpoint tells whether it is. Served beside the calls
     * of those who have a token, as it may take as long. What is sent is a form, so that 32 KiB are enough.
     */
    SECRET_ADDRESS,
    /** Whoever holds an API token of an environment; the short-lived token of one account is answered 403. */
    TOKEN,
    /** Whoever holds an API token or the short-lived token of one account. */
    ACCOUNT_TOKEN;

    private static final int LARGEST_FORM = 32 * 1024;

    /** Whether callers have to show a token. */
    public boolean asksForToken() {
        return this == TOKEN || this == ACCOUNT_TOKEN;
    }

    /** How many bytes of a body are taken where the server takes so many. */
    int largestBody(int ofServer) {
        return this == SECRET_ADDRESS ? Math.min(LARGEST_FORM, ofServer) : ofServer;
    }
}
