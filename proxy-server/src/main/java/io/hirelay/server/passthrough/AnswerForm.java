package io.hirelay.server.passthrough;

import io.hirelay.http.AuthHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** In which form one call goes to the provider and is answered. Confined to one event loop. */
interface AnswerForm {

    /** Path and query for the provider, relative to its base address. */
    String rest();

    /** Whether an answer may have to be read, so that it must come in a coding that can be. */
    boolean reads();

    /**
     * What the body of an answer goes through; null when it stays as it is.
     *
     * @param credential what the request was sent with; not to be repeated in words of our own
     */
    @Nullable BodyChange change(int status, HttpHeaders answer, AuthHeaders credential);

    /** Says in the headers of an answer that changes what has become of it. */
    default void describe(int status, HttpHeaders to) {}

    /** With which status an answer that changes goes to the caller. */
    default int shown(int status) {
        return status;
    }
}
