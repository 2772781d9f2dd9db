package io.hirelay.server.http;

/**
 * Answers requests. Called on a thread that may block, never on an event loop; interrupted when nobody waits for the
 * answer any more. Throws {@link io.hirelay.error.HirelayException}s, which become the error envelope.
 */
@FunctionalInterface
public interface Handler {

    Answer handle(Request request);
}
