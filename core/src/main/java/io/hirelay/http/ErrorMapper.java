package io.hirelay.http;

import io.hirelay.error.HirelayException;
import java.time.Duration;
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

    /**
     * How often to look again before it is believed that a record is not there: some providers say so now and then of
     * records that are, mostly of new ones. Each look counts in the budget and comes after a pause.
     *
     * @param answer to a read, mapped to {@code NotFoundException}
     * @param sinceChange how long ago something was last changed through the same connection, if it was
     */
    default int furtherLooks(ErrorAnswer answer, Optional<Duration> sinceChange) {
        return 0;
    }

    /** By status alone; start from it and refine. */
    static ErrorMapper standard() {
        return StandardErrors::map;
    }
}
