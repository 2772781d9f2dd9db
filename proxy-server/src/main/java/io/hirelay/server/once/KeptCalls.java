package io.hirelay.server.once;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps what is known of calls with keys, for all processes that share the store. Thread-safe; what a method has done lasts
 * once it has returned. What a call noted and how it was answered is kept encrypted, and goes with its account.
 *
 * <p>A call is held by one process at a time, until it is answered or let go, or its process has not renewed it for the
 * time of a lease.
 */
public interface KeptCalls {
    /** For as long an answer is given again. */
    Duration KEPT = Duration.ofHours(24);

    /** What is known of a call that is to be made. */
    sealed interface Claim {
        /**
         * It is the asker's to make.
         *
         * @param noted what an attempt had noted that ended without an answer
         */
        record Granted(Optional<String> noted) implements Claim {
            public Granted {
                Objects.requireNonNull(noted, "noted");
            }
        }

        /** It was answered. */
        record Answered(KeptAnswer answer) implements Claim {}

        /** Another process holds it. */
        record Taken() implements Claim {}

        /** The key stands for another request. */
        record OtherRequest() implements Claim {}

        /** The account is not there any more. */
        record NoAccount() implements Claim {}
    }

    /**
     * Asks for a call; grants it when nobody else holds it.
     *
     * @param holder the asking process, which makes each call on one thread at a time
     */
    Claim claim(CallKey call, String holder, Duration lease);

    /**
     * Notes something about a call.
     *
     * @return whether the process still holds it; nothing is noted otherwise
     */
    boolean note(CallKey call, String holder, String noted);

    /** Keeps the answer of a call for {@link #KEPT}, when the process still holds it; what was noted is forgotten. */
    void answer(CallKey call, String holder, KeptAnswer answer);

    /** Lets a call go, which keeps what was noted: whoever makes it next goes on from there. */
    void release(CallKey call, String holder);

    /** Forgets a call that is held, as if it had never been made. */
    void forget(CallKey call, String holder);

    /** Holds every call of a process for another lease. */
    void renew(String holder, Duration lease);

    /**
     * Forgets calls that have been kept for long enough by this time, at most as many.
     *
     * @return how many
     */
    int forgetExpired(Instant now, int most);
}
