package io.hirelay.server.http;

import java.time.Duration;
import java.util.Objects;

/**
 * How the server listens and what it bears.
 *
 * @param port 0 for any free one
 * @param callDeadline within which a request is answered
 * @param largestBody bytes of a request's body; more is answered 413
 * @param largestUri characters of a request's first line; more is answered 414
 * @param largestHeaders bytes of a request's headers; more is answered 431
 * @param concurrentCalls calls served at one time
 * @param waitingCalls calls that wait for their turn; when as many do, more are answered 503
 */
public record HttpSettings(
        String host,
        int port,
        Duration callDeadline,
        int largestBody,
        int largestUri,
        int largestHeaders,
        int concurrentCalls,
        int waitingCalls) {
    private static final int SHARE_OF_MEMORY = 6;

    public HttpSettings {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(callDeadline, "callDeadline");
        if (concurrentCalls < 1 || waitingCalls < 1) {
            throw new IllegalArgumentException("a server serves at least one call and lets one wait");
        }
    }

    /** This host and port, this deadline, and limits that suit most. */
    public static HttpSettings of(String host, int port, Duration callDeadline) {
        return new HttpSettings(host, port, callDeadline, 32 * 1024 * 1024, 16 * 1024, 32 * 1024, 256, 1024);
    }

    /** How long nothing may come or go on a connection: longer than any call is served. */
    public Duration idle() {
        return callDeadline.plusSeconds(35);
    }

    /**
     * Bytes of a body that is held as a whole: it must leave room for what is made of it. A file that comes in a form is
     * not.
     */
    int largestDocument() {
        return (int) Math.min(largestBody, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    }
}
