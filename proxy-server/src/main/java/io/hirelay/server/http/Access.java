package io.hirelay.server.http;

/** Who may call an endpoint. */
public enum Access {
    /** Anybody; the endpoint is not told who calls. */
    PUBLIC,
    /** Whoever holds an API token of an environment; the short-lived token of one account is answered 403. */
    TOKEN,
    /** Whoever holds an API token or the short-lived token of one account. */
    ACCOUNT_TOKEN
}
