package io.hirelay.server.http;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Sees to it that calls with one {@code Idempotency-Key} do their work once: what was answered is answered again, and a
 * twin that comes meanwhile waits. A key counts for the caller's token, the account, the method and the path, and stands
 * for one body ({@link Request#bodyDigest()}). Thread-safe; may block.
 */
@FunctionalInterface
public interface OnlyOnce {
    /** The header that names the key. */
    String HEADER = "Idempotency-Key";

    /** Keeps nothing: every call does its work. */
    OnlyOnce KEEPING_NOTHING = (request, account, work) -> work.attempt(Optional.empty(), note -> {});

    /**
     * Answers a call that carries a key; asked only for calls that change something and carry a well-formed one.
     *
     * @throws InvalidRequestException 409, when the key stands for another body
     * @throws RuntimeException what the work throws, as it is
     */
    Answer run(Request request, UUID account, Work work);

    /**
     * The key that a request carries, if any.
     *
     * @throws InvalidRequestException when it is none
     */
    static Optional<String> key(Request request) {
        List<String> given = request.headers().getOrDefault(HEADER.toLowerCase(Locale.ROOT), List.of());
        if (given.size() > 1 || given.stream().anyMatch(key -> !key.matches("[\\x21-\\x7e]{1,255}"))) {
            throw InvalidRequestException.of(
                    ErrorCode.REQUEST_INVALID_PARAMETER,
                    HEADER,
                    "must be sent once, 1 to 255 visible ASCII characters such as a UUID");
        }
        return given.stream().findFirst();
    }

    /** What is to be done once. */
    @FunctionalInterface
    interface Work {
        /**
         * Does it, or goes on where an attempt was lost.
         *
         * @param noted what an attempt that ended without an answer, because its process did, had noted last
         * @param note keeps what tells later whether the work was done; durable when it returns
         */
        Answer attempt(Optional<String> noted, Consumer<String> note);
    }
}
