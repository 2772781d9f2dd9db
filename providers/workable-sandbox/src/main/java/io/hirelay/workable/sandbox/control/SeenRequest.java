package io.hirelay.workable.sandbox.control;

import java.util.Set;

/**
 * A call that came, without anything secret.
 *
 * @param template the path with its variable parts named, such as {@code /candidates/:id}; the path itself where there
 *     is no such endpoint
 * @param path after {@code /spi/v3}, or whole below {@code /oauth}
 * @param query as it was sent; empty for none
 * @param headers names in lower case
 * @param status that was answered; 0 when the connection was dropped
 * @param applied whether the account carried it out, whatever was answered
 * @param body of a call that changes something, as far as it is text of a moderate length; empty otherwise
 */
public record SeenRequest(
        String method,
        String template,
        String path,
        String query,
        Set<String> headers,
        int status,
        boolean applied,
        String body) {
    public SeenRequest {
        headers = Set.copyOf(headers);
    }

    /** Without the query and the body: they may be personal. */
    @Override
    public String toString() {
        return method + " " + path + " " + status + (applied ? " applied" : "");
    }
}
