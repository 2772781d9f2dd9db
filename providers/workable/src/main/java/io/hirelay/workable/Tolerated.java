package io.hirelay.workable;

import io.hirelay.error.AuthenticationException;
import io.hirelay.error.CancelledException;
import io.hirelay.error.ErrorCode;
import io.hirelay.error.HirelayException;
import io.hirelay.error.RateLimitedException;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads of what makes an answer better but is not the answer: without it the answer is given all the same. */
final class Tolerated {
    /** What is left of a call for making an answer without it. */
    private static final Duration MARGIN = Duration.ofMillis(750);

    private Tolerated() {}

    /** The same call, ending early enough for it to answer without what is read. */
    static CallContext inTime(CallContext call) {
        Deadline deadline = call.deadline();
        return call.withDeadline(new Deadline(deadline.clock(), deadline.at().minus(MARGIN)));
    }

    /** Empty when it could not be read, unless the credential is refused or the call is to stop. */
    static <T> Optional<T> read(Supplier<Optional<T>> read) {
        try {
            return read.get();
        } catch (AuthenticationException | CancelledException e) {
            throw e;
        } catch (HirelayException e) {
            return Optional.empty();
        }
    }

    /** The same as one of several reads at once, where running out of time is told to whoever runs them. */
    static <T> Optional<T> oneOfMany(Supplier<Optional<T>> read) {
        try {
            return read.get();
        } catch (AuthenticationException | CancelledException | RateLimitedException e) {
            throw e;
        } catch (HirelayException e) {
            if (e.code() == ErrorCode.REMOTE_TIMEOUT) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
