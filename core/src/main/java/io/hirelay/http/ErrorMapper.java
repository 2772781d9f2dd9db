package io.hirelay.http;

import io.hirelay.error.HirelayException;
import java.util.Optional;

/**
 * Turns a provider's refusal into the exception callers know. Which class it is decides whether the pipeline tries
 * again: {@code RateLimitedException} waits and repeats, {@code UnavailableException} says that nothing was applied and
 * repeats with growing pauses, {@code UnknownOutcomeException} is repeated only where twice is the same as once, all
 * others are final. Stateless, never throws.
 */
@FunctionalInterface
public interface ErrorMapper {

    /** What an answer means whose status is not a success. */
    HirelayException map(ErrorAnswer answer);

    /** What a success means that is none: some providers say no with 200. Empty when it is one. */
    default Optional<HirelayException> refusal(ErrorAnswer answer) {
        return Optional.empty();
    }

    /** By status alone; start from it and refine. */
    static ErrorMapper standard() {
        return StandardErrors::map;
    }
}
