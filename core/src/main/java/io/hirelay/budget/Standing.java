package io.hirelay.budget;

import java.time.Duration;
import java.util.Objects;

/** Where a reservation stands at the moment it is asked. */
public sealed interface Standing {

    /** Send now. The same permit however often it is asked. */
    record Granted(Permit permit) implements Standing {
        public Granted {
            Objects.requireNonNull(permit, "permit");
        }
    }

    /** Not before this time has passed; then ask again. Sooner only when the reservation says that something changed. */
    record Waiting(Duration time) implements Standing {
        public Waiting {
            Objects.requireNonNull(time, "time");
        }
    }

    /** There will be no leave in time; it may be worth coming back after this time. Final. */
    record Refused(Duration retryAfter, Reason reason) implements Standing {
        public Refused {
            Objects.requireNonNull(retryAfter, "retryAfter");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Why a call gets no leave. */
    enum Reason {
        /** The limit frees no place for it before its deadline. */
        DEADLINE,
        /** Too many wait already, of all callers or of this one. */
        FULL,
        /** Whoever counts the calls does not answer. */
        UNCOUNTED
    }
}
